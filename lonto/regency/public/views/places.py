"""The public page of a regency, and that of a village."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.models import Office
from lonto.regency.public import hours
from lonto.regency.public.agreements import agreements_shown
from lonto.regency.public.caching import same_for_everybody
from lonto.regency.public.editions import current_numbers
from lonto.regency.public.finding import NotHereError, find, not_here
from lonto.regency.public.models import OpeningHours
from lonto.regency.public.queries import (
    SHOWN_CLASSES,
    agency_hours,
    hours_of,
    letter_types,
    numbers_within,
    open_classes,
    open_regencies,
    regency_officials,
    village_office,
    village_officials,
)
from lonto.regency.public.showing import districts_with_villages, numbers_context, trail_to
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.signing.positions import formal_name
from lonto.web.answers import Fact


@login_not_required
@require_safe
@same_for_everybody
def home(request: HttpRequest) -> HttpResponse:
    """The regencies of this server; where it is one, its page."""
    regencies = list(open_regencies())
    if len(regencies) == 1:
        return redirect("public:place", code=regencies[0].pk)
    return render(request, "public/home.html", {"heading": _("Villages and services"), "regencies": regencies})


@login_not_required
@require_safe
@same_for_everybody
def place(request: HttpRequest, code: str) -> HttpResponse:
    """A village or a regency; a district leads to its villages on the page of the regency."""
    office = village_office(code) if len(code) == len("53.15.05.2008") and "\0" not in code else None
    if office is not None:
        return _village(request, office)
    try:
        found = find(code)
    except NotHereError as error:
        return redirect("public:place", code=error.successor) if error.successor else not_here(request, error)
    if found.region.level == Level.DISTRICT:
        return redirect(f"{reverse('public:place', args=[found.regency.pk])}#{found.region.pk}")
    if found.region.level == Level.VILLAGE:
        sentence = _("%(place)s (%(code)s) has no office on this server yet.")
        return not_here(request, NotHereError(sentence % {"place": formal_name(found.region), "code": code}))
    return _regency(request, found.regency)


def _village(request: HttpRequest, office: Office) -> HttpResponse:
    village = office.region
    district = village.parent
    assert district is not None
    assert district.parent is not None
    regency = district.parent
    types = letter_types(office)
    context = {
        "heading": formal_name(village),
        "lead": _("%(district)s, %(regency)s") % {"district": formal_name(district), "regency": regency.name},
        "trail": trail_to(regency, village),
        "facts": _contact(office),
        "officials": village_officials(office),
        **_hours(hours_of(office), office),
        "letters": [
            (
                one.name.of(get_language()),
                one.purpose.of(get_language()),
                [each.of(get_language()) for each in one.requirements],
            )
            for one in types
        ],
        **_classes(regency, village),
        **numbers_context(current_numbers(village, regency), village),
    }
    return render(request, "public/village.html", context)


def _regency(request: HttpRequest, regency: Region) -> HttpResponse:
    numbers = current_numbers(regency, regency)
    context = {
        "heading": regency.name,
        "lead": _("Services, people in charge and numbers of the regency and its villages."),
        "officials": regency_officials(regency),
        "agencies": [(one.office.name, hours.lines(one.days), one.note) for one in agency_hours(regency)],
        **_classes(regency, regency),
        "agreements": agreements_shown(regency),
        "regency_code": regency.pk,
        **numbers_context(numbers, regency),
        "districts": districts_with_villages(numbers_within(numbers.edition)) if numbers else [],
    }
    return render(request, "public/regency.html", context)


def _contact(office: Office) -> list[Fact]:
    facts = [
        Fact(_("Office"), office.name),
        Fact(_("Address"), ", ".join(filter(None, (office.address, office.postal_code))) if office.address else None),
        Fact(_("Telephone"), office.phone),
        Fact(_("E-mail"), office.email),
        Fact(_("Website"), office.website),
        Fact(_("Region code"), office.region_id),
    ]
    return [fact for fact in facts if fact.value]


def _hours(known: OpeningHours | None, office: Office) -> dict[str, Any]:
    return {
        "hours": hours.lines(known.days) if known else [],
        "hours_note": known.note if known else "",
        "zone": office.get_time_zone_display(),
    }


def _classes(regency: Region, near: Region) -> dict[str, Any]:
    found = open_classes(regency, near)
    return {"classes": found[:SHOWN_CLASSES], "classes_count": len(found)}
