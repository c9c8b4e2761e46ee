"""Reading connections: the villages with what is known of each, and what is proposed where there is no network."""

import datetime as dt
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When

from lonto.measures import queries as measure_queries
from lonto.measures.registry import measure_named
from lonto.regency.connectivity.choices import Network, Remedy
from lonto.regency.connectivity.models import Connection, Decision
from lonto.regions.models import Region
from lonto.regions.queries import villages_of

EARTH_KM = 6371.0
RESIDENTS = "residents"


@dataclass(frozen=True)
class Need:
    """What speaks for helping a village without a network; what is not known is None."""

    since: dt.date
    source: str
    residents: int | None
    nearest: Region | None
    distance_km: int | None


def with_connection(villages: QuerySet[Region]) -> QuerySet[Any]:
    """Villages with the fields of their current connection, all None where nothing is known of one."""
    current = FilteredRelation("connections", condition=Q(connections__is_current=True))
    rank = Case(
        When(now__network=Network.NONE, then=Value(1)),
        When(now__network=Network.WEAK, then=Value(2)),
        When(now__network=Network.GOOD, then=Value(3)),
        default=Value(0),
        output_field=IntegerField(),
    )
    return villages.select_related("parent").annotate(
        now=current,
        network=F("now__network"),
        medium=F("now__medium"),
        basis=F("now__basis"),
        known_on=F("now__known_on"),
        source=F("now__source"),
        network_rank=rank,
    )


def history_of(village: Region) -> QuerySet[Connection]:
    """Everything that was ever said about a village's office, the newest day first."""
    return Connection.objects.filter(village=village).select_related("recorded_by__account", "recorded_by__office")


def current_of(village: Region) -> Connection | None:
    return history_of(village).filter(is_current=True).first()


def without_network(regency: Region) -> QuerySet[Any]:
    """The villages of a regency without a network, with `decided`, how many proposals have a decision that stands."""
    standing = Count("remedies", filter=Q(remedies__is_standing=True), distinct=True)
    rows: QuerySet[Any] = with_connection(villages_of(regency)).filter(network=Network.NONE).annotate(decided=standing)
    return rows


def undecided(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of such villages those with a proposal that waits for a decision."""
    return rows.filter(decided__lt=len(Remedy))


def standing_decisions(regency: Region) -> dict[tuple[str, str], Decision]:
    """The decisions that stand, by village code and remedy."""
    rows = Decision.objects.filter(regency=regency, is_standing=True).select_related("decided_by__account")
    return {(one.village_id, one.remedy): one for one in rows}


def need_of(village: Region, regency: Region) -> Need | None:
    """What speaks for helping a village; None where it is not known to be without a network."""
    spell: list[Connection] = []
    for one in history_of(village):
        if one.network != Network.NONE:
            break
        spell.append(one)
    if not spell:
        return None
    nearest, distance = _nearest_online(village, regency)
    return Need(spell[-1].known_on, spell[0].source, _residents_of(village), nearest, distance)


def _residents_of(village: Region) -> int | None:
    """How many residents the register of the village holds; None where it holds nobody, so is not kept yet."""
    measure = measure_named(RESIDENTS)
    number = measure_queries.value(measure, village) if measure is not None else None
    return int(number) if number else None


def _nearest_online(village: Region, regency: Region) -> tuple[Region | None, int | None]:
    """The nearest village whose office has a network, and how many kilometres away it is as the crow flies."""
    if village.lat is None or village.lng is None:
        return None, None
    online = with_connection(villages_of(regency)).filter(network__in=(Network.WEAK, Network.GOOD))
    found = [(_kilometres(village, one), one.pk, one) for one in online.exclude(lat=None).exclude(lng=None)]
    if not found:
        return None, None
    distance, _code, nearest = min(found, key=lambda each: each[:2])
    return nearest, round(distance)


def _kilometres(one: Region, other: Region) -> float:
    """The great-circle distance between two points (haversine)."""
    lat1, lng1, lat2, lng2 = (radians(float(number or 0)) for number in (one.lat, one.lng, other.lat, other.lng))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
