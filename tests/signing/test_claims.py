import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from lonto.signing import claims, codes
from lonto.signing.claims import ClaimError, Fact

KEY = Ed25519PrivateKey.generate()
OTHER_KEY = Ed25519PrivateKey.generate()
CODE = "K7Q2M0XW9TBC4RNA"
FACTS = ("SKTM", "400.9.14/12-DS/XI/2026", "YOHANES NGGORO", 531505, 9901, 20790, 20882)

fact = st.none() | st.integers(-(2**63), 2**63) | st.text(max_size=20)
code_text = st.text(alphabet=codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH)


@pytest.fixture
def claim() -> bytes:
    return claims.seal(1, FACTS, code=CODE, key=KEY)


@given(st.integers(0, 20), st.lists(fact, max_size=8), code_text)
def test_a_claim_reads_back_as_it_was_signed(kind: int, facts: list[Fact], code: str) -> None:
    opened = claims.open_claim(claims.seal(kind, facts, code=code, key=KEY), code=code, keys=[KEY.public_key()])
    assert (opened.kind, list(opened.facts)) == (kind, facts)


def test_every_single_changed_bit_is_refused(claim: bytes) -> None:
    for place in range(len(claim) * 8):
        changed = bytearray(claim)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(ClaimError):
            claims.open_claim(bytes(changed), code=CODE, keys=[KEY.public_key()])


@given(code_text)
def test_a_claim_beside_another_code_is_refused(code: str) -> None:
    claim = claims.seal(1, FACTS, code=CODE, key=KEY)
    if code != CODE:
        with pytest.raises(ClaimError):
            claims.open_claim(claim, code=code, keys=[KEY.public_key()])


def test_a_claim_of_an_unknown_key_is_refused(claim: bytes) -> None:
    with pytest.raises(ClaimError):
        claims.open_claim(claim, code=CODE, keys=[OTHER_KEY.public_key()])


def test_a_claim_signed_by_another_under_the_name_of_our_key_is_refused() -> None:
    payload = cbor2.dumps([1, claims.key_id(KEY.public_key()), "SKTM"], canonical=True)
    forged = payload + OTHER_KEY.sign(b"lonto claim 1\0" + codes.raw(CODE) + payload)
    with pytest.raises(ClaimError):
        claims.open_claim(forged, code=CODE, keys=[KEY.public_key(), OTHER_KEY.public_key()])


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x01",
        cbor2.dumps([1, b"abcd"]) + b"\0",
        cbor2.dumps([1, b"abcd", [1]]),
        cbor2.dumps([1, b"abcd", 1.5]),
        cbor2.dumps([True, b"abcd"]),
        cbor2.dumps([1, "abcd"]),
        b"\x9f\x01\x44abcd\xff",
        b"\x82\x18\x01\x44abcd",
        b"\x81" * 300,
    ],
    ids=[
        "empty", "no array", "bytes behind", "nested", "a float", "a boolean kind", "a text as key id",
        "endless array", "a number in a longer form", "deeply nested",
    ],
)  # fmt: skip
def test_other_forms_than_the_canonical_one_are_refused_even_with_a_good_signature(payload: bytes) -> None:
    signed = payload + KEY.sign(b"lonto claim 1\0" + codes.raw(CODE) + payload)
    with pytest.raises(ClaimError):
        claims.open_claim(signed, code=CODE, keys=[KEY.public_key()])


@given(st.binary(max_size=500))
def test_random_bytes_are_refused_without_another_error(data: bytes) -> None:
    with pytest.raises(ClaimError):
        claims.open_claim(data, code=CODE, keys=[KEY.public_key()])
