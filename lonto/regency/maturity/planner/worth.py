"""What each single rise is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .problem import Problem, Rise
from .programme import asks_of, possible_rises


@dataclass(frozen=True, slots=True)
class Worth:
    """A rise with what it adds and takes, alone and with all that must come with it (the levels below it included)."""

    rise: Rise
    gain: Fraction
    effort: int
    cost: int
    companions: tuple[Rise, ...]
    gain_in_all: Fraction
    effort_in_all: int
    cost_in_all: int
    is_possible: bool

    @property
    def per_effort(self) -> Fraction | None:
        """The index that one person-day buys, all that must come with the rise included; None where it takes none."""
        return self.gain_in_all / self.effort_in_all if self.effort_in_all else None


def worths(problem: Problem) -> tuple[Worth, ...]:
    """Every rise ahead, those that cannot come last, else the one that gives most for its effort first."""
    ways = {s.number: s.way() for s in problem.subjects}
    gains = {Rise(s.number, step.level): s.gain(step) for s in problem.subjects for step in ways[s.number]}
    steps = {Rise(number, step.level): step for number, way in ways.items() for step in way}
    asks, possible = asks_of(problem, ways), possible_rises(problem, ways)
    found = []
    for rise, step in steps.items():
        whole = _with_companions(rise, asks) & steps.keys()
        found.append(
            Worth(
                rise=rise,
                gain=gains[rise],
                effort=step.effort,
                cost=step.cost,
                companions=tuple(sorted(whole - {rise})),
                gain_in_all=sum((gains[r] for r in whole), Fraction(0)),
                effort_in_all=sum(steps[r].effort for r in whole),
                cost_in_all=sum(steps[r].cost for r in whole),
                is_possible=rise in possible,
            )
        )
    return tuple(sorted(found, key=_order))


def _with_companions(rise: Rise, asks: Mapping[Rise, set[Rise]]) -> set[Rise]:
    reached, ahead = {rise}, [rise]
    while ahead:
        new = asks.get(ahead.pop(), set()) - reached
        reached |= new
        ahead.extend(new)
    return reached


def _order(worth: Worth) -> tuple[bool, bool, Fraction, Rise]:
    rate = worth.per_effort
    return not worth.is_possible, rate is not None, -(rate if rate is not None else worth.gain_in_all), worth.rise
