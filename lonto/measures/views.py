"""Pages of numbers: every measure with its definition, and each measure by village."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, regency_of
from lonto.accounts.models import Membership
from lonto.measures import queries
from lonto.measures.access import region_seen_by, regions_above
from lonto.measures.developments import development_of
from lonto.measures.lists import rows_of, village_list
from lonto.measures.periods import Period
from lonto.measures.pictures import charts_of
from lonto.measures.registry import AnyMeasure, Kind, Measure, listed_measures, measure_named
from lonto.regions.models import Region
from lonto.web.answers import Fact

MONTHS_BACK = 6


@require_safe
@acting_as()
def index(request: HttpRequest, by: Membership) -> HttpResponse:
    """Every measure with its definition and the numbers of the own region and of those above it."""
    today = timezone.localdate()
    regions = regions_above(by.office.region)
    asked = [(measure, queries.current_period(measure, today)) for measure in listed_measures()]
    numbers = queries.table(asked, regions)
    lines = [
        {
            "measure": measure,
            "period": period,
            "cells": [(region, numbers[measure.key][region.pk]) for region in regions],
        }
        for measure, period in asked
    ]
    return render(request, "measures/index.html", {"heading": _("Numbers"), "regions": regions, "lines": lines})


@require_safe
@acting_as()
def measure(
    request: HttpRequest, by: Membership, key: str, code: str | None = None, days: str | None = None
) -> HttpResponseBase:
    """One measure: the number of a region, how it divides, and the number of every village of the regency."""
    shown = measure_named(key)
    if shown is None or not shown.is_listed:
        raise Http404
    region = region_seen_by(by, code) if code else by.office.region
    period = _period(shown, days)
    regency = regency_of(by)
    villages = village_list(shown, regency, period)
    context = _context(by, shown, region, period)
    return villages.respond(request, rows_of(shown, regency, period), context)


def _context(by: Membership, shown: AnyMeasure, region: Region, period: Period) -> dict[str, Any]:
    listed = shown.list_url if isinstance(shown, Measure) else None
    links = partial(listed, by, region) if listed else lambda category: None
    own = regions_above(by.office.region)
    regions = own if region in own else [region, *own]
    numbers = queries.values(shown, regions, period)
    return {
        "heading": shown.title,
        "trail": [(_("Numbers"), reverse("measures:index")), (shown.title, None)],
        "lead": shown.definition,
        "unit": shown.unit,
        "facts": [Fact(_("Unit"), shown.unit), Fact(_("Of when"), period), Fact(_("Source"), shown.source)],
        "period": period,
        "region": region,
        "regions": [(each, numbers[each.pk], _address(shown, each, period)) for each in regions],
        "periods": _periods(shown, region),
        "list_url": links({}),
        "charts": charts_of(shown, region, period, links),
        **development_of(shown, region),
    }


def _period(shown: AnyMeasure, days: str | None) -> Period:
    """The period of the address; 404 for one that is none, or that this measure does not know."""
    today = timezone.localdate()
    if days is None:
        return queries.current_period(shown, today)
    try:
        return queries.period_of(shown, Period.parse(days), today)
    except ValueError as error:
        raise Http404 from error


def _periods(shown: AnyMeasure, region: Region) -> list[tuple[Period, str]]:
    """This year, the one before, and the last months; a stock has only today."""
    if shown.kind is Kind.STOCK:
        return []
    today = timezone.localdate()
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS_BACK)]
    periods = [Period.year(today.year), Period.year(today.year - 1)]
    periods += [Period.month(year, month + 1) for year, month in months]
    return [(period, _address(shown, region, period)) for period in periods]


def _address(shown: AnyMeasure, region: Region, period: Period) -> str:
    if shown.kind is Kind.STOCK:
        return reverse("measures:region", args=[shown.key, region.pk])
    return reverse("measures:period", args=[shown.key, region.pk, period.key])
