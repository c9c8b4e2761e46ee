"""What anybody may see of an allocation: rule, proof and cut-offs, nothing about persons."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lonto.talent.admission.allocation.closed import Closing
from lonto.talent.admission.models import Allocation
from lonto.talent.admission.queries.allocations import closings_in
from lonto.talent.admission.result_words import Words, closed_in_words, in_words
from lonto.talent.training.models import Intake
from lonto.talent.training.pools import lines_of, region_codes, rest_of
from lonto.talent.training.queries import classes_of
from lonto.talent.training.rules import region_labels


@dataclass(frozen=True)
class PoolResult:
    """A pool after the first round."""

    name: str
    seats: int
    admitted: int
    lowest: str
    waiting: int


@dataclass(frozen=True)
class ClassResult:
    """A class of the frozen rule in words, and its result once there is one."""

    name: str
    seats: int
    minimum: int
    rule: list[str]
    why_closed: str
    pools: list[PoolResult]


def classes_in_words(intake: Intake, allocation: Allocation | None, is_shown: bool) -> list[ClassResult]:
    """Every class with its pools in processing order; the cut-offs only once the result is published."""
    words = Words(intake)
    found = allocation.cut_offs if allocation is not None and is_shown else {}
    closed = closings_in(allocation if is_shown else None)
    classes = list(classes_of(intake).order_by("code"))
    labels = region_labels(region_codes(pool for one in classes for pool in one.pools.all()))
    results = []
    for one in classes:
        pools = one.pools.all()
        rule = [
            _("%(seats)d for %(who)s. %(rest)s") % {"seats": line.seats, "who": line.who, "rest": line.unclaimed}
            for line in lines_of(pools, one.seats, labels)
        ]
        rest = rest_of(pools, one.seats)
        if rest:
            rule.append(_("%(seats)d for everybody, filled last.") % {"seats": rest})
        lines = [
            PoolResult(words.pool_name(one.code, pool), seats, admitted, "" if low is None else in_words(low), waiting)
            for pool, seats, admitted, low, waiting in found.get(one.code, ())
            if seats or waiting
        ]
        why = _why_closed(closed.get(one.code))
        results.append(ClassResult(words.class_name(one.code), one.seats, one.minimum, rule, why, lines))
    return results


def _why_closed(closing: Closing | None) -> str:
    return capfirst(closed_in_words(closing.people, closing.minimum)) if closing else ""
