"""What a plan is asked for: where the indicators stand, what each rise takes, and which index is wanted.

A rise lifts one indicator by one level and is named by the indicator's number and the level it reaches. The index is
the sum of weight x level over the indicators; weights, levels and the target are exact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import NamedTuple

MOST = 10**12
"""No effort, cost or budget is larger: sums stay far below what 64 bits hold exactly."""


class InvalidProblemError(ValueError):
    """The question contradicts itself; the message says where."""


class Rise(NamedTuple):
    """One indicator up to one level, from the level below."""

    number: int
    level: int


class Spared(StrEnum):
    """What the best plan has least of; the other one decides between equals."""

    EFFORT = "effort"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Step:
    """What it takes to reach `level` from the level below: effort in person-days, cost in rupiah."""

    level: int
    effort: int
    cost: int = 0
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator: its share of the index for each level, the level it has, and the steps upwards.

    `lowest` is the lowest level that an assessor can give; an indicator at or below it cannot be judged lower.
    """

    number: int
    weight: Fraction
    level: Fraction
    steps: tuple[Step, ...]
    lowest: int = 1

    @property
    def next_level(self) -> int:
        """The first whole level above the one it has."""
        return floor(self.level) + 1

    def way(self) -> tuple[Step, ...]:
        """The steps that are still ahead, from the next one on."""
        return tuple(sorted((s for s in self.steps if s.level >= self.next_level), key=lambda s: s.level))

    def gain(self, step: Step) -> Fraction:
        """What the step adds to the index."""
        return self.weight * (step.level - max(self.level, Fraction(step.level - 1)))

    def loss(self, level: Fraction | int) -> Fraction:
        """What the index loses where this indicator, planned at `level`, is judged one level lower."""
        return self.weight * min(Fraction(1), max(Fraction(0), Fraction(level) - self.lowest))


@dataclass(frozen=True, slots=True)
class Problem:
    """The whole question.

    `together` are rises that come all or none; in `needs` the first rise of a pair asks for the second. `most_levels`
    is how far one indicator can rise in the time that the plan has. The cost of a plan must not exceed `budget`.
    """

    subjects: tuple[Subject, ...]
    target: Fraction
    budget: int | None = None
    most_levels: int | None = None
    together: tuple[frozenset[Rise], ...] = ()
    needs: tuple[tuple[Rise, Rise], ...] = ()
    spared: Spared = Spared.EFFORT

    @property
    def index(self) -> Fraction:
        """The index as the indicators stand."""
        return sum((s.weight * s.level for s in self.subjects), Fraction(0))

    def subject(self, number: int) -> Subject:
        """The indicator of this number."""
        return next(s for s in self.subjects if s.number == number)


def require_valid(problem: Problem) -> None:
    """Raise InvalidProblemError at the first contradiction."""
    for finding in _findings(problem):
        raise InvalidProblemError(finding)


def _findings(problem: Problem) -> Iterator[str]:
    numbers = [s.number for s in problem.subjects]
    if len(set(numbers)) != len(numbers):
        yield f"Indicator {_repeated(numbers)} is given twice."
    for subject in problem.subjects:
        yield from _findings_of(subject)
    if problem.budget is not None and not 0 <= problem.budget <= MOST:
        yield f"The budget is not between 0 and {MOST}."
    if problem.most_levels is not None and problem.most_levels < 0:
        yield "An indicator cannot rise by less than no level."
    known = {Rise(s.number, step.level) for s in problem.subjects for step in s.steps}
    named = {rise for group in problem.together for rise in group} | {rise for pair in problem.needs for rise in pair}
    reached = {s.number: s.level for s in problem.subjects}
    for rise in sorted(named - known):
        if reached.get(rise.number, Fraction(-1)) < rise.level:
            yield f"Indicator {rise.number} has no step to level {rise.level}."


def _findings_of(subject: Subject) -> Iterator[str]:
    where = f"Indicator {subject.number}"
    if subject.weight <= 0:
        yield f"{where}: the weight is not above zero."
    if subject.level < 0:
        yield f"{where}: the level is below zero."
    levels = [step.level for step in subject.way()]
    if levels != list(range(subject.next_level, subject.next_level + len(levels))):
        yield f"{where}: the steps above level {subject.level} do not follow each other."
    for step in subject.steps:
        if not 0 <= step.effort <= MOST or not 0 <= step.cost <= MOST:
            yield f"{where}, level {step.level}: effort and cost are not between 0 and {MOST}."


def _repeated(numbers: Iterable[int]) -> int:
    seen: set[int] = set()
    return next(number for number in numbers if number in seen or seen.add(number))  # type: ignore[func-returns-value]
