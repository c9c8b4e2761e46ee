"""Seat pools of a class and their order.

The order is policy: a reserve that is filled before the open seats takes its best people out of the open race, one
that is filled after them adds to those who won an open seat.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Literal

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.journal.models import Stream
from lonto.regions.models import Region
from lonto.talent.training.access import require_officer
from lonto.talent.training.choices import PoolGroup
from lonto.talent.training.models import SeatPool, TrainingClass
from lonto.talent.training.states import require_rule_open

ASIDE = 10_000
MOST_POOLS = 20


@dataclass(frozen=True)
class PoolDetails:
    """For whom seats are kept; `regions` count for a region, `institution` for an institution."""

    group: str
    seats: int
    is_soft: bool = True
    regions: list[str] = field(default_factory=list)
    institution: str = ""


def add_pool(*, by: Membership, training_class: TrainingClass, details: PoolDetails) -> SeatPool:
    """Add a pool as the last one in the order."""
    with _changing(by, training_class) as stream:
        pools = list(training_class.pools.order_by("position"))
        if len(pools) >= MOST_POOLS:
            raise ValidationError(_("A class has at most %(count)d pools.") % {"count": MOST_POOLS})
        pool = SeatPool(regency_id=training_class.regency_id, training_class=training_class, position=len(pools) + 1)
        fill_pool(pool, details)
        pool.save(force_insert=True)
        record(by=by, stream=stream, verb="training.add_pool", saved=[pool])
    return pool


def update_pool(*, by: Membership, pool: SeatPool, details: PoolDetails) -> SeatPool:
    """Change for whom a pool is, or its seats; its place in the order stays."""
    with _changing(by, pool.training_class) as stream:
        pool = SeatPool.objects.select_related("training_class").get(pk=pool.pk)
        fill_pool(pool, details)
        pool.save()
        record(by=by, stream=stream, verb="training.update_pool", saved=[pool])
    return pool


def move_pool(*, by: Membership, pool: SeatPool, direction: Literal["up", "down"]) -> list[SeatPool]:
    """Fill a pool one place earlier or later, and return all pools in their order; at the end nothing moves."""
    with _changing(by, pool.training_class) as stream:
        order = list(pool.training_class.pools.order_by("position"))
        place = order.index(pool)
        other = place - 1 if direction == "up" else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            record(by=by, stream=stream, verb="training.move_pool", saved=_renumbered(order))
    return order


def remove_pool(*, by: Membership, pool: SeatPool) -> None:
    """Remove a pool; its seats become open to everybody."""
    with _changing(by, pool.training_class) as stream:
        pool = SeatPool.objects.get(pk=pool.pk)
        others = list(pool.training_class.pools.exclude(pk=pool.pk).order_by("position"))
        gone = SeatPool.objects.get(pk=pool.pk)
        pool.delete()
        record(by=by, stream=stream, verb="training.remove_pool", saved=_renumbered(others), deleted=[gone])


def fill_pool(pool: SeatPool, details: PoolDetails) -> None:
    """Write the details into the row and check them; raises ValidationError by field."""
    for name, value in asdict(details).items():
        setattr(pool, name, value)
    if details.group != PoolGroup.REGION:
        pool.regions = []
    if details.group != PoolGroup.INSTITUTION:
        pool.institution = ""
    errors = {}
    if details.group == PoolGroup.REGION and not _are_regions(pool.regions):
        errors["regions"] = _("Choose at least one village or district.")
    if details.group == PoolGroup.INSTITUTION and not pool.institution.strip():
        errors["institution"] = _("Name the institution.")
    if errors:
        raise ValidationError(errors)
    pool.clean_fields()


def _are_regions(codes: list[str]) -> bool:
    return bool(codes) and Region.objects.filter(pk__in=codes).count() == len(set(codes))


@contextmanager
def _changing(by: Membership, training_class: TrainingClass) -> Iterator[Stream]:
    require_officer(by, training_class.regency_id)
    with writing(training_class.regency) as stream:
        require_rule_open(TrainingClass.objects.select_related("intake").get(pk=training_class.pk).intake)
        yield stream


def _renumbered(order: list[SeatPool]) -> list[SeatPool]:
    """Number pools from 1 in this order and return those that moved; two never hold the same place meanwhile."""
    moved = [(place, pool) for place, pool in enumerate(order, start=1) if pool.position != place]
    SeatPool.objects.filter(pk__in=[pool.pk for _, pool in moved]).update(position=F("position") + ASIDE)
    for place, pool in moved:
        pool.position = place
        pool.save(update_fields=["position"])
    return [pool for _, pool in moved]
