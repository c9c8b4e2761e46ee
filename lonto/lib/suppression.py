"""Hiding small counts in a public table so that nobody can compute them again from its totals.

A table has places in a tree (regency, districts, villages) and, for each place, one total and any number of partitions
of it (by sex, by age). Everything that is published about the same people belongs into one table: two tables that
share a total can be subtracted from one another.

A count of 1 to 4 is small. **0 is shown**: nobody is counted, so nobody can be recognised, and a village whose
register is empty stays readable. Whoever knows that 0 is shown knows that a hidden count is at least 1; the rule
reckons with it.

**The rule** (interval protection with a sliding width, as in Hundepool et al., Statistical Disclosure Control, 2012,
chapter 4): for each small count the published numbers must allow at least `WIDTH + 1` = 5 different values, and one of
them must be `THRESHOLD` = 5 or more. So nobody can say more than that the count may be small.

**The proof** is a witness for each small count: a *move*, one person more here and one less there, along which every
published number stays what it is. A move is a pattern of +1 and -1 on places (this village more, that village less)
times a pattern on categories (women more, men less). All its cells are hidden, and they are large enough for the move
to be made as often as the rule asks, with no hidden count falling below 1. Hiding more later takes no move away.
Among all moves of this form the one is taken that hides the fewest further cells, and among these the smallest counts.
There always is one: hiding a small count with everything above it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

THRESHOLD = 5
WIDTH = 4
TOTAL = ""
"""The category of a place's total."""

Cell: TypeAlias = tuple[str, str]
"""(place, category)"""
Pattern: TypeAlias = Mapping[int, int]
"""+1 or -1 by position; along it every sum stays what it is."""
_PLENTY = 1 << 40


@dataclass(frozen=True)
class Shape:
    """Which cells a table has: the parent of each place ("" for the one at the top), and partitions of the total.

    The categories of all partitions have different names. Raises ValueError where the places are no single tree.
    """

    parents: Mapping[str, str]
    partitions: Sequence[Sequence[str]] = ()

    def __post_init__(self) -> None:
        tops = [place for place, parent in self.parents.items() if not parent]
        if len(tops) != 1:
            raise ValueError(f"A table has one place at the top, not {len(tops)}.")
        if strays := {parent for parent in self.parents.values() if parent} - self.parents.keys():
            raise ValueError(f"No place of the table has the name {min(strays)}.")
        names = [name for partition in self.partitions for name in partition]
        if len(set(names) | {TOTAL}) != len(names) + 1:
            raise ValueError("Two categories of the table have the same name.")
        for place in self.parents:
            self._line(place)

    @cached_property
    def places(self) -> list[str]:
        """Every place, the larger before those within it."""
        return sorted(self.parents, key=lambda place: (len(self._line(place)), place))

    @cached_property
    def categories(self) -> list[str]:
        """The total, then the categories of each partition."""
        return [TOTAL, *(name for partition in self.partitions for name in partition)]

    @cached_property
    def lowest(self) -> list[str]:
        """The places that hold no other."""
        holders = set(self.parents.values())
        return [place for place in self.places if place not in holders]

    def lines(self) -> dict[str, list[str]]:
        """For each place itself and all that hold it, the smallest first."""
        return {place: self._line(place) for place in self.places}

    def filled(self, counts: Mapping[Cell, int]) -> dict[Cell, int]:
        """The whole table from what is counted in the lowest places, by category.

        With partitions the total is the sum of each of them; ValueError where they disagree or a count is negative.
        """
        table = dict.fromkeys(product(self.places, self.categories), 0)
        for place in self.lowest:
            own = {name: counts.get((place, name), 0) for name in self.categories[1:]}
            sums = {sum(own[name] for name in partition) for partition in self.partitions}
            if len(sums) > 1:
                raise ValueError(f"The partitions of {place} have different sums.")
            own[TOTAL] = sums.pop() if sums else counts.get((place, TOTAL), 0)
            if min(own.values()) < 0:
                raise ValueError(f"A count of {place} is negative.")
            for holder, (name, number) in product(self._line(place), own.items()):
                table[holder, name] += number
        return table

    def _line(self, place: str) -> list[str]:
        line = [place]
        while parent := self.parents[line[-1]]:
            if parent in line:
                raise ValueError(f"{place} lies within itself.")
            line.append(parent)
        return line


def is_small(count: int) -> bool:
    """Whether a count has to be hidden for its own sake."""
    return 0 < count < THRESHOLD


def cells_to_hide(shape: Shape, table: Mapping[Cell, int]) -> frozenset[Cell]:
    """The cells of a whole table (as `Shape.filled` gives it) that must not be published."""
    return _Search(shape, table).hidden_cells()


class _Search:
    """The table as a matrix, places by categories, and which of its cells are hidden so far."""

    def __init__(self, shape: Shape, table: Mapping[Cell, int]) -> None:
        self.shape = shape
        self.counts = np.array([[table[place, name] for name in shape.categories] for place in shape.places], np.int64)
        self.hidden = (self.counts > 0) & (self.counts < THRESHOLD)
        self.tree = _Tree(shape, self.counts[:, 0] > 0)
        self.patterns: dict[int, _Patterns] = {}

    def hidden_cells(self) -> frozenset[Cell]:
        for row, column in np.argwhere(self.hidden).tolist():
            self._protect(row, column)
        places, names = self.shape.places, self.shape.categories
        return frozenset((places[row], names[column]) for row, column in np.argwhere(self.hidden).tolist())

    def _protect(self, row: int, column: int) -> None:
        """Hide what the cheapest move of this cell needs."""
        if row not in self.patterns:
            self.patterns[row] = _Patterns(list(self.tree.of(row)))
        over, by = self.patterns[row], _Patterns(list(_of_category(self.shape, column)))
        rows, columns = over.positions[:, None, :, None], by.positions[None, :, None, :]
        signs = over.signs[:, None, :, None] * by.signs[None, :, None, :]
        counts = self.counts[rows, columns]
        all_of_move = (2, 3)
        up = np.where(signs < 0, counts, _PLENTY).min(all_of_move) - 1
        down = np.where(signs > 0, counts, _PLENTY).min(all_of_move) - 1
        # A cell that shows 0 takes part in no move: `down` or `up` is -1 then.
        fits = (down >= 0) & (self.counts[row, column] + up >= THRESHOLD) & (up + down >= WIDTH)
        new = (signs != 0) & ~self.hidden[rows, columns]
        most = 1 + int(self.counts.max()) * signs.shape[2] * signs.shape[3]
        cost = np.where(fits, np.where(new, counts + most, 0).sum(all_of_move), np.iinfo(np.int64).max)
        first, second = divmod(int(cost.argmin()), cost.shape[1])
        assert fits[first, second], "Hiding a cell with everything above it protects it always."
        chosen = np.argwhere(signs[first, second] != 0)
        self.hidden[over.positions[first][chosen[:, 0]], by.positions[second][chosen[:, 1]]] = True


class _Patterns:
    """Patterns of different lengths as two arrays of one width; a sign of 0 fills up."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        size = (len(patterns), max(map(len, patterns)))
        self.positions: NDArray[np.int64] = np.zeros(size, np.int64)
        self.signs: NDArray[np.int64] = np.zeros(size, np.int64)
        for number, pattern in enumerate(patterns):
            self.positions[number, : len(pattern)] = list(pattern.keys())
            self.signs[number, : len(pattern)] = list(pattern.values())


class _Tree:
    """The places as positions; only lowest places that count somebody take part."""

    def __init__(self, shape: Shape, counts_somebody: NDArray[np.bool_]) -> None:
        position = {place: number for number, place in enumerate(shape.places)}
        self.lines = {position[place]: [position[one] for one in line] for place, line in shape.lines().items()}
        self.lowest = [position[place] for place in shape.lowest if counts_somebody[position[place]]]

    def of(self, place: int) -> Iterator[Pattern]:
        """The patterns with one more in `place`: with one less in a place beside it, or one more in all above."""
        for below in self._within(place, self.lowest):
            line = self.lines[below]
            yield dict.fromkeys(line, 1)
            for height in range(line.index(place), len(line) - 1):
                beside = self._within(line[height + 1], self.lowest)
                for other in beside:
                    if line[height] not in self.lines[other]:
                        away = self.lines[other]
                        less = away[: away.index(line[height + 1])]
                        yield dict.fromkeys(line[: height + 1], 1) | dict.fromkeys(less, -1)

    def _within(self, place: int, places: Collection[int]) -> list[int]:
        return [one for one in places if place in self.lines[one]]


def _of_category(shape: Shape, column: int) -> Iterator[Pattern]:
    """The patterns with one more in a category: one less in another of its partition, or one more in the total."""
    spans, start = [], 1
    for partition in shape.partitions:
        spans.append(range(start, start + len(partition)))
        start += len(partition)
    own = next((span for span in spans if column in span), None)
    for other in own or ():
        if other != column:
            yield {column: 1, other: -1}
    for chosen in product(*(span for span in spans if span is not own)):
        yield dict.fromkeys((0, column, *chosen), 1)
