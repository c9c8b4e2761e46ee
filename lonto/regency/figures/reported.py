"""Reading reported figures: what counts now for a region and a day, and what was corrected."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from django.utils import timezone

from lonto.measures.history import Correction, History, Point
from lonto.measures.registry import Kind
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.models import Figure, Series, rounded
from lonto.regions.models import Region

Reported: TypeAlias = tuple[str, dt.date, dt.date, Decimal]
"""Region, first and last day, value."""


@dataclass(frozen=True)
class Sum:
    """What a region's figures come to; `as_of` is the day of the newest of them, `villages` how many are in it."""

    number: int | Decimal | None
    as_of: dt.date | None = None
    villages: int = 0


def figures_that_count(series: Collection[UUID]) -> dict[UUID, list[Reported]]:
    """All figures of these series that nobody has corrected or withdrawn, the oldest first; one query."""
    found: dict[UUID, list[Reported]] = defaultdict(list)
    rows = Figure.objects.filter(series__in=series, ended_at=None).order_by("last_on", "first_on")
    for pk, region, first_on, last_on, value in rows.values_list("series", "region", "first_on", "last_on", "value"):
        found[pk].append((region, first_on, last_on, value))
    return found


def sum_on(series: Series, figures: Iterable[Reported], region: Region, on: dt.date, since: dt.date) -> Sum:
    """What a region has on a day: the last figure of a stock, or all of a flow whose periods lie in `since` to `on`.

    A district's or regency's number is the sum of the villages that reported, where the series adds up.
    """
    inside = [one for one in figures if one[2] <= on and _counts_for(series, one[0], region)]
    if series.measured_kind is Kind.FLOW:
        inside = [one for one in inside if one[1] >= since]
    else:
        inside = list({one[0]: one for one in inside}.values())
    if not inside:
        return Sum(None)
    total = sum((one[3] for one in inside), Decimal(0))
    villages = len({one[0] for one in inside}) if series.scope == Scope.VILLAGE else 0
    return Sum(rounded(total, series.digits), max(one[2] for one in inside), villages)


def history_of(series: Series, figures: list[Reported], region: Region, first: dt.date, last: dt.date) -> History:
    """How a region's number developed between two days, with what was corrected.

    A stock stands from its day to the next; a flow has one point for each last day of a period.
    """
    inside = [one for one in figures if one[2] <= last and _counts_for(series, one[0], region)]
    points = (
        _stock_points(series, inside, first)
        if series.measured_kind is Kind.STOCK
        else _flow_points(series, inside, first)
    )
    return History(series.measured_kind, points, _corrections(series, region, first, last))


def by_village(series: Series, figures: Iterable[Reported], on: dt.date, since: dt.date) -> dict[str, int | Decimal]:
    """The number of each village that has one."""
    found: dict[str, Decimal] = {}
    for region, first_on, last_on, value in figures:
        if last_on <= on:
            if series.measured_kind is Kind.STOCK:
                found[region] = value
            elif first_on >= since:
                found[region] = found.get(region, Decimal(0)) + value
    return {region: rounded(value, series.digits) for region, value in found.items()}


def _counts_for(series: Series, code: str, region: Region) -> bool:
    """Whether the figure of one region is part of the number of another."""
    return code == region.pk or (series.adds_up and code.startswith(f"{region.pk}."))


def _stock_points(series: Series, figures: list[Reported], first: dt.date) -> list[Point]:
    standing: dict[str, Decimal] = {}
    by_day: dict[dt.date, Decimal] = {}
    for region, _first_on, last_on, value in figures:
        standing[region] = value
        by_day[max(last_on, first)] = sum(standing.values(), Decimal(0))
    return [Point(day, rounded(value, series.digits)) for day, value in by_day.items()]


def _flow_points(series: Series, figures: list[Reported], first: dt.date) -> list[Point]:
    by_day: dict[dt.date, Decimal] = defaultdict(Decimal)
    for _region, first_on, last_on, value in figures:
        if first_on >= first:
            by_day[last_on] += value
    return [Point(day, rounded(value, series.digits)) for day, value in by_day.items()]


def _corrections(series: Series, region: Region, first: dt.date, last: dt.date) -> list[Correction]:
    """Each figure that was corrected or withdrawn: what it said, what counts instead, and since when that is known."""
    ended = Figure.objects.filter(series=series, last_on__range=(first, last), ended_at__isnull=False)
    rows = ended.order_by("ended_at").values_list("region", "last_on", "value", "ended_at", "correction__value")
    return [
        Correction(
            day,
            rounded(value, series.digits),
            None if now is None else rounded(now, series.digits),
            timezone.localdate(ended_at),
            code,
        )
        for code, day, value, ended_at, now in rows
        if _counts_for(series, code, region)
    ]
