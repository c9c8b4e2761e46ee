"""A pledge as a line against its plan."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.lib.rounding import half_up
from lonto.measures.history import History
from lonto.measures.registry import Kind, Ratio
from lonto.regency.agreements.pace import line_of
from lonto.regency.agreements.queries import PledgeView, digits_of
from lonto.regency.agreements.words import plain
from lonto.regency.figures.numbers import history_of
from lonto.web.lines import Line, LineChart, Points, month_ends


def history_of_pledge(view: PledgeView, today: dt.date) -> History:
    """How the number of a pledge developed since it counts; without a beginning, over two years."""
    pledge = view.pledge
    first = pledge.begins_on or today - dt.timedelta(days=730)
    if first > today:
        return History(view.indicator.kind)
    is_added = view.indicator.kind is Kind.FLOW and not isinstance(view.indicator.measure, Ratio)
    return history_of(pledge.indicator, pledge.region, first, today, since=first if is_added else None)


def picture_of(view: PledgeView, found: History) -> LineChart | None:
    """What was reached, stepped, beside what was planned, dashed; None where there is no line to draw."""
    today = timezone.localdate()
    reached = _reached(view, found)
    digits = digits_of(view)
    planned: Points = [(day, plain(half_up(value, digits))) for day, value in line_of(view.plan)] if view.plan else []
    if not planned and len(reached) < 2:
        return None
    is_stepped = view.indicator.kind is Kind.STOCK
    lines = [Line(_("Reached"), reached, is_stepped=is_stepped)]
    if planned:
        lines.append(Line(_("Planned"), planned))
    return LineChart("plan", _("Reached and planned"), lines, view.indicator.unit, last=today, today=today)


def _reached(view: PledgeView, found: History) -> Points:
    """What is known of the past, ending with the number of today; nothing is drawn where nothing was recorded."""
    points = [(point.day, point.number) for point in found.points if point.number is not None]
    value = view.value
    if value.number is not None and value.as_of is not None and (not points or points[-1][0] < value.as_of):
        points.append((value.as_of, value.number))
    return month_ends(points)
