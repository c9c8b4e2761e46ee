"""The one way to the number behind a reference, counted or reported, today or on a past day."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from django.utils import timezone

from lonto.measures import history as measured
from lonto.measures import queries
from lonto.measures.history import History, Point
from lonto.measures.months import month_of
from lonto.measures.periods import Period
from lonto.measures.queries import Number, Question
from lonto.measures.registry import Kind, Ratio
from lonto.regency.figures import reported
from lonto.regency.figures.indicators import Indicator, indicator_of, indicators_of
from lonto.regions.models import Region

RATIO_DAYS = 90
Places: TypeAlias = dict[int, "Value"]


@dataclass(frozen=True)
class Ask:
    """A number to look up: of which region, on which day; a flow is counted from `since`, else from New Year."""

    indicator: str
    region: Region
    on: dt.date
    since: dt.date | None = None

    @property
    def begins_on(self) -> dt.date:
        return self.since or self.on.replace(month=1, day=1)


@dataclass(frozen=True)
class Value:
    """The answer; without a number, `problem` of the indicator or the lack of figures says why.

    `as_of` is the day that the number is about: an earlier one than asked where nothing newer was reported.
    `villages` says of how many villages a reported sum is made.
    """

    number: Number
    as_of: dt.date | None
    indicator: Indicator
    villages: int = 0


def value_of(indicator: str, region: Region, on: dt.date | None = None, *, since: dt.date | None = None) -> Value:
    """The number of one region on a day (today, if none is given)."""
    return values_of([Ask(indicator, region, on or timezone.localdate(), since)], _regency(region))[0]


def values_of(asks: Sequence[Ask], regency: Region) -> list[Value]:
    """Many numbers at once: as many queries for ten as for a thousand of the same measures, days and series."""
    known = indicators_of([one.indicator for one in asks], regency)
    found: Places = {
        place: Value(None, None, known[one.indicator])
        for place, one in enumerate(asks)
        if not known[one.indicator].is_known
    }
    found |= _reported_values(asks, known)
    found |= _current_values(asks, known)
    found |= _past_values(asks, known)
    return [found[place] for place in range(len(asks))]


def history_of(
    indicator: str, region: Region, first: dt.date, last: dt.date, *, since: dt.date | None = None
) -> History:
    """How the number of a region developed; with `since` that of a flow is added up from there on.

    Without a known measure or series there is no history.
    """
    known = indicator_of(indicator, _regency(region))
    if known.series is not None:
        figures = reported.figures_that_count([known.series.pk])[known.series.pk]
        start = since if since and known.kind is Kind.FLOW else first
        found = reported.history_of(known.series, figures, region, start, last)
        return _added_up(found, 0) if since and known.kind is Kind.FLOW else found
    if known.measure is None:
        return History(known.kind)
    question = _question(known)
    if known.kind is Kind.STOCK or since is None or isinstance(known.measure, Ratio):
        return measured.history_of(question, region, first, last)
    return _flow_since(question, region, since, last)


def by_village(indicator: str, regency: Region, on: dt.date, *, since: dt.date | None = None) -> dict[str, Number]:
    """The number of each village, by code; villages without one are missing."""
    ask = Ask(indicator, regency, on, since)
    known = indicator_of(indicator, regency)
    if known.series is not None:
        figures = reported.figures_that_count([known.series.pk])[known.series.pk]
        return dict(reported.by_village(known.series, figures, on, ask.begins_on))
    if known.measure is None:
        return {}
    return queries.answer_by_village([_question(known, _period(known, ask, timezone.localdate()))], regency)[0]


def days_behind(known: Indicator, ask: Ask) -> Period | None:
    """The days that a counted flow is asked for; None for what stands for one day, or is reported."""
    return None if known.measure is None else _period(known, ask, timezone.localdate())


def _reported_values(asks: Sequence[Ask], known: dict[str, Indicator]) -> Places:
    wanted = {place: one for place, one in enumerate(asks) if known[one.indicator].series is not None}
    if not wanted:
        return {}
    series = {place: known[one.indicator].series for place, one in wanted.items()}
    figures = reported.figures_that_count({one.pk for one in series.values() if one})
    found: Places = {}
    for place, one in wanted.items():
        row = series[place]
        assert row is not None
        answer = reported.sum_on(row, figures[row.pk], one.region, one.on, one.begins_on)
        found[place] = Value(answer.number, answer.as_of, known[one.indicator], answer.villages)
    return found


def _current_values(asks: Sequence[Ask], known: dict[str, Indicator]) -> Places:
    """Numbers that are counted now: flows always, stocks as of today."""
    today = timezone.localdate()
    wanted = {
        place: one
        for place, one in enumerate(asks)
        if known[one.indicator].measure and (known[one.indicator].kind is Kind.FLOW or one.on >= today)
    }
    found: Places = {
        place: Value(None, None, known[one.indicator])
        for place, one in wanted.items()
        if known[one.indicator].kind is Kind.FLOW and one.begins_on > today
    }
    counted = {place: one for place, one in wanted.items() if place not in found}
    if not counted:
        return found
    questions = {
        place: _question(known[one.indicator], _period(known[one.indicator], one, today))
        for place, one in counted.items()
    }
    regions = {one.region.pk: one.region for one in counted.values()}
    answers = queries.answer(list(questions.values()), list(regions.values()))
    for (place, one), numbers in zip(counted.items(), answers, strict=True):
        found[place] = Value(numbers[one.region.pk], min(one.on, today), known[one.indicator])
    return found


def _past_values(asks: Sequence[Ask], known: dict[str, Indicator]) -> Places:
    """Stocks of past days, as the snapshots found them; one query for all days."""
    today = timezone.localdate()
    wanted = {
        place: one
        for place, one in enumerate(asks)
        if known[one.indicator].measure and known[one.indicator].kind is Kind.STOCK and one.on < today
    }
    if not wanted:
        return {}
    texts = list(dict.fromkeys(one.indicator for one in wanted.values()))
    regions = {one.region.pk: one.region for one in wanted.values()}
    questions = [_question(known[text]) for text in texts]
    answers = measured.numbers_on_days(questions, list(regions.values()), {one.on for one in wanted.values()})
    found: Places = {}
    for place, one in wanted.items():
        number = answers[one.on][texts.index(one.indicator)][one.region.pk]
        found[place] = Value(number, None if number is None else one.on, known[one.indicator])
    return found


def _flow_since(question: Question, region: Region, since: dt.date, last: dt.date) -> History:
    """A flow added up from a day on: what was before the first whole month with a history is counted as one."""
    months = measured.history_of(question, region, since, last)
    whole = [point for point in months.points if month_of(point.day) > month_of(since)]
    base_until = last if not whole else whole[0].day.replace(day=1) - dt.timedelta(days=1)
    base_until = min(base_until, last, timezone.localdate())
    points = []
    base: Number = 0
    if since <= base_until:
        period = Period(since, base_until)
        base = queries.answer([Question(question.measure, period, question.axis, question.value)], [region])[0][
            region.pk
        ]
        points.append(Point(base_until, base))
    added = _added_up(History(Kind.FLOW, whole, months.corrections, months.breaks), base)
    return History(Kind.FLOW, [*points, *added.points], months.corrections, months.breaks)


def _added_up(found: History, base: Number) -> History:
    """A flow whose points hold all that came before them too."""
    total = Decimal(base or 0)
    points = []
    for point in found.points:
        total += point.number or 0
        points.append(Point(point.day, int(total) if total == total.to_integral_value() else total))
    return History(found.kind, points, found.corrections, found.breaks)


def _question(known: Indicator, period: Period | None = None) -> Question:
    assert known.measure is not None
    assert known.reference is not None
    return Question(known.measure, period, known.reference.axis, known.reference.value)


def _period(known: Indicator, one: Ask, today: dt.date) -> Period | None:
    """The days that a flow is asked for; a stock stands for today, a mean for the last 90 days."""
    if known.kind is Kind.STOCK:
        return None
    last = min(one.on, today)
    if isinstance(known.measure, Ratio):
        return Period(last - dt.timedelta(days=RATIO_DAYS - 1), last)
    return Period(one.begins_on, max(one.begins_on, last))


def _regency(region: Region) -> Region:
    """Whose series a region may use: those of its regency, known by its code alone."""
    return Region(pk=region.pk[:5])
