"""Numbers kept per village: never stale, and only villages that moved are counted again."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from django.db.models import Q, Sum

from lonto.journal.models import Stream
from lonto.measures.models import MeasureValue
from lonto.measures.periods import Period
from lonto.measures.registry import Counts, Kind, Measure
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import villages_of

Asked: TypeAlias = tuple[Measure, Period]
Key: TypeAlias = tuple[str, str]
_WRITTEN = ["edition", "changed_number", "counted_for", "counts", "total"]


def journal_numbers(region: Region) -> dict[str, int]:
    """For each village of a region the number of the last change in its journal, 0 where there is none yet.

    They are read before the rows are counted: what changes in between makes a kept value old at once, never wrong.
    """
    numbers = villages_of(region).values_list("pk", "stream__changed_number")
    return {village: changed or 0 for village, changed in numbers}


def counts_of(measure: Measure, numbers: Mapping[str, int], period: Period, today: dt.date) -> dict[str, Counts]:
    """How many fall into each category in each village of `numbers`, from what is kept where that still holds."""
    return many_counts([(measure, period)], numbers, today)[key_of(measure, period)]


def many_counts(asked: Iterable[Asked], numbers: Mapping[str, int], today: dt.date) -> dict[Key, dict[str, Counts]]:
    """The same for several measures, with one look at what is kept."""
    return {
        key: {village: {tuple(cell[:-1]): cell[-1] for cell in cells} for village, cells in kept.items()}
        for key, kept in _fresh(asked, numbers, today, "counts").items()
    }


def many_totals(asked: Iterable[Asked], numbers: Mapping[str, int], today: dt.date) -> dict[Key, dict[str, int]]:
    """How many there are in each village of `numbers`, whatever the category, for several measures."""
    return _fresh(asked, numbers, today, "total")


def key_of(measure: Measure, period: Period) -> Key:
    """How a number is kept: a stock has no period, for it stands for today."""
    return measure.key, "" if measure.kind is Kind.STOCK else period.key


def forget_odd_periods(today: dt.date) -> int:
    """Delete what is kept for spans of days that nobody asks for any more: those that do not end today."""
    spans = MeasureValue.objects.filter(period__contains="..").exclude(period__endswith=f"..{today.isoformat()}")
    return spans.delete()[0]


def _fresh(asked: Iterable[Asked], numbers: Mapping[str, int], today: dt.date, field: str) -> dict[Key, dict[str, Any]]:
    """One field of the kept values of each village, counted now where a village moved since."""
    wanted = {key_of(measure, period): (measure, period) for measure, period in asked}
    followed = _followed(numbers, [measure for measure, _period in wanted.values()])
    kept = _still_true(wanted, followed, today, field)
    new: list[MeasureValue] = []
    for key, (measure, period) in wanted.items():
        moved = [village for village in numbers if village not in kept[key]]
        counted = measure.count(moved, period) if moved else {}
        for code in moved:
            changed_number = followed[measure.follows_regencies][code]
            new.append(_value(measure, code, key[1], counted.get(code, {}), changed_number, today))
            kept[key][code] = getattr(new[-1], field)
    if new:
        MeasureValue.objects.bulk_create(
            new,
            batch_size=100,
            update_conflicts=True,
            unique_fields=["measure", "period", "village"],
            update_fields=_WRITTEN,
        )
    return kept


def _still_true(
    wanted: Mapping[Key, Asked], followed: Mapping[bool, Mapping[str, int]], today: dt.date, field: str
) -> dict[Key, dict[str, Any]]:
    """What is kept and still holds, by measure and village."""
    kept: dict[Key, dict[str, Any]] = {key: {} for key in wanted}
    if not wanted or not followed[False]:
        return kept
    periods: dict[str, list[str]] = {}
    for key, period in wanted:
        periods.setdefault(period, []).append(key)
    which = Q(pk__in=[])
    for period, keys in periods.items():
        which |= Q(period=period, measure__in=keys)
    rows = MeasureValue.objects.filter(which, village__in=list(followed[False]))
    for key, period, village, edition, changed_number, counted_for, value in rows.values_list(
        "measure", "period", "village_id", "edition", "changed_number", "counted_for", field
    ):
        measure = wanted[key, period][0]
        holds = changed_number == followed[measure.follows_regencies][village]
        if holds and edition == measure.edition and counted_for == (today if measure.changes_daily else None):
            kept[key, period][village] = value
    return kept


def _followed(numbers: Mapping[str, int], measures: Iterable[Measure]) -> dict[bool, Mapping[str, int]]:
    """The numbers of the journals that a measure follows: the village's, or (True) those of the regencies besides.

    Their sum only ever grows, as each of them does.
    """
    if not any(measure.follows_regencies for measure in measures):
        return {False: numbers}
    regencies = Stream.objects.filter(region__level=Level.REGENCY).aggregate(moved=Sum("changed_number"))["moved"]
    return {False: numbers, True: {code: number + (regencies or 0) for code, number in numbers.items()}}


def _value(
    measure: Measure, code: str, period: str, counts: Counts, changed_number: int, today: dt.date
) -> MeasureValue:
    return MeasureValue(
        measure=measure.key,
        village_id=code,
        period=period,
        edition=measure.edition,
        changed_number=changed_number,
        counted_for=today if measure.changes_daily else None,
        counts=[[*category, number] for category, number in sorted(counts.items())],
        total=sum(counts.values()),
    )
