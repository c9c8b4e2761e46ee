"""HiGHS, asked with small whole numbers only.

The solver counts in floating point and takes a variable for whole that is 10^-7 off. That does no harm while
coefficients are small. So a wide number is written as digits: a row or an aim with large coefficients becomes several
with coefficients below BASE, which hand a whole carry to each other. And each row is given half a unit wider than it
is, so no set that keeps it exactly can be lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd

import highspy
import numpy as np
from highspy._core import _Highs

from .rows import Row

BASE = 1 << 13
TOLERANCE = 1e-7
SECONDS = 60


class TooHardError(RuntimeError):
    """The solver found no proven answer in the time it has."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit of a sum of amounts: the terms that add up to it, and how to read it off the exact sum."""

    terms: Mapping[int, int]
    divisor: int
    is_highest: bool

    def of(self, total: int) -> int:
        """The digit of an exact sum."""
        digit = total // self.divisor
        return digit if self.is_highest else digit % BASE


class Solver:
    """A programme with `size` binary variables, and carries behind them."""

    def __init__(self, size: int) -> None:
        self.size, self.columns = size, 0
        self.highs = _Highs()  # highspy.Highs adds callbacks, and prints a line before it can be told to be silent
        for name, value in _OPTIONS.items():
            self.highs.setOptionValue(name, value)
        for _ in range(size):
            self._column(1.0)

    def require(self, row: Row) -> None:
        """Add a condition."""
        simple = row.simplest()
        terms, least = dict(simple.terms), simple.least
        while max(map(abs, terms.values()), default=0) >= BASE:
            low, least_low = {v: amount % BASE for v, amount in terms.items()}, least % BASE
            terms, least = {v: amount // BASE for v, amount in terms.items()}, least // BASE
            carry = self._carry(low)
            self._row({**low, carry: -BASE}, least_low)
            terms[carry] = 1
        self._row(terms, least)

    def digits(self, amounts: Sequence[int]) -> tuple[Digit, ...]:
        """The sum of the amounts of what is chosen as digits, the highest first; amounts may be negative."""
        terms, divisor = dict(enumerate(amounts)), gcd(*amounts) or 1
        terms = {v: amount // divisor for v, amount in terms.items()}
        digits = []
        while max(map(abs, terms.values()), default=0) >= BASE:
            low = {v: amount % BASE for v, amount in terms.items()}
            terms = {v: amount // BASE for v, amount in terms.items()}
            carry = self._carry(low)
            low[carry] = -BASE
            self._row(low, 0)
            self._row({v: -amount for v, amount in low.items()}, 1 - BASE)
            terms[carry] = 1
            digits.append(Digit(low, divisor, is_highest=False))
            divisor *= BASE
        return (Digit(terms, divisor, is_highest=True), *reversed(digits))

    def least(self, terms: Mapping[int, int]) -> frozenset[int] | None:
        """The set with the smallest sum, or None where no set keeps the rows. Raises TooHardError."""
        costs = np.zeros(self.columns)
        for column, amount in terms.items():
            costs[column] = amount
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), costs)
        if self.highs.run() == highspy.HighsStatus.kError:
            raise RuntimeError("HiGHS did not run. Another part of this process may have asked it for more threads.")
        status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise TooHardError(self.highs.modelStatusToString(status))
        values = self.highs.getSolution().col_value
        return frozenset(v for v in range(self.size) if values[v] > 0.5)

    def _carry(self, low: Mapping[int, int]) -> int:
        return self._column(float(sum(low.values()) // BASE + 1), -1.0)

    def _column(self, upper: float, lower: float = 0.0) -> int:
        self.highs.addVar(lower, upper)
        self.highs.changeColIntegrality(self.columns, highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def _row(self, terms: Mapping[int, int], least: int) -> None:
        kept = {column: amount for column, amount in terms.items() if amount}
        places, amounts = np.array(list(kept), dtype=np.int32), np.array(list(kept.values()), dtype=np.float64)
        self.highs.addRow(least - 0.5, highspy.kHighsInf, len(kept), places, amounts)


_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "time_limit": float(SECONDS),
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": TOLERANCE,
}
