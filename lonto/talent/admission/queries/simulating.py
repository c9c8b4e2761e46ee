"""Policies that an officer may compare before the rule is frozen: the order of the pools, the size of the reserves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from lonto.talent.admission.allocation import ClassSeats, Pool
from lonto.talent.admission.allocation.comparison import Comparison
from lonto.talent.admission.allocation.policies import Policy
from lonto.talent.admission.allocation.simulator import compare
from lonto.talent.admission.queries.rounds import entrance_of
from lonto.talent.admission.queries.seats import rule_of
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.models import Intake
from lonto.web.texts import Text

AS_SET, RESERVES_FIRST, OPEN_FIRST = "as_set", "reserves_first", "open_first"
ORDERS: dict[str, Text] = {
    AS_SET: _("As the classes are set"),
    RESERVES_FIRST: _("Reserved seats first"),
    OPEN_FIRST: _("Open seats first"),
}
SIZES: dict[str, Text] = {
    "100": _("Reserves as set"),
    "0": _("No reserves"),
    "50": _("Half the reserves"),
    "150": _("Reserves and a half"),
}
MOST = 12


@dataclass(frozen=True)
class Choice:
    """One policy as the officer names it; `letter` stands for it in tables."""

    letter: str
    order: str
    size: str

    @property
    def label(self) -> str:
        return f"{self.letter}. {ORDERS[self.order]}, {str(SIZES[self.size])[:1].lower()}{str(SIZES[self.size])[1:]}"


def choices_of(orders: Sequence[str], sizes: Sequence[str]) -> list[Choice]:
    """Every order with every size, what is set now always first."""
    pairs = [(AS_SET, "100")]
    pairs += [(order, size) for order in ORDERS if order in orders for size in SIZES if size in sizes]
    return [Choice(chr(ord("A") + n), *pair) for n, pair in enumerate(dict.fromkeys(pairs))][:MOST]


def simulate(intake: Intake, choices: Sequence[Choice]) -> tuple[Comparison, tuple[str, ...]]:
    """Run the policies on everybody who has applied so far; also the groups that are counted."""
    entrance = entrance_of(intake)
    classes = rule_of(intake).classes
    policies = [Policy(one.letter, divided(classes, one.order, int(one.size))) for one in choices]
    return compare(entrance.applicants, policies, entrance.compared), entrance.compared


def divided(classes: Iterable[ClassSeats], order: str, percent: int) -> tuple[ClassSeats, ...]:
    """The same seats with reserves of this part of their size, filled in this order."""
    return tuple(_ordered(_scaled(one, percent), order) for one in classes)


def _scaled(class_: ClassSeats, percent: int) -> ClassSeats:
    """Reserves rounded up, as "at least" is meant; open pools give or take what that changes, the first one first."""
    pools = [
        replace(pool, seats=-(-pool.seats * percent // 100)) if pool.group is not None else pool
        for pool in class_.pools
    ]
    gained = sum(pool.seats for pool in class_.pools) - sum(pool.seats for pool in pools)
    for place, pool in enumerate(pools):
        if pool.group is None:
            seats = max(0, pool.seats + gained)
            gained -= seats - pool.seats
            pools[place] = replace(pool, seats=seats)
    return replace(class_, pools=tuple(pools))


def _ordered(class_: ClassSeats, order: str) -> ClassSeats:
    if order == AS_SET:
        return class_
    reserves = [pool for pool in class_.pools if pool.group is not None]
    everybody = [pool for pool in class_.pools if pool.group is None]
    if order == RESERVES_FIRST:
        return replace(class_, pools=(*reserves, *everybody))
    rest = class_.seats - sum(pool.seats for pool in class_.pools)
    if rest > 0 and reserves:  # seats that no pool claims would be filled last; here they come first
        used = {pool.id for pool in class_.pools}
        name = next(name for name in (PoolGroup.OPEN.value, "open-rest") if name not in used)
        everybody.append(Pool(name, rest))
    return replace(class_, pools=(*everybody, *reserves))
