"""The question in whole numbers: one binary variable for each rise that is possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, lcm

from .problem import Problem, Rise, Spared, Step, Subject
from .rows import Row, at_most

Ways = Mapping[int, tuple[Step, ...]]
"""The steps ahead of each indicator."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The rises that can be had, in the order of their names, with gain, effort and cost of each.

    Gains are counted in units of 1 / `unit` of the index; `missing` is what the target lacks, in the same unit and
    rounded up, so that a whole number of units reaches it exactly when the index does.
    """

    rises: tuple[Rise, ...]
    gains: tuple[int, ...]
    efforts: tuple[int, ...]
    costs: tuple[int, ...]
    missing: int
    unit: int
    losses: tuple["Losses", ...]
    structure: tuple[Row, ...]
    spared: Spared

    @property
    def prices(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What is spared first, and what decides between equals."""
        return (self.efforts, self.costs) if self.spared is Spared.EFFORT else (self.costs, self.efforts)

    def target_row(self) -> Row:
        """The index must reach the target."""
        return Row(dict(enumerate(self.gains)), self.missing)

    def budget_row(self, budget: int) -> Row:
        """The costs must stay within the budget."""
        return at_most(dict(enumerate(self.costs)), budget)

    def gain(self, chosen: frozenset[int]) -> int:
        """What a set of rises adds."""
        return sum(self.gains[v] for v in chosen)


@dataclass(frozen=True, slots=True)
class Losses:
    """What one indicator costs the index when it is judged one level lower: at its present level, and by how much
    more after each of its rises."""

    number: int
    now: int
    more: tuple[tuple[int, int], ...]

    def after(self, chosen: frozenset[int]) -> int:
        """The loss once the chosen rises are done."""
        return self.now + sum(amount for variable, amount in self.more if variable in chosen)


def programme_of(problem: Problem) -> Programme:
    """The programme of a valid problem. Rises that cannot come, or only with one that cannot, have no variable."""
    ways = {s.number: s.way() for s in problem.subjects}
    possible = possible_rises(problem, ways)
    subjects = sorted(problem.subjects, key=lambda s: s.number)
    steps = [(s, step) for s in subjects for step in ways[s.number] if Rise(s.number, step.level) in possible]
    rises = tuple(Rise(s.number, step.level) for s, step in steps)
    place = {rise: variable for variable, rise in enumerate(rises)}
    gains = [s.gain(step) for s, step in steps]
    losses = [_losses(s, ways[s.number], place) for s in subjects]
    amounts = [*gains, *(now for _, now, _ in losses), *(more for *_, extra in losses for _, more in extra)]
    unit = lcm(*(amount.denominator for amount in amounts))
    return Programme(
        rises=rises,
        gains=tuple(int(gain * unit) for gain in gains),
        efforts=tuple(step.effort for _, step in steps),
        costs=tuple(step.cost for _, step in steps),
        missing=ceil((problem.target - problem.index) * unit),
        unit=unit,
        losses=tuple(
            Losses(number, int(now * unit), tuple((v, int(more * unit)) for v, more in extra))
            for number, now, extra in losses
        ),
        structure=tuple(_structure(problem, place)),
        spared=problem.spared,
    )


def possible_rises(problem: Problem, ways: Ways) -> frozenset[Rise]:
    """The rises that can come: not frozen, within the time, and nothing they ask for is impossible."""
    within = problem.most_levels
    possible = {
        Rise(number, step.level)
        for number, way in ways.items()
        for step in (way if within is None else way[:within])
        if not step.is_frozen
    }
    ahead = {Rise(number, step.level) for number, way in ways.items() for step in way}
    asks = asks_of(problem, ways)
    while True:
        hopeless = {rise for rise in possible if any(other in ahead - possible for other in asks.get(rise, ()))}
        if not hopeless:
            return frozenset(possible)
        possible -= hopeless


def asks_of(problem: Problem, ways: Ways) -> dict[Rise, set[Rise]]:
    """What comes with each rise at once: the level below it, the rest of its groups, and what it needs."""
    asks: dict[Rise, set[Rise]] = {}
    for number, way in ways.items():
        for below, step in pairwise(way):
            asks.setdefault(Rise(number, step.level), set()).add(Rise(number, below.level))
    for group in problem.together:
        for rise in group:
            asks.setdefault(rise, set()).update(group - {rise})
    for rise, other in problem.needs:
        asks.setdefault(rise, set()).add(other)
    return asks


def _structure(problem: Problem, place: dict[Rise, int]) -> list[Row]:
    """No level skipped, groups kept, and what a rise asks for comes with it. What is reached already asks nothing."""
    asks = asks_of(problem, {s.number: s.way() for s in problem.subjects})
    return [
        Row({place[rise]: -1, place[other]: 1}, 0)
        for rise in sorted(asks)
        if rise in place
        for other in sorted(asks[rise])
        if other in place and other != rise
    ]


def _losses(
    subject: Subject, way: Sequence[Step], place: dict[Rise, int]
) -> tuple[int, Fraction, list[tuple[int, Fraction]]]:
    now, extra = subject.loss(subject.level), []
    before = now
    for step in way:
        rise = Rise(subject.number, step.level)
        if rise in place:
            after = subject.loss(step.level)
            extra.append((place[rise], after - before))
            before = after
    return subject.number, now, extra
