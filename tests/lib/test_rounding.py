"""Half up, from the exact value, once."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.rounding import exact_text, half_up


@pytest.mark.parametrize(
    ("exact", "printed"),
    [
        ("2.005", "2.01"),
        ("4.485", "4.49"),
        ("4.765", "4.77"),
        ("2.594", "2.59"),
        ("2.595", "2.60"),
        ("-2.005", "-2.01"),
    ],
)
def test_a_half_goes_up(exact: str, printed: str) -> None:
    assert str(half_up(Decimal(exact), 2)) == printed


@given(st.fractions(), st.integers(0, 6))
def test_what_is_printed_lies_half_a_unit_away_at_most(value: Fraction, digits: int) -> None:
    assert abs(Fraction(half_up(value, digits)) - value) * 2 <= Fraction(1, 10**digits)


@given(st.fractions(max_denominator=10_000))
def test_an_exact_text_is_the_value_itself(value: Fraction) -> None:
    assert Fraction(exact_text(value)) == value
