"""What the page of a measure shows of its history: two years as a line, what was corrected, where the rule changed."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.measures.history import History, history_of, missed_days
from lonto.measures.months import first_counted, period_of
from lonto.measures.queries import Question
from lonto.measures.registry import AnyMeasure, Kind
from lonto.regions.models import Region
from lonto.web.lines import Line, LineChart, month_ends


def development_of(measure: AnyMeasure, region: Region) -> dict[str, Any]:
    """Chart, corrections, breaks and missed nights of a measure in a region."""
    today = timezone.localdate()
    first = period_of(first_counted(today)).first
    found = history_of(Question(measure), region, first, today)
    return {
        "history": _chart(measure, region, found, today),
        "corrections": found.corrections,
        "breaks": found.breaks,
        "missed": len(missed_days(first, today - dt.timedelta(days=1))) if measure.kind is Kind.STOCK else 0,
    }


def _chart(measure: AnyMeasure, region: Region, found: History, today: dt.date) -> LineChart | None:
    """The line; None before the first snapshot. A flow is drawn by its months, a stock as it stood."""
    points = [(point.day, point.number) for point in found.points if point.number is not None]
    if not points:
        return None
    is_stock = measure.kind is Kind.STOCK
    title = _("%(measure)s, %(region)s, as recorded each night") if is_stock else _("%(measure)s, %(region)s, by month")
    line = Line(measure.title, month_ends(points), is_stepped=is_stock)
    heading = title % {"measure": measure.title, "region": region.name}
    return LineChart("history", heading, [line], measure.unit, last=today, today=today if is_stock else None)
