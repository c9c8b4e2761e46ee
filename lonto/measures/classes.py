"""Putting numbers into at most five classes, so that a map can show them in five shades."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

MOST = 5
Known: TypeAlias = int | Decimal


class Manner(StrEnum):
    """How the classes are made: with about as many numbers in each, or each as wide as the others."""

    QUANTILE = "quantile"
    EQUAL = "equal"


@dataclass(frozen=True)
class NumberClass:
    """A class with the lowest and the highest number in it and how many there are; `shade` runs from 1 to 5."""

    lowest: Known
    highest: Known
    count: int
    shade: int


def classes_of(numbers: Iterable[Known], manner: Manner) -> list[NumberClass]:
    """The classes that hold these numbers, the lowest first; equal numbers are always in the same one.

    Up to five different numbers are a class each. Classes without a number are left out.
    """
    ordered = sorted(numbers)
    different = sorted(set(ordered))
    if not different:
        return []
    if len(different) <= MOST:
        bounds: Sequence[Known | Fraction] = different
    elif manner is Manner.QUANTILE:
        bounds = sorted({ordered[math.ceil(part * len(ordered) / MOST) - 1] for part in range(1, MOST + 1)})
    else:
        low, high = Fraction(different[0]), Fraction(different[-1])
        bounds = [low + (high - low) * part / MOST for part in range(1, MOST + 1)]
    members: list[list[Known]] = [[] for _bound in bounds]
    place = 0
    for number in ordered:
        while Fraction(number) > Fraction(bounds[place]):
            place += 1
        members[place].append(number)
    return [
        NumberClass(inside[0], inside[-1], len(inside), _shade(place, len(bounds)))
        for place, inside in enumerate(members)
        if inside
    ]


def shade_of(number: Known, classes: Iterable[NumberClass]) -> int:
    """The shade of the class that holds a number; ValueError where none does."""
    for one in classes:
        if one.lowest <= number <= one.highest:
            return one.shade
    raise ValueError(f"No class holds {number}.")


def _shade(place: int, count: int) -> int:
    """Fewer classes than shades are spread over all of them; a single one is in the middle."""
    if count == 1:
        return (MOST + 1) // 2
    return 1 + round(Fraction(place * (MOST - 1), count - 1))
