"""Whoever computes with everything that is published: what a linear programme can say about hidden counts."""

from collections.abc import Collection, Iterator, Mapping

import highspy
import numpy as np
from highspy._core import _Highs

from lonto.lib.suppression import THRESHOLD, TOTAL, WIDTH, Cell, Shape, is_small

MOST = 100_000.0
"""Nobody believes a hidden count to be larger; a programme without a bound has no answer."""


class Attack:
    """What can be computed about hidden counts, by a linear programme, from all that is published.

    The attacker also knows that 0 is never hidden, so a hidden count is at least 1.
    """

    def __init__(self, shape: Shape, table: Mapping[Cell, int], hidden: Collection[Cell]) -> None:
        self.column = {cell: number for number, cell in enumerate(sorted(hidden))}
        self.highs = _Highs()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)  # a process has one pool of threads for all that solve in it
        for _cell in self.column:
            self.highs.addVar(1.0, MOST)
        for whole, parts in _sums(shape):
            terms = {self.column[whole]: -1.0} if whole in self.column else {}
            terms |= {self.column[part]: 1.0 for part in parts if part in self.column}
            known = (0 if whole in self.column else table[whole]) - sum(
                table[part] for part in parts if part not in self.column
            )
            if terms:
                places, amounts = np.array(list(terms), np.int32), np.array(list(terms.values()))
                self.highs.addRow(float(known), float(known), len(terms), places, amounts)

    def interval(self, cell: Cell) -> tuple[float, float]:
        """The lowest and the highest value that a hidden count may have."""
        return self._end(cell, 1.0), self._end(cell, -1.0)

    def _end(self, cell: Cell, sign: float) -> float:
        self.highs.changeColCost(self.column[cell], sign)
        self.highs.run()
        status = self.highs.getModelStatus()
        self.highs.changeColCost(self.column[cell], 0.0)
        assert status == highspy.HighsModelStatus.kOptimal
        return float(self.highs.getSolution().col_value[self.column[cell]])


def _sums(shape: Shape) -> Iterator[tuple[Cell, list[Cell]]]:
    for place in shape.places:
        within = [one for one, parent in shape.parents.items() if parent == place]
        if within:
            yield from (((place, name), [(one, name) for one in within]) for name in shape.categories)
        yield from (((place, TOTAL), [(place, name) for name in partition]) for partition in shape.partitions)


def exposed(shape: Shape, table: Mapping[Cell, int], hidden: Collection[Cell]) -> list[tuple[Cell, float, float]]:
    """The small counts of which more can be said than the rule allows, with the interval that is left."""
    attack = Attack(shape, table, hidden)
    found = []
    for cell, count in table.items():
        if is_small(count):
            low, high = attack.interval(cell) if cell in attack.column else (count, count)
            if high < THRESHOLD - 1e-6 or high - low < WIDTH - 1e-6:
                found.append((cell, low, high))
    return found
