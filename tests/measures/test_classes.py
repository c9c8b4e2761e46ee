"""Numbers fall into at most five classes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.measures.classes import MOST, Manner, classes_of, shade_of

NUMBERS = st.lists(st.one_of(st.integers(-(10**12), 10**12), st.decimals(-999, 999, places=2)), max_size=200)
MANNERS = st.sampled_from(Manner)


@given(NUMBERS, MANNERS)
def test_every_number_is_in_exactly_one_class(numbers: list[int | Decimal], manner: Manner) -> None:
    classes = classes_of(numbers, manner)
    assert len(classes) <= MOST
    assert sum(one.count for one in classes) == len(numbers)
    for number in numbers:
        assert sum(one.lowest <= number <= one.highest for one in classes) == 1


@given(NUMBERS, MANNERS)
def test_a_higher_class_has_a_darker_shade(numbers: list[int | Decimal], manner: Manner) -> None:
    shades = [one.shade for one in classes_of(numbers, manner)]
    assert shades == sorted(set(shades))
    assert all(1 <= shade <= MOST for shade in shades)


@given(st.sets(st.integers(0, 10**6), min_size=6, max_size=300))
def test_quantiles_hold_about_as_many_numbers_each(numbers: set[int]) -> None:
    classes = classes_of(numbers, Manner.QUANTILE)
    assert len(classes) == MOST
    assert max(one.count for one in classes) - min(one.count for one in classes) <= 1


@given(st.sets(st.integers(0, 10**6), min_size=6, max_size=300))
def test_equal_classes_are_no_wider_than_a_fifth(numbers: set[int]) -> None:
    fifth = Fraction(max(numbers) - min(numbers), MOST)
    assert all(one.highest - one.lowest <= fifth for one in classes_of(numbers, Manner.EQUAL))


def test_few_different_numbers_are_a_class_each() -> None:
    classes = classes_of([0, 0, 0, 1, 7], Manner.EQUAL)
    assert [(one.lowest, one.highest, one.count, one.shade) for one in classes] == [
        (0, 0, 3, 1),
        (1, 1, 1, 3),
        (7, 7, 1, 5),
    ]


def test_a_single_number_stands_in_the_middle() -> None:
    assert shade_of(0, classes_of([0, 0], Manner.QUANTILE)) == 3


def test_no_number_makes_no_class() -> None:
    assert classes_of([], Manner.QUANTILE) == []
    with pytest.raises(ValueError, match="No class"):
        shade_of(1, [])
