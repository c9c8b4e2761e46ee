"""Everything that stands in a report on a period, as plain data in Indonesian, as offices report.

Numbers are kept as text. A flow counts the days of the period. A stock is that of today while the period runs, and of
its last day, as the nightly snapshots kept it, once it is over; "" where nothing was recorded.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from lonto.lib.printable import replaced
from lonto.measures.history import numbers_on
from lonto.measures.periods import Period
from lonto.measures.queries import Number, Question, answer, answer_by_village
from lonto.measures.registry import AnyMeasure, Kind, listed_measures
from lonto.regency.agreements.models import Agreement
from lonto.regency.agreements.queries import PledgeView, digits_of, standing_pledges, views_of
from lonto.regency.agreements.words import number_of, percent_of, tag_of
from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of
from lonto.web.charts import figure

LANGUAGE = "id"
Numbers = dict[str, Number]


def compose(regency: Region, period: Period, today: dt.date) -> dict[str, Any]:
    """The report of a period that has begun; `today` is the day on which it is made."""
    day = min(period.last, today)
    measures, districts, villages = listed_measures(), list(districts_of(regency)), list(villages_of(regency))
    regions = [regency, *districts]
    found = [_numbers(one, regions, villages, regency, period, today) for one in measures]
    agreements = Agreement.objects.filter(regency=regency)
    pledges = views_of(standing_pledges(agreements), regency, day)
    with override(LANGUAGE):
        report: dict[str, Any] = _printable(
            {
                "title": _("Report on %(period)s") % {"period": period},
                "code": regency.pk,
                "regency": regency.name,
                "as_of": date_format(day, "j F Y"),
                "is_over": period.last < today,
                "printed": date_format(timezone.localtime(), "j F Y, H.i"),
                "districts": [[one.pk, one.name] for one in districts],
                "villages": [[one.pk, one.name] for one in villages],
                "measures": [
                    _measure(one, numbers, regency, period, today) for one, numbers in zip(measures, found, strict=True)
                ],
                "pledges": [_pledge(view) for view in pledges],
            }
        )
    return report


def _numbers(
    measure: AnyMeasure,
    regions: Sequence[Region],
    villages: Sequence[Region],
    regency: Region,
    period: Period,
    today: dt.date,
) -> Numbers:
    """The number of the regency, its districts and its villages, by code."""
    if measure.kind is Kind.STOCK and period.last < today:
        return numbers_on([Question(measure)], [*regions, *villages], period.last)[0]
    asked = Question(measure, period if measure.kind is Kind.FLOW else None)
    return {**answer_by_village([asked], regency)[0], **answer([asked], list(regions))[0]}


def _measure(measure: AnyMeasure, numbers: Numbers, regency: Region, period: Period, today: dt.date) -> dict[str, Any]:
    is_stock = measure.kind is Kind.STOCK
    when = Period.day(min(period.last, today)) if is_stock else period
    return {
        "key": measure.key,
        "title": str(measure.title),
        "unit": str(measure.unit),
        "definition": str(measure.definition),
        "source": str(measure.source),
        "when": str(when),
        "number": _shown(numbers.get(regency.pk)),
        "exact": {code: "" if number is None else str(number) for code, number in numbers.items()},
    }


def _pledge(view: PledgeView) -> dict[str, str]:
    pledge, digits = view.pledge, digits_of(view)
    return {
        "title": pledge.title,
        "standing": str(tag_of(view).label),
        "value": number_of(pledge, view.progress.value, digits),
        "target": number_of(pledge, pledge.target, digits),
        "unit": str(view.indicator.unit),
        "share": percent_of(view.progress.share),
        "due": date_format(pledge.due_on, "j F Y") if pledge.due_on else "",
        "owner": pledge.office.name,
    }


def _shown(number: Number) -> str:
    return "" if number is None else figure(number)


def _printable(value: Any) -> Any:
    """Texts without characters that no font of the house has: a PDF for archives cannot be made with them."""
    if isinstance(value, str):
        return replaced(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list) else value
