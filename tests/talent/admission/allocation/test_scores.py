from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.talent.admission.allocation.scores import HIGHEST, hundredths, written


@pytest.mark.parametrize(
    ("value", "score"), [("84.3", 8430), (Decimal("84.30"), 8430), (84, 8400), ("0", 0), ("99999.99", HIGHEST)]
)
def test_a_score_is_kept_in_hundredths(value: Decimal | int | str, score: int) -> None:
    assert hundredths(value) == score


@given(st.integers(0, HIGHEST))
def test_a_written_score_reads_as_the_same(score: int) -> None:
    assert hundredths(written(score)) == score


def test_a_score_is_written_with_two_decimals() -> None:
    assert [written(score) for score in (8430, 5, 0)] == ["84.30", "0.05", "0.00"]


@pytest.mark.parametrize("value", ["84.305", "-1", "100000", "NaN", "Infinity", "A", ""])
def test_what_is_not_a_score_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"decimals|outside|not a score"):
        hundredths(value)


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="never a float"):
        hundredths(84.3)  # type: ignore[arg-type]
