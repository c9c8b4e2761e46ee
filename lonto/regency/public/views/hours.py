"""Setting when an office is open."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.lib.names import fold
from lonto.regency.public.access import KEEPERS, offices_for
from lonto.regency.public.actions import set_hours
from lonto.regency.public.forms import HoursForm
from lonto.regency.public.models import OpeningHours
from lonto.regency.public.queries import hours_of
from lonto.web.answering import add_refusal
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once


def _state(office: Any) -> Tag:
    return Tag(_("Hours are given"), Tone.GOOD) if office.has_hours else Tag(_("Not yet given"), Tone.WARN)


def _by_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(has_hours__isnull=value != "given")


LIST = ListPage(
    name="opening_hours",
    columns=[
        Column("name", gettext_lazy("Office"), lambda o: o.name, "name", lambda o: edit_url(o)),
        Column("code", gettext_lazy("Region code"), lambda o: o.region_id, "region_id"),
        Column("hours", gettext_lazy("Opening hours"), _state),
    ],
    filters=[
        Filter("kind", gettext_lazy("Kind"), OfficeKind.choices, lambda rows, kind: rows.filter(kind=kind)),
        Filter(
            "state",
            gettext_lazy("Opening hours"),
            [("given", gettext_lazy("Hours are given")), ("missing", gettext_lazy("Not yet given"))],
            _by_state,
        ),
    ],
    search=lambda rows, words: rows.filter(name__icontains=words) | rows.filter(region__folded__contains=fold(words)),
    search_label=gettext_lazy("Name or code"),
    counted=ngettext_lazy("%(shown)s office", "%(shown)s offices", "count"),
    default_sort="code",
    empty=Empty(gettext_lazy("No office yet"), gettext_lazy("Offices appear here when the regency is opened.")),
)


@require_safe
@acting_as(*KEEPERS)
def hours_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The administrator chooses an office; everybody else has one."""
    if by.role != Role.REGENCY_ADMINISTRATOR:
        return redirect(edit_url(by.office))
    known = OpeningHours.objects.filter(office=OuterRef("pk")).values("pk")[:1]
    return LIST.respond(request, offices_for(by).annotate(has_hours=Subquery(known)), {"heading": _("Opening hours")})


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def hours_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    office = get_object_or_404(offices_for(by), pk=pk)
    form = HoursForm(request.POST or None, initial=HoursForm.known(hours_of(office)))
    if request.method == "POST" and form.is_valid():
        try:
            set_hours(by=by, office=office, days=form.days(), note=form.cleaned_data["note"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            messages.success(request, _("The opening hours stand on the public page now."))
            return redirect(edit_url(office))
    is_village = office.kind == OfficeKind.VILLAGE
    context = {
        "heading": _("Opening hours"),
        "lead": office.name,
        "trail": [(_("Opening hours"), reverse("public:hours")), (office.name, None)],
        "form": form,
        "public_url": reverse("public:place", args=[office.region_id]) if is_village else "",
        "cancel": reverse("accounts:office", args=[office.pk]),
    }
    return render(request, "public/hours_form.html", context)


def edit_url(office: Office) -> str:
    return reverse("public:hours_edit", args=[office.pk])
