"""What a page asks: the number of a region, of each village, and how it divides."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from django.utils import timezone

from lonto.measures import kept
from lonto.measures.periods import Period
from lonto.measures.registry import AnyMeasure, Category, Counts, Kind, Measure, Ratio
from lonto.regions.models import Region

Number: TypeAlias = int | Decimal | None


@dataclass(frozen=True)
class Question:
    """A number to ask for: a measure of a period (None: the usual one), whole or of one value of an axis."""

    measure: AnyMeasure
    period: Period | None = None
    axis: str = ""
    value: str = ""


class UnknownPeriodError(ValueError):
    """A stock was asked for a period without today: the registers hold the present."""


def period_of(measure: AnyMeasure, period: Period, today: dt.date) -> Period:
    """The days a number is about when it is asked for `period`: a stock stands for today."""
    if measure.kind is Kind.FLOW:
        return period
    if today not in period:
        raise UnknownPeriodError(f"{measure.key} is known as of today only.")
    return Period.day(today)


def current_period(measure: AnyMeasure, today: dt.date) -> Period:
    """What a number is about when nobody says: a stock stands for today, a flow for this year."""
    return Period.day(today) if measure.kind is Kind.STOCK else Period.year(today.year)


def value(measure: AnyMeasure, region: Region, period: Period | None = None) -> Number:
    """The sum of a region's villages, or for a ratio the quotient of two such sums (None where it divides by zero)."""
    return values(measure, [region], period)[region.pk]


def values(measure: AnyMeasure, regions: Iterable[Region], period: Period | None = None) -> dict[str, Number]:
    """The numbers of several regions that lie within one another or side by side, counted once."""
    return table([(measure, period)], list(regions))[measure.key]


def table(asked: Iterable[tuple[AnyMeasure, Period | None]], regions: list[Region]) -> dict[str, dict[str, Number]]:
    """The numbers of several measures, by measure and region."""
    questions = [Question(measure, period) for measure, period in asked]
    answers = answer(questions, regions)
    return {question.measure.key: numbers for question, numbers in zip(questions, answers, strict=True)}


def answer(questions: Sequence[Question], regions: list[Region]) -> list[dict[str, Number]]:
    """For each question the number of each region; however many are asked, what is kept is read at most twice."""
    numbers = _numbers_in(regions)
    return [
        {
            region.pk: number_of(
                one.measure, [sum(n for code, n in part.items() if _holds(region, code)) for part in parts]
            )
            for region in regions
        }
        for one, parts in zip(questions, _parts(questions, numbers), strict=True)
    ]


def by_village(measure: AnyMeasure, region: Region, period: Period | None = None) -> dict[str, Number]:
    """The number of each village of a region, by village code."""
    return answer_by_village([Question(measure, period)], region)[0]


def answer_by_village(questions: Sequence[Question], region: Region) -> list[dict[str, Number]]:
    """For each question the number of each village of a region."""
    numbers = kept.journal_numbers(region)
    return [
        {code: number_of(one.measure, [totals[code] for totals in parts]) for code in numbers}
        for one, parts in zip(questions, _parts(questions, numbers), strict=True)
    ]


def answer_by_village_and_whole(
    questions: Sequence[Question], region: Region
) -> list[tuple[dict[str, Number], Number]]:
    """For each question the number of each village of a region and that of the region itself."""
    numbers = kept.journal_numbers(region)
    return [
        (
            {code: number_of(one.measure, [totals[code] for totals in parts]) for code in numbers},
            number_of(one.measure, [sum(totals.values()) for totals in parts]),
        )
        for one, parts in zip(questions, _parts(questions, numbers), strict=True)
    ]


def counts_by_village(measure: Measure, region: Region, period: Period | None = None) -> dict[str, Counts]:
    """How the number of each village of a region divides over the categories of the measure's axes."""
    numbers = kept.journal_numbers(region)
    today = timezone.localdate()
    return kept.counts_of(measure, numbers, _days(measure, period, today), today)


def breakdown(measure: Measure, region: Region, period: Period | None = None) -> dict[Category, int]:
    """How the number of a region divides over the categories of the measure's axes."""
    summed: Counter[Category] = Counter()
    for counts in counts_by_village(measure, region, period).values():
        summed.update(counts)
    return dict(summed)


def along(measure: Measure, counts: Mapping[Category, int], axis: str) -> dict[str, int]:
    """`counts` of a breakdown summed up by the values of one axis."""
    position = [each.key for each in measure.axes].index(axis)
    summed: Counter[str] = Counter()
    for category, number in counts.items():
        summed[category[position]] += number
    return dict(summed)


def _parts(questions: Sequence[Question], numbers: Mapping[str, int]) -> list[list[dict[str, int]]]:
    """For each question the village numbers of each additive measure it is made of."""
    today = timezone.localdate()
    days = [_days(one.measure, one.period, today) for one in questions]
    whole = [
        (part, day) for one, day in zip(questions, days, strict=True) if not one.axis for part in one.measure.parts
    ]
    divided = [(part, day) for one, day in zip(questions, days, strict=True) if one.axis for part in one.measure.parts]
    totals = kept.many_totals(whole, numbers, today)
    counts = kept.many_counts(divided, numbers, today)

    def of(one: Question, part: Measure, day: Period) -> dict[str, int]:
        key = kept.key_of(part, day)
        if not one.axis:
            return totals[key]
        return {code: along(part, each, one.axis).get(one.value, 0) for code, each in counts[key].items()}

    return [[of(one, part, day) for part in one.measure.parts] for one, day in zip(questions, days, strict=True)]


def _days(measure: AnyMeasure, period: Period | None, today: dt.date) -> Period:
    return period_of(measure, period or current_period(measure, today), today)


def _numbers_in(regions: list[Region]) -> dict[str, int]:
    """The villages of `regions` with their journals' numbers, asked only for those that lie in no other one."""
    numbers: dict[str, int] = {}
    for region in regions:
        if not any(_holds(other, region.pk) for other in regions if other != region):
            numbers |= kept.journal_numbers(region)
    return numbers


def _holds(region: Region, code: str) -> bool:
    return code == region.pk or code.startswith(f"{region.pk}.")


def number_of(measure: AnyMeasure, parts: list[int]) -> Number:
    """The number that the sums of a measure's parts make; None where a ratio divides by zero."""
    if isinstance(measure, Ratio):
        above, below = parts
        if below == 0:
            return None
        return (Decimal(above) / below).quantize(Decimal(1).scaleb(-measure.digits), ROUND_HALF_UP)
    return parts[0]
