"""Conditions on a set of variables, in whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd


@dataclass(frozen=True, slots=True)
class Row:
    """A condition: the sum of the coefficients of what is chosen is at least `least`."""

    terms: Mapping[int, int]
    least: int

    def simplest(self) -> "Row":
        """The same condition with the smallest coefficients."""
        common = gcd(*self.terms.values()) or 1
        return Row({v: amount // common for v, amount in self.terms.items()}, -(-self.least // common))

    def holds(self, chosen: frozenset[int]) -> bool:
        """Whether a set of variables keeps the condition."""
        return sum(amount for variable, amount in self.terms.items() if variable in chosen) >= self.least


def at_most(terms: Mapping[int, int], most: int) -> Row:
    """The sum of the coefficients is at most `most`."""
    return Row({variable: -amount for variable, amount in terms.items()}, -most)


def other_than(chosen: frozenset[int], size: int) -> Row:
    """Every set of the first `size` variables but this one."""
    return Row({v: -1 if v in chosen else 1 for v in range(size)}, 1 - len(chosen))


def without_one_of(chosen: frozenset[int]) -> Row:
    """Every set that does not hold this one whole."""
    return Row(dict.fromkeys(chosen, -1), 1 - len(chosen))
