"""What the numbers were: read from the steps that the nightly snapshots kept, one query however long the time is.

A stock is known day by day from the first snapshot on; no register can be asked for a past day. A flow is known month
by month, as it was first counted and as it is counted now: where the two differ, the past was corrected.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db.models import Case, DateField, F, Max, Min, Q, QuerySet, Sum, Value, When

from lonto.measures.models import Recording, SnapshotDay, Step
from lonto.measures.months import first_counted, last_day, month_of, months_between
from lonto.measures.queries import Number, Question, number_of
from lonto.measures.registry import AnyMeasure, Kind
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import CODE_LENGTH

LineKey: TypeAlias = tuple[str, str]
Months: TypeAlias = dict[str, tuple[int, int, dt.date | None]]


@dataclass(frozen=True)
class Point:
    """A number from `day` on, until the next point; for a flow that of the month that ends (or stands) on `day`."""

    day: dt.date
    number: Number


@dataclass(frozen=True)
class Correction:
    """The number of a period as it was known then and as it is known now; `region` where it is one village's own."""

    day: dt.date
    then: Number
    now: Number
    known_on: dt.date
    region: str = ""


@dataclass(frozen=True)
class History:
    """The numbers of a region over some time; `breaks` are the days on which the rule of counting changed."""

    kind: Kind
    points: list[Point] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    breaks: list[dt.date] = field(default_factory=list)


def history_of(question: Question, region: Region, first: dt.date, last: dt.date) -> History:
    """How a number of a region developed between two days."""
    measure = question.measure
    editions = _editions(measure, region)
    breaks = sorted({day for days in editions.values() for day in days[1:] if first <= day <= last})
    if measure.kind is Kind.STOCK:
        return History(measure.kind, _stock_points(question, region, first, last), breaks=breaks)
    points, corrections = _flow_points(question, region, _recorded_months(measure, editions, first, last), last)
    return History(measure.kind, points, corrections, breaks)


def numbers_on(questions: Sequence[Question], regions: Sequence[Region], day: dt.date) -> list[dict[str, Number]]:
    """For each question about a stock the number of each region as the last snapshot up to `day` found it.

    None where none of the region's villages was recorded by then.
    """
    return numbers_on_days(questions, regions, [day])[day]


def numbers_on_days(
    questions: Sequence[Question], regions: Sequence[Region], days: Iterable[dt.date]
) -> dict[dt.date, list[dict[str, Number]]]:
    """The same for several days, with one query."""
    names = {day: f"sum_{place}" for place, day in enumerate(sorted(set(days)))}
    lines = {line for one in questions for line in [*_lines(one), _whole(one)]}
    found: dict[LineKey, dict[str, dict[str, Any]]] = defaultdict(dict)
    sums = {name: Sum("change", filter=Q(day__lte=day)) for day, name in names.items()}
    grouped = _steps(lines, regions).values("line__measure", "line__cell", "village_id")
    rows: Any = grouped.annotate(begun=Min("day"), **sums)
    for row in rows:
        found[row["line__measure"], row["line__cell"]][row["village_id"]] = row

    def of(one: Question, region: Region, day: dt.date) -> Number:
        recorded = found[_whole(one)].items()
        if not any(row["begun"] <= day and _holds(region, code) for code, row in recorded):
            return None
        name = names[day]
        parts = [
            sum(row[name] or 0 for code, row in found[line].items() if _holds(region, code)) for line in _lines(one)
        ]
        return number_of(one.measure, parts)

    return {day: [{region.pk: of(one, region, day) for region in regions} for one in questions] for day in names}


def by_village_and_whole_on(
    questions: Sequence[Question], region: Region, day: dt.date
) -> list[tuple[dict[str, Number], Number]]:
    """For each question about a stock what the last snapshot up to `day` found, in one query.

    The numbers of the region's villages, without those that were not recorded by then, and that of the region itself.
    """
    lines = {line for one in questions for line in [*_lines(one), _whole(one)]}
    found: dict[LineKey, dict[str, int]] = defaultdict(dict)
    rows = _steps(lines, [region]).filter(day__lte=day).values_list("line__measure", "line__cell", "village_id")
    for measure, cell, village, number in rows.annotate(number=Sum("change")):
        found[measure, cell][village] = number

    def of(one: Question, villages: Iterable[str]) -> Number:
        known = set(villages)
        if not known:
            return None
        return number_of(one.measure, [sum(found[line].get(code, 0) for code in known) for line in _lines(one)])

    return [({code: of(one, [code]) for code in found[_whole(one)]}, of(one, found[_whole(one)])) for one in questions]


def last_snapshot(before: dt.date | None = None) -> dt.date | None:
    """The last day that was recorded, or the last one before a day."""
    days = SnapshotDay.objects.all() if before is None else SnapshotDay.objects.filter(day__lt=before)
    return days.order_by("-day").values_list("day", flat=True).first()


def missed_days(first: dt.date, last: dt.date) -> list[dt.date]:
    """The days between the first snapshot and `last` on which none was taken."""
    taken = set(SnapshotDay.objects.filter(day__range=(first, last)).values_list("day", flat=True))
    begun = SnapshotDay.objects.order_by("day").values_list("day", flat=True).first()
    if begun is None:
        return []
    start = max(first, begun)
    span = ((start + dt.timedelta(days=n)) for n in range((last - start).days + 1))
    return [day for day in span if day not in taken]


def _stock_points(question: Question, region: Region, first: dt.date, last: dt.date) -> list[Point]:
    lines = _lines(question)
    shown = Case(When(day__lt=first, then=Value(first)), default=F("day"), output_field=DateField())
    rows = _steps([*lines, _whole(question)], [region]).filter(day__lte=last).annotate(shown=shown)
    changes: dict[dt.date, dict[LineKey, int]] = defaultdict(dict)
    summed = rows.values_list("line__measure", "line__cell", "shown").annotate(change_of_day=Sum("change"))
    for measure, cell, day, change in summed:
        changes[day][measure, cell] = change
    points: list[Point] = []
    sums = dict.fromkeys(lines, 0)
    for day in sorted(changes):
        for line in lines:
            sums[line] += changes[day].get(line, 0)
        number = number_of(question.measure, [sums[line] for line in lines])
        if not points or points[-1].number != number:
            points.append(Point(day, number))
    return points


def _flow_points(
    question: Question, region: Region, months: list[str], last: dt.date
) -> tuple[list[Point], list[Correction]]:
    lines = _lines(question)
    found = _months_of(lines, region, months)
    points, corrections = [], []
    for month in months:
        parts = [found[line].get(month, (0, 0, None)) for line in lines]
        then = number_of(question.measure, [part[0] for part in parts])
        now = number_of(question.measure, [part[1] for part in parts])
        day = min(last_day(month), last)
        points.append(Point(day, now))
        known_on = max((part[2] for part in parts if part[2]), default=None)
        if known_on and then != now:
            corrections.append(Correction(day, then, now, known_on))
    return points, corrections


def _months_of(lines: Sequence[LineKey], region: Region, months: list[str]) -> dict[LineKey, Months]:
    """By line and month: as first counted, as counted now, and the day of the last correction."""
    found: dict[LineKey, Months] = {line: {} for line in lines}
    if not months:
        return found
    rows = _steps(lines, [region]).filter(month__range=(months[0], months[-1]))
    late = Q(is_correction=True)
    summed = rows.values_list("line__measure", "line__cell", "month").annotate(
        now=Sum("change"), later=Sum("change", filter=late), known_on=Max("day", filter=late)
    )
    for measure, cell, month, now, later, known_on in summed:
        found[measure, cell][month] = (now - (later or 0), now, known_on)
    return found


def _recorded_months(
    measure: AnyMeasure, editions: Mapping[str, list[dt.date]], first: dt.date, last: dt.date
) -> list[str]:
    """The months of a flow between two days that snapshots have counted."""
    if not all(part.key in editions for part in measure.parts):
        return []
    begun = max(editions[part.key][0] for part in measure.parts)
    return months_between(max(first_counted(begun), month_of(first)), month_of(last))


def _editions(measure: AnyMeasure, region: Region) -> dict[str, list[dt.date]]:
    """For each part of a measure the days since which an edition of its rule counts, the first one at the beginning."""
    days: dict[str, list[dt.date]] = defaultdict(list)
    regency = region.pk[: CODE_LENGTH[Level.REGENCY]]
    rows = Recording.objects.filter(measure__in=[part.key for part in measure.parts], regency=regency)
    for key, since_on in rows.order_by("since_on").values_list("measure", "since_on"):
        days[key].append(since_on)
    return dict(days)


def _lines(question: Question) -> list[LineKey]:
    cell = f"{question.axis}={question.value}" if question.axis else ""
    return [(part.key, cell) for part in question.measure.parts]


def _whole(question: Question) -> LineKey:
    """The line that has a step in every village since recording began, also where there is nothing to count."""
    return question.measure.parts[0].key, ""


def _steps(lines: Iterable[LineKey], regions: Iterable[Region]) -> QuerySet[Step]:
    """The steps of these lines in the villages of these regions."""
    which, where = Q(pk__in=[]), Q(pk__in=[])
    for measure, cell in set(lines):
        which |= Q(line__measure=measure, line__cell=cell)
    for region in regions:
        is_village = region.level == Level.VILLAGE
        where |= Q(village=region.pk) if is_village else Q(village__gte=f"{region.pk}.", village__lt=f"{region.pk}/")
    return Step.objects.filter(which, where).order_by()


def _holds(region: Region, code: str) -> bool:
    return code == region.pk or code.startswith(f"{region.pk}.")
