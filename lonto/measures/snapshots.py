"""The nightly snapshot: what has changed since the last one is written down, and nothing else.

Every number of every village is counted as the pages count it, compared with the sum of its steps, and the difference
becomes a step of this day. So a second run on a day finds nothing new or brings the day up to date, an interrupted run
is finished by the next, and a day without a run leaves a gap for stocks and none for flows, which count past months.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from lonto.accounts.models import Office
from lonto.journal.models import Stream
from lonto.measures import kept
from lonto.measures.history import last_snapshot
from lonto.measures.models import Line, Recording, SnapshotDay, Step
from lonto.measures.months import last_day, months_counted, period_of
from lonto.measures.periods import Period
from lonto.measures.registry import Counts, Kind, Measure, counted_measures
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import CODE_LENGTH

Spot: TypeAlias = tuple[str, str, str]
"""Month (empty for a stock), cell and village of a number."""


@dataclass(frozen=True)
class Taken:
    """What a snapshot did."""

    day: dt.date
    measures: int
    villages: int
    changes: int


def take_snapshot() -> Taken:
    """Record today's numbers of all measures for the villages of every regency that works here."""
    today = timezone.localdate()
    regencies = _regencies()
    numbers = {code: number for regency in regencies for code, number in kept.journal_numbers(regency).items()}
    before = last_snapshot(before=today)
    SnapshotDay.objects.get_or_create(day=today, defaults={"taken_at": timezone.now()})
    changes = 0
    for regency in regencies:
        inside = {code: number for code, number in numbers.items() if code.startswith(f"{regency.pk}.")}
        for measure in counted_measures():
            changes += _record(measure, regency, inside, today, before)
    SnapshotDay.objects.filter(day=today).update(taken_at=timezone.now(), changes=changes)
    kept.forget_odd_periods(today)
    return Taken(today, len(counted_measures()), len(numbers), changes)


def _regencies() -> list[Region]:
    """Those that have an office or a journal here."""
    places = (*Office.objects.values_list("region_id", flat=True), *Stream.objects.values_list("region_id", flat=True))
    codes = {code[: CODE_LENGTH[Level.REGENCY]] for code in places}
    return list(Region.objects.filter(pk__in=codes, level=Level.REGENCY).order_by("pk"))


@transaction.atomic
def _record(
    measure: Measure, regency: Region, numbers: Mapping[str, int], today: dt.date, before: dt.date | None
) -> int:
    """Write the steps of one measure in one regency; how many numbers changed."""
    SnapshotDay.objects.select_for_update().get(day=today)  # two runs at once would write each difference twice
    is_new = _note_edition(measure, regency, today)
    known = _known(measure, numbers, today)
    now = _cells(measure, numbers, today)
    differences = {spot: now.get(spot, 0) - known.get(spot, 0) for spot in now.keys() | known.keys()}
    first_closing = None if is_new else before
    steps = [
        _step(spot, change, today, first_closing)
        for spot, change in differences.items()
        if change or (spot not in known and spot[:2] == ("", ""))
    ]
    _write(measure, steps)
    return len(steps)


def _note_edition(measure: Measure, regency: Region, today: dt.date) -> bool:
    """Keep since when a rule counts; whether the measure is recorded for the first time today."""
    recordings = Recording.objects.filter(measure=measure.key, regency=regency)
    last = recordings.order_by("-since_on").first()
    if last is None or (last.edition != measure.edition and last.since_on < today):
        Recording.objects.create(measure=measure.key, regency=regency, edition=measure.edition, since_on=today)
    elif last.edition != measure.edition:
        Recording.objects.filter(pk=last.pk).update(edition=measure.edition)
    return not recordings.filter(since_on__lt=today).exists()


def _known(measure: Measure, numbers: Mapping[str, int], today: dt.date) -> dict[Spot, int]:
    """What the steps add up to; of a flow only the months that are counted again."""
    rows = Step.objects.filter(line__measure=measure.key, village__in=list(numbers)).order_by()
    if measure.kind is Kind.FLOW:
        rows = rows.filter(month__gte=months_counted(today)[0])
    sums = rows.values_list("month", "line__cell", "village_id").annotate(number=Sum("change"))
    return {(month, cell, village): number for month, cell, village, number in sums}


def _cells(measure: Measure, numbers: Mapping[str, int], today: dt.date) -> dict[Spot, int]:
    """The numbers as they are counted now."""
    if measure.kind is Kind.STOCK:
        asked = {"": Period.day(today)}
    else:
        asked = {month: period_of(month) for month in months_counted(today)}
    counted = kept.many_counts([(measure, period) for period in asked.values()], numbers, today)
    found: dict[Spot, int] = {}
    for month, period in asked.items():
        for village, counts in counted[kept.key_of(measure, period)].items():
            for cell, number in _divided(measure, counts).items():
                found[month, cell, village] = number
    return found


def _divided(measure: Measure, counts: Counts) -> Counter[str]:
    """The whole of a village, and its parts along each axis that has a history."""
    found = Counter({"": sum(counts.values())})
    for place, axis in enumerate(measure.axes):
        if axis.has_history:
            for category, number in counts.items():
                found[f"{axis.key}={category[place]}"] += number
    return found


def _step(spot: Spot, change: int, today: dt.date, before: dt.date | None) -> tuple[Spot, dt.date, int, bool]:
    """The day of a change: a closed month that an earlier snapshot has counted whole is corrected today."""
    month = spot[0]
    if not month:
        return spot, today, change, False
    closed_on = last_day(month)
    if before is not None and closed_on < before:
        return spot, today, change, True
    return spot, closed_on, change, False


def _write(measure: Measure, steps: Iterable[tuple[Spot, dt.date, int, bool]]) -> None:
    steps = list(steps)
    if not steps:
        return
    lines = _lines_of(measure, {cell for (_month, cell, _village), *_rest in steps})
    days = {day for _spot, day, _change, _late in steps}
    there = {
        (month, cell, village, day): change
        for month, cell, village, day, change in Step.objects.filter(
            line__in=list(lines.values()), day__in=days
        ).values_list("month", "line__cell", "village_id", "day", "change")
    }
    rows = [
        Step(
            line_id=lines[cell],
            village_id=village,
            month=month,
            day=day,
            change=change + there.get((month, cell, village, day), 0),
            is_correction=is_correction,
        )
        for (month, cell, village), day, change, is_correction in steps
    ]
    Step.objects.bulk_create(
        rows,
        batch_size=150,
        update_conflicts=True,
        unique_fields=["line", "village", "month", "day"],
        update_fields=["change"],
    )


def _lines_of(measure: Measure, cells: set[str]) -> dict[str, int]:
    """The key of each line, made where it is new."""
    have = dict(Line.objects.filter(measure=measure.key, cell__in=cells).values_list("cell", "pk"))
    new = [Line(measure=measure.key, cell=cell) for cell in sorted(cells - have.keys())]
    if new:
        Line.objects.bulk_create(new)
        have = dict(Line.objects.filter(measure=measure.key, cell__in=cells).values_list("cell", "pk"))
    return have
