"""The problem that a regency has now: where its indicators stand, what rises take, what hangs together."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.planner import Problem, Rise, Spared, Step, Subject
from lonto.regency.maturity.queries.levels import sides_of
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.plans.choices import BondKind
from lonto.regency.plans.efforts import RiseEffort, efforts_of
from lonto.regency.plans.models import Bond, Effort


@dataclass(frozen=True)
class Wanted:
    """What a plan is asked for: the index, the most rupiah, how far one indicator can rise, what is spared first."""

    target: Decimal
    budget: int | None
    most_levels: int | None
    spared: str


@dataclass(frozen=True)
class Posed:
    """A problem, the rises whose effort is only assumed, and the indicators that have no level yet and count 0."""

    problem: Problem
    assumed: frozenset[Rise]
    without_level: tuple[int, ...]


def pose(assessment: Assessment, wanted: Wanted) -> Posed:
    """The problem of an assessment as its levels count now: the settled one, else that of the last who judged."""
    scheme, regency = assessment.scheme, assessment.regency_id
    levels = sides_of(assessment).final
    rows = Effort.objects.filter(regency_id=regency, scheme_key=scheme.key)
    bonds = Bond.objects.filter(regency_id=regency, scheme_key=scheme.key)
    efforts = efforts_of(scheme, rows)
    problem = Problem(
        subjects=_subjects(scheme, {number: Fraction(level or 0) for number, level in levels.items()}, efforts),
        target=Fraction(wanted.target),
        budget=wanted.budget,
        most_levels=wanted.most_levels,
        together=tuple(_rises(bond) for bond in bonds if bond.kind == BondKind.TOGETHER),
        needs=tuple(_pair(bond) for bond in bonds if bond.kind == BondKind.NEEDS),
        spared=Spared(wanted.spared),
    )
    assumed = frozenset(Rise(one.indicator.number, one.level) for one in efforts if one.is_assumed)
    missing = tuple(one.number for one in scheme.indicators if levels.get(one.number) is None)
    return Posed(problem, assumed, missing)


def _subjects(scheme: Scheme, levels: dict[int, Fraction], efforts: Iterable[RiseEffort]) -> tuple[Subject, ...]:
    steps: dict[int, list[Step]] = {}
    for one in efforts:
        steps.setdefault(one.indicator.number, []).append(Step(one.level, one.days, one.cost, one.is_frozen))
    subjects = []
    for indicator in scheme.indicators:
        level = levels.get(indicator.number, Fraction(0))
        ahead = tuple(step for step in steps[indicator.number] if step.level > level)
        subjects.append(Subject(indicator.number, indicator.weight / 100, level, ahead, scheme.lowest))
    return tuple(subjects)


def _rises(bond: Bond) -> frozenset[Rise]:
    return frozenset(Rise(*rise) for rise in bond.rises)


def _pair(bond: Bond) -> tuple[Rise, Rise]:
    first, second = bond.rises
    return Rise(*first), Rise(*second)
