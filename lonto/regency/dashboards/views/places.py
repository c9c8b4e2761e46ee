"""A district with its villages, and a village among its neighbours."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.dashboards.access import OVERSEERS, VILLAGE_STAFF, district_seen_by, village_seen_by
from lonto.regency.dashboards.queries.villages import (
    NEEDS,
    Need,
    VillageLine,
    compared_measures,
    lines_of,
    needs_text,
    placed,
)
from lonto.regency.dashboards.views.overview import number_url
from lonto.regions.models import Region
from lonto.signing.positions import formal_name
from lonto.web import navigation
from lonto.web.answers import Fact


@require_safe
@acting_as(Role.DISTRICT_OFFICER)
def own_district(request: HttpRequest, by: Membership) -> HttpResponse:
    return _district_page(request, by, by.office.region)


@require_safe
@acting_as(*OVERSEERS, Role.DISTRICT_OFFICER)
def district(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """The villages of a district, those that need help first."""
    return _district_page(request, by, district_seen_by(by, code))


@require_safe
@acting_as(*VILLAGE_STAFF)
def own_village(request: HttpRequest, by: Membership) -> HttpResponseBase:
    return _village_page(request, by, by.office.region)


@require_safe
@acting_as(*OVERSEERS, *VILLAGE_STAFF, Role.DISTRICT_OFFICER)
def village(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """The numbers of a village and where they lie among its neighbours."""
    return _village_page(request, by, village_seen_by(by, code))


def _district_page(request: HttpRequest, by: Membership, district: Region) -> HttpResponse:
    asked, lines = compared_measures(), lines_of(district)
    titles = [one.measure.title for one in asked]
    wanted = request.GET.get("need", "")
    chosen = Need(wanted) if wanted in set(Need) else None
    context = {
        "heading": _("%(district)s in one view") % {"district": district.name},
        "trail": _trail(by, (district.name, None)),
        "headings": [(one.measure.title, one.measure.unit, one.period) for one in asked],
        "totals": [
            Fact(
                one.measure.title,
                sum(number for number in column if number is not None),
                _("%(unit)s in the whole district, %(when)s") % {"unit": one.measure.unit, "when": one.period},
            )
            for one, column in zip(asked, zip(*(line.numbers for line in lines), strict=True), strict=False)
        ],
        "lines": [_line(line, titles) for line in lines if _fits(line, chosen)],
        "needs": [
            (need.value, NEEDS[need], sum(need in line.needs for line in lines), need is chosen) for need in Need
        ],
        "chosen": NEEDS[chosen] if chosen else "",
        "villages": len(lines),
        "here": reverse("dashboards:district", args=[district.pk]),
    }
    return render(request, "dashboards/district.html", context)


def _fits(line: VillageLine, chosen: Need | None) -> bool:
    return chosen is None or chosen in line.needs


def _line(line: VillageLine, titles: list[Any]) -> dict[str, Any]:
    return {
        "name": line.village.name,
        "url": reverse("dashboards:village", args=[line.village.pk]),
        "cells": list(zip(titles, line.numbers, strict=True)),
        "needs": needs_text(line.needs),
    }


def _village_page(request: HttpRequest, by: Membership, village: Region) -> HttpResponse:
    district = Region.objects.get(pk=village.parent_id)
    is_own = by.office.region_id == village.pk
    context = {
        "heading": _("%(village)s in one view") % {"village": formal_name(village)},
        "lead": _("District %(name)s") % {"name": district.name},
        "trail": _trail(by, *([] if is_own else [(district.name, _district_url(by, district))]), (village.name, None)),
        "is_own": is_own,
        "waiting": navigation.waiting_for(by) if is_own else [],
        "district": district,
        "numbers": [
            {
                "title": one.asked.measure.title,
                "unit": one.asked.measure.unit,
                "when": one.asked.period,
                "number": one.number,
                "district": one.district,
                "words": one.words,
                "url": number_url(one.asked, village),
            }
            for one in placed(village, district)
        ],
        "public_url": reverse("public:place", args=[village.pk]),
        "connection_url": reverse("connectivity:village", args=[village.pk]),
    }
    return render(request, "dashboards/village.html", context)


def _district_url(by: Membership, district: Region) -> str | None:
    return reverse("dashboards:district", args=[district.pk]) if by.role not in VILLAGE_STAFF else None


def _trail(by: Membership, *more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way from the regency's view, for whoever may open it."""
    top = [(_("The regency in one view"), reverse("dashboards:overview"))] if by.role in OVERSEERS else []
    return [*top, *more]
