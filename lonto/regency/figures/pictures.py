"""What the pages of a series and of a figure show of their numbers."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.measures.access import regions_above
from lonto.measures.history import Correction, History
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.lists import state_of, when_of
from lonto.regency.figures.models import Figure, Series
from lonto.regency.figures.reported import Sum, figures_that_count, history_of, sum_on
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import villages_of
from lonto.web.answers import Fact
from lonto.web.lines import Line, LineChart, month_ends

MOST_CORRECTIONS = 50


def picture_of(series: Series, region: Region) -> dict[str, Any]:
    """Facts, chart and corrections of a series for one region, from one reading of its figures."""
    today = timezone.localdate()
    figures = figures_that_count([series.pk])[series.pk]
    oldest = min((one[1] for one in figures), default=today)
    newest = sum_on(series, figures, region, today, oldest)
    found = history_of(series, figures, region, oldest, today)
    regions = [] if series.scope == Scope.REGENCY else [one for one in regions_above(region) if one != region]
    return {
        "facts": _facts(series, region, newest),
        "chart": chart_of(series, region, found, today),
        "corrections": [_correction(one) for one in found.corrections[:MOST_CORRECTIONS]],
        "wider": [(one, reverse("figures:region", args=[series.pk, one.pk])) for one in regions],
    }


def chart_of(series: Series, region: Region, found: History, today: dt.date) -> LineChart | None:
    """The numbers over time; None before there are any."""
    points = [(point.day, point.number) for point in found.points if point.number is not None]
    if not points:
        return None
    line = Line(series.title, month_ends(points), is_stepped=series.kind == "stock")
    return LineChart("history", f"{series.title}, {region.name}", [line], series.unit, last=today, today=today)


def facts_of_figure(figure: Figure) -> list[Fact]:
    """Everything that is known of a figure."""
    series = figure.series
    return [
        Fact(_("Number"), figure.number, series.unit),
        Fact(_("Of when"), when_of(figure)),
        Fact(_("Region"), figure.region.name, figure.region_id),
        Fact(_("Source"), figure.source),
        Fact(_("Remark"), figure.note),
        Fact(_("Reported"), figure.recorded_at, figure.recorded_by.account.name),
        Fact(_("State"), state_of(figure)),
    ]


def life_of(figure: Figure) -> list[Figure]:
    """The figures that led to this one and that followed it, the oldest first."""
    around = Figure.objects.select_related("series", "region", "correction", "ended_by__account")
    rows = {one.pk: one for one in around.filter(series=figure.series_id, region=figure.region_id)}
    found = [rows.get(figure.pk, figure)]
    while (before := found[0].corrects_id) and before in rows:
        found.insert(0, rows[before])
    while hasattr(found[-1], "correction") and found[-1].correction.pk in rows:
        found.append(rows[found[-1].correction.pk])
    return found if len(found) > 1 or figure.ended_at else []


def _facts(series: Series, region: Region, newest: Sum) -> list[Fact]:
    facts = [
        Fact(_("Newest number"), newest.number, series.unit),
        Fact(_("Of when"), newest.as_of),
        Fact(_("Source"), series.source),
        Fact(_("Agency"), series.office.name),
        Fact(_("What a figure says"), series.get_kind_display()),
    ]
    if series.scope == Scope.VILLAGE and region.level < Level.VILLAGE:
        whole = villages_of(region).count()
        said = _("%(count)s of %(whole)s villages") % {"count": newest.villages, "whole": whole}
        facts.insert(2, Fact(_("Made of"), said))
    return facts


def _correction(one: Correction) -> dict[str, Any]:
    return {"day": one.day, "then": one.then, "now": one.now, "known_on": one.known_on, "region": one.region}
