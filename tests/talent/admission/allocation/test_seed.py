from hashlib import sha256

import pytest

from lonto.talent.admission.allocation.columns import draw_ranks
from lonto.talent.admission.allocation.priority import draw_of
from lonto.talent.admission.allocation.seed import commitment_of, is_seed_of, new_secret, seed_of

from .rounds import COMMITMENT, PUBLIC_VALUE, SECRET, SEED


def test_the_seed_is_the_hash_of_the_secret_and_the_public_value() -> None:
    assert sha256(SECRET + PUBLIC_VALUE.encode()).digest() == SEED
    assert is_seed_of(SEED, secret=SECRET, public_value=PUBLIC_VALUE, commitment=COMMITMENT)


@pytest.mark.parametrize(
    ("secret", "public_value", "commitment"),
    [
        (bytes(32), PUBLIC_VALUE, COMMITMENT),
        (SECRET, PUBLIC_VALUE + " ", COMMITMENT),
        (SECRET, PUBLIC_VALUE, commitment_of(bytes(32))),
        (SECRET[:31], PUBLIC_VALUE, commitment_of(SECRET[:31])),
        (SECRET, "", COMMITMENT),
    ],
    ids=["another secret", "another value", "another commitment", "short secret", "no public value"],
)
def test_a_seed_from_anything_else_is_found_out(secret: bytes, public_value: str, commitment: str) -> None:
    assert not is_seed_of(SEED, secret=secret, public_value=public_value, commitment=commitment)


def test_every_secret_is_new() -> None:
    assert len({new_secret() for _ in range(100)}) == 100


def test_a_short_secret_and_an_empty_public_value_are_refused() -> None:
    with pytest.raises(ValueError, match="31 bytes"):
        seed_of(SECRET[:31], PUBLIC_VALUE)
    with pytest.raises(ValueError, match="alone"):
        seed_of(SECRET, "")


def test_the_draw_ranks_are_the_order_of_the_whole_digests() -> None:
    numbers = [f"DTS-{n}" for n in range(1_000)]
    in_order = sorted(numbers, key=lambda number: draw_of(SEED, number))
    ranks = draw_ranks(SEED, numbers)
    assert [in_order[rank] for rank in ranks] == numbers


def test_draws_with_the_same_first_bytes_are_told_apart_by_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    class Digest:
        def __init__(self, data: bytes) -> None:
            self.data = data

        def digest(self) -> bytes:
            return bytes(24) + self.data[-8:]

    monkeypatch.setattr("lonto.talent.admission.allocation.columns.sha256", Digest)
    assert draw_ranks(b"", ["application-3", "application-1", "application-2"]).tolist() == [2, 0, 1]
