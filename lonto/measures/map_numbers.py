"""The numbers of a map: counted now, or as a snapshot recorded them where the asked days are past."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from lonto.measures.history import by_village_and_whole_on
from lonto.measures.periods import Period
from lonto.measures.queries import Number, Question, answer_by_village_and_whole
from lonto.measures.registry import AnyMeasure, Kind
from lonto.regions.models import Region


@dataclass(frozen=True)
class MapNumbers:
    """A measure by village and for the regency; `is_recorded` says that a snapshot found it and nothing counted it."""

    measure: AnyMeasure
    period: Period
    by_village: dict[str, Number]
    whole: Number
    is_recorded: bool


def numbers_of(measures: Sequence[AnyMeasure], regency: Region, asked: Period) -> list[MapNumbers]:
    """The numbers of several measures; a stock stands for today, or for the last of the asked days where it is past."""
    today = timezone.localdate()
    past = [one for one in measures if one.kind is Kind.STOCK and asked.last < today]
    present = [one for one in measures if one not in past]
    counted = answer_by_village_and_whole([Question(one, _period(one, asked, today)) for one in present], regency)
    recorded = by_village_and_whole_on([Question(one) for one in past], regency, asked.last) if past else []
    found = {
        one.key: MapNumbers(one, period, *numbers, is_recorded=one in past)
        for one, period, numbers in (
            *((one, _period(one, asked, today), each) for one, each in zip(present, counted, strict=True)),
            *((one, Period.day(asked.last), each) for one, each in zip(past, recorded, strict=True)),
        )
    }
    return [found[one.key] for one in measures]


def _period(measure: AnyMeasure, asked: Period, today: dt.date) -> Period:
    return Period.day(today) if measure.kind is Kind.STOCK else asked
