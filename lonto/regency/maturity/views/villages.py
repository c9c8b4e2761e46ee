"""The readiness of village services: the villages of a region, and one village with what its number is made of."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, regency_of, regions_of
from lonto.accounts.models import Membership
from lonto.lib.names import fold
from lonto.regency.maturity.access import VILLAGE_READERS
from lonto.regency.maturity.queries.readiness import KEY, Readiness, Service, measured_services, readiness_in
from lonto.regency.maturity.schemes import scheme_named
from lonto.regions.models import Region
from lonto.regions.queries import children_of
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage

COUNTED: Any = ngettext_lazy("%(shown)s village", "%(shown)s villages", "count")


def state_tag(service: Service) -> Tag:
    if service.level is None:
        return Tag(_("Cannot be measured yet"))
    return Tag(_("Runs"), Tone.GOOD) if service.runs else Tag(_("Does not run"), Tone.WARN)


def _url(village: Region) -> str:
    return reverse("maturity:village", args=[village.pk])


def _list(regency: Region, known: Mapping[str, Readiness]) -> ListPage:
    language = get_language()
    services = measured_services(scheme_named(KEY))

    def running(rows: QuerySet[Any], chosen: str) -> QuerySet[Any]:
        number, _dash, state = chosen.partition("-")
        place = int(number) - 1
        return rows.filter(pk__in=[c for c, one in known.items() if one.services[place].runs is (state == "runs")])

    choices = [
        (f"{one.number}-{state}", f"{one.name.of(language)}: {label}")
        for one in services
        for state, label in (("runs", _("runs")), ("not", _("does not run")))
    ]
    return ListPage(
        name="village-readiness",
        columns=[
            Column("village", gettext_lazy("Village"), lambda one: one.name, sort="folded", link=_url),
            Column("district", gettext_lazy("District"), lambda one: one.parent.name, sort="parent__folded"),
            Column("services", gettext_lazy("What runs"), lambda one: _names(known[one.pk])),
            Column("running", gettext_lazy("Services running"), lambda one: known[one.pk].running, is_numeric=True),
            Column("index", gettext_lazy("Readiness"), lambda one: known[one.pk].result.published, is_numeric=True),
        ],
        filters=[
            Filter(
                "district",
                gettext_lazy("District"),
                lambda request: list(children_of(regency).values_list("pk", "name")),
                lambda rows, code: rows.filter(parent=code),
            ),
            Filter("service", gettext_lazy("Service"), choices, running),
        ],
        search=lambda rows, words: rows.filter(folded__contains=fold(words)),
        search_label=gettext_lazy("Name of the village"),
        counted=COUNTED,
        default_sort="village",
        empty=Empty(gettext_lazy("No villages"), gettext_lazy("There is no village of yours here.")),
        template="maturity/villages.html",
    )


def _names(known: Readiness) -> str:
    return ", ".join(one.indicator.name.of(get_language()) for one in known.services if one.runs)


@require_safe
@acting_as(*VILLAGE_READERS)
def villages(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every village of the own region with what runs in it."""
    known = readiness_in(by.office.region)
    scheme = scheme_named(KEY)
    heading = _("Village services")
    context = {
        "heading": heading,
        "trail": [(heading, None)],
        "scheme": scheme,
        "measured": len(measured_services(scheme)),
        "all": len(scheme.indicators),
    }
    return _list(regency_of(by), known).respond(request, regions_of(by).select_related("parent"), context)


@require_safe
@acting_as(*VILLAGE_READERS)
def village(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """One village: each service, its definition, and the numbers that decide."""
    found = get_object_or_404(regions_of(by).select_related("parent"), pk=code)
    known = readiness_in(found)[found.pk]
    language, scheme = get_language(), scheme_named(KEY)
    groups = [
        (aspect, [(one, state_tag(one)) for one in known.services if one.indicator.aspect == aspect.number])
        for aspect in scheme.aspects
    ]
    running = _("%(running)s of %(all)s") % {"running": known.running, "all": len(known.services)}
    not_yet = len(known.services) - known.measured
    context = {
        "heading": found.name,
        "lead": _("Village services in %(district)s") % {"district": found.parent.name if found.parent else ""},
        "trail": [(_("Village services"), reverse("maturity:villages")), (found.name, None)],
        "village": found,
        "groups": groups,
        "facts": [
            Fact(_("Services running"), running, _("%(count)s cannot be measured yet") % {"count": not_yet}),
            Fact(_("Readiness"), known.result.published, known.result.predicate.name.of(language)),
        ],
    }
    return render(request, "maturity/village.html", context)
