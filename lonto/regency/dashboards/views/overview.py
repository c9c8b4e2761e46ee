"""The regency in one view: what was promised, where it stands, what needs a decision this week."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.measures.queries import Number, Question, answer
from lonto.measures.registry import Kind
from lonto.regency.agreements.access import agreements_of
from lonto.regency.agreements.queries import PledgeView, digits_of, late_first, standing_pledges, views_of
from lonto.regency.agreements.words import number_of, percent_of, tag_of
from lonto.regency.dashboards.access import OVERSEERS
from lonto.regency.dashboards.queries.decisions import decisions_for
from lonto.regency.dashboards.queries.villages import Asked, all_measures, compared_measures
from lonto.regions.models import Region
from lonto.regions.queries import districts_of


@require_safe
@acting_as(*OVERSEERS)
def overview(request: HttpRequest, by: Membership) -> HttpResponse:
    """One page for regent and heads of agencies; every number opens down to its villages."""
    regency, today = by.office.region, timezone.localdate()
    pledges = views_of(standing_pledges(agreements_of(by)), regency, today)
    districts = list(districts_of(regency))
    asked, compared = all_measures(), compared_measures()
    answers = answer([Question(one.measure, one.period) for one in asked], [regency, *districts])
    by_key = {one.measure.key: numbers for one, numbers in zip(asked, answers, strict=True)}
    context = {
        "heading": _("The regency in one view"),
        "lead": regency.name,
        "trail": [(_("The regency in one view"), None)],
        "today": today,
        "decisions": decisions_for(by, pledges, today),
        "pledges": [_pledge(view) for view in late_first(pledges)],
        "numbers": [_number(one, by_key[one.measure.key][regency.pk], regency) for one in asked],
        "compared": [(one.measure.title, one.measure.unit, one.period) for one in compared],
        "districts": [_district(each, compared, by_key) for each in districts],
    }
    return render(request, "dashboards/overview.html", context)


def number_url(one: Asked, region: Region) -> str:
    """The page of a measure's number in a region, with its definition and history."""
    if one.measure.kind is Kind.STOCK:
        return reverse("measures:region", args=[one.measure.key, region.pk])
    return reverse("measures:period", args=[one.measure.key, region.pk, one.period.key])


def _pledge(view: PledgeView) -> dict[str, Any]:
    pledge, digits = view.pledge, digits_of(view)
    return {
        "url": reverse("agreements:pledge", args=[pledge.pk]),
        "title": pledge.title,
        "tag": tag_of(view),
        "value": number_of(pledge, view.progress.value, digits),
        "target": number_of(pledge, pledge.target, digits),
        "unit": view.indicator.unit,
        "share": percent_of(view.progress.share),
        "due_on": pledge.due_on,
        "owner": pledge.office.name.removesuffix(f" {pledge.regency.name}"),
    }


def _number(one: Asked, number: Number, region: Region) -> dict[str, Any]:
    return {
        "title": one.measure.title,
        "definition": one.measure.definition,
        "number": number,
        "unit": one.measure.unit,
        "when": one.period,
        "url": number_url(one, region),
        "map_url": f"{reverse('measures:map')}?measure={one.measure.key}",
    }


def _district(district: Region, compared: list[Asked], by_key: dict[str, dict[str, Number]]) -> dict[str, Any]:
    return {
        "name": district.name,
        "url": reverse("dashboards:district", args=[district.pk]),
        "cells": [
            (one.measure.title, by_key[one.measure.key][district.pk], number_url(one, district)) for one in compared
        ],
    }
