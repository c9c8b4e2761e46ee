"""The best set of variables that keeps the rows: found by the solver, verified in whole numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, gcd

from .rows import Row, at_most, other_than
from .solver import BASE, TOLERANCE, Solver, TooHardError

TRIES = 6
"""Sets that are taken one by one in the hope that soon none is left that is as good as the best of them."""
WIDE = 1 << 20
"""The largest rounded amount."""
BLOCK = 12
"""Variables whose order one solution settles; more would need larger coefficients."""
PATIENCE = 100
"""Sets that may turn out to break a row before the search gives up."""

MoreRows = Callable[[frozenset[int]], Iterable[Row]]


def no_more_rows(_chosen: frozenset[int]) -> Iterable[Row]:
    """All conditions are known beforehand."""
    return ()


def best_of(
    size: int, rows: Iterable[Row], aims: Sequence[Sequence[int]], more_rows: MoreRows = no_more_rows
) -> frozenset[int] | None:
    """The set with the smallest sums, aim by aim, then with the variables that come first; None if there is no set.

    `more_rows` names conditions that a set might break, where they are too many to be written down beforehand. The
    last aim must count the variables, so that no set of those that are left holds another. Raises TooHardError.
    """
    if not size:
        return frozenset() if all(row.holds(frozenset()) for row in rows) else None
    return _Search(size, rows, aims, more_rows).best()


class _Search:
    """What is found is struck out of the solver's programme, so the end is reached when nothing as good is left."""

    def __init__(self, size: int, rows: Iterable[Row], aims: Sequence[Sequence[int]], more_rows: MoreRows) -> None:
        self.size, self.rows, self.aims, self.more_rows = size, list(rows), aims, more_rows
        self.best_yet: frozenset[int] | None = None
        self.solver = Solver(size)
        for row in self.rows:
            self.solver.require(row)

    def best(self) -> frozenset[int] | None:
        """The best set."""
        for amounts in (*self.aims, *self._blocks()):
            if self._is_alone(amounts):
                break
            if not _rounded(amounts).is_exact:
                self._settle(amounts)
            self.solver.require(at_most(dict(enumerate(amounts)), _sum(amounts, self.best_yet)))
        return self.best_yet

    def _is_alone(self, amounts: Sequence[int]) -> bool:
        """Whether all other sets that are left have a larger sum than `best_yet`; most often two solutions tell.

        The amounts are rounded down, so that a set with a large rounded sum has a large sum.
        """
        rounded = _rounded(amounts)
        for _ in range(TRIES):
            chosen = self._least(dict(enumerate(rounded.amounts)))
            if chosen is None or (self.best_yet and rounded.bound(chosen) > _sum(amounts, self.best_yet)):
                return True
            is_tie = rounded.is_exact and self.best_yet and _sum(amounts, chosen) == _sum(amounts, self.best_yet)
            self._strike(chosen)
            if is_tie:
                return False
        return False

    def _settle(self, amounts: Sequence[int]) -> None:
        """Find the smallest sum of wide amounts, digit by digit."""
        for digit in self.solver.digits(amounts):
            chosen = self._least(digit.terms)
            if chosen is None:
                return
            self._strike(chosen)
            self.solver.require(at_most(digit.terms, digit.of(_sum(amounts, self.best_yet))))

    def _strike(self, chosen: frozenset[int]) -> None:
        self.best_yet = chosen if self.best_yet is None else min(chosen, self.best_yet, key=self._order)
        self.solver.require(other_than(chosen, self.size))

    def _least(self, terms: Mapping[int, int]) -> frozenset[int] | None:
        for _ in range(PATIENCE):
            chosen = self.solver.least(terms)
            if chosen is None:
                return None
            broken = [row for row in self.more_rows(chosen) if not row.holds(chosen)]
            if not broken and all(row.holds(chosen) for row in self.rows):
                return chosen
            self.rows += broken
            for row in broken or [other_than(chosen, self.size)]:
                self.solver.require(row)
        raise TooHardError("Too many sets were found that break a row.")

    def _blocks(self) -> Iterator[list[int]]:
        for start in range(0, self.size, BLOCK):
            stop = min(start + BLOCK, self.size)
            yield [-(1 << (stop - 1 - v)) if start <= v < stop else 0 for v in range(self.size)]

    def _order(self, chosen: frozenset[int]) -> tuple[list[int], list[int]]:
        return [_sum(amounts, chosen) for amounts in self.aims], sorted(chosen)


@dataclass(frozen=True, slots=True)
class _Rounded:
    """Amounts as multiples of a scale, rounded down; `slack` is what the solver's tolerance may take for nothing."""

    amounts: list[int]
    scale: int
    slack: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether nothing was lost."""
        return not self.slack

    def bound(self, chosen: frozenset[int]) -> int:
        """No set that is left has a smaller sum than this, where `chosen` has the smallest rounded one."""
        return self.scale * (_sum(self.amounts, chosen) - self.slack)


def _rounded(amounts: Sequence[int]) -> _Rounded:
    common, largest = gcd(*amounts) or 1, max(map(abs, amounts))
    if largest < common * BASE:
        return _Rounded([amount // common for amount in amounts], common)
    scale = common * -(-largest // (common * WIDE))
    return _Rounded([amount // scale for amount in amounts], scale, ceil(len(amounts) * TOLERANCE * WIDE))


def _sum(amounts: Sequence[int], chosen: frozenset[int] | None) -> int:
    return sum(amounts[v] for v in chosen or ())
