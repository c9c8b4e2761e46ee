import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.signing import keys

from .conftest import PASSPHRASE


def private_parts(pair: keys.KeyPair) -> tuple[int, bytes]:
    return pair.pdf.private_numbers().private_value, pair.claim.private_bytes_raw()


def test_the_passphrase_opens_the_box() -> None:
    pair = keys.new_pair()
    assert private_parts(keys.unlock(keys.lock(pair, PASSPHRASE), PASSPHRASE)) == private_parts(pair)


def test_a_passphrase_typed_in_another_unicode_form_opens_the_box() -> None:
    box = keys.lock(keys.new_pair(), "caf\N{LATIN SMALL LETTER E WITH ACUTE} di labuan")
    keys.unlock(box, "cafe\N{COMBINING ACUTE ACCENT} di labuan")


def test_a_wrong_passphrase_is_refused_and_stands_in_no_traceback() -> None:
    box = keys.lock(keys.new_pair(), PASSPHRASE)
    wrong = PASSPHRASE[::-1]
    with pytest.raises(keys.PassphraseError) as caught:
        keys.unlock(box, wrong)
    assert wrong not in "".join(traceback.format_exception(caught.value))


def test_the_box_shows_neither_keys_nor_passphrase() -> None:
    pair = keys.new_pair()
    box = keys.lock(pair, PASSPHRASE)
    assert PASSPHRASE.encode() not in box
    assert pair.claim.private_bytes_raw() not in box
    assert "private" not in repr(pair).lower()


@given(st.data())
def test_a_changed_ciphertext_is_refused(data: st.DataObject) -> None:
    box = bytearray(keys.lock(keys.new_pair(), PASSPHRASE))
    place = data.draw(st.integers(len(box) - 150, len(box) - 1))
    box[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(keys.PassphraseError):
        keys.unlock(bytes(box), PASSPHRASE)
