"""Offices: the list, one office with its people, and what it says about itself."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import NotAllowed, acting_as, roles_to_give
from lonto.accounts.actions import update_office
from lonto.accounts.choices import OfficeKind
from lonto.accounts.forms import OfficeForm
from lonto.accounts.models import Membership, Office
from lonto.accounts.navigation import WIDE_ROLES
from lonto.accounts.queries import offices_of, open_invitations, people_of, with_people
from lonto.lib.names import fold
from lonto.regions.choices import Level
from lonto.regions.queries import districts_of
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.texts import Text


def _districts(request: HttpRequest) -> list[tuple[str, Text]]:
    by: Membership = request.membership  # type: ignore[attr-defined]
    region = by.office.region
    return [(d.pk, d.name) for d in districts_of(region)] if region.level == Level.REGENCY else []


def _search(rows: QuerySet[Office], words: str) -> QuerySet[Office]:
    return rows.filter(Q(name__icontains=words) | Q(region__folded__contains=fold(words)) | Q(region_id=words))


OFFICES = ListPage(
    name="offices",
    columns=[
        Column("name", gettext_lazy("Office"), value=lambda o: o.name, sort="name", link=lambda o: office_url(o)),
        Column("code", gettext_lazy("Region code"), value=lambda o: o.region_id, sort="region_id"),
        Column("kind", gettext_lazy("Kind"), value=lambda o: o.get_kind_display(), sort="kind"),
        Column("head", gettext_lazy("Office head"), value=lambda o: o.head_name, sort="head_name"),
        Column("people", gettext_lazy("Staff"), value=lambda o: o.people, sort="people", is_numeric=True),
    ],
    filters=[
        Filter("kind", gettext_lazy("Kind"), OfficeKind.choices, lambda rows, kind: rows.filter(kind=kind)),
        Filter(
            "district",
            gettext_lazy("District"),
            _districts,
            lambda rows, code: rows.filter(Q(region_id=code) | Q(region__code__startswith=f"{code}.")),
        ),
    ],
    search=_search,
    search_label=gettext_lazy("Name or code"),
    counted=ngettext_lazy("%(shown)s office", "%(shown)s offices", "count"),
    default_sort="code",
    empty=Empty(gettext_lazy("No office yet"), gettext_lazy("Offices appear here when the regency is opened.")),
)


@require_safe
@acting_as(*WIDE_ROLES)
def office_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    return OFFICES.respond(request, with_people(offices_of(by)), {"heading": _("Offices")})


@require_safe
@acting_as()
def my_office(request: HttpRequest, by: Membership) -> HttpResponse:
    return redirect(office_url(by.office))


@require_safe
@acting_as()
def office_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    office = get_object_or_404(offices_of(by), pk=pk)
    given = roles_to_give(by, office)
    context = {
        "heading": office.name,
        "trail": trail(by),
        "office": office,
        "facts": _facts(office),
        "people": [
            (person, person.role in given and person.account_id != by.account_id) for person in people_of(office)
        ],
        "invitations": open_invitations(office) if given else [],
        "may_change": bool(given),
    }
    return render(request, "accounts/office.html", context)


@require_http_methods(["GET", "POST"])
@acting_as()
def office_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    office = get_object_or_404(offices_of(by), pk=pk)
    if not roles_to_give(by, office):
        raise NotAllowed
    form = OfficeForm(request.POST or None, instance=office)
    if request.method == "POST" and form.is_valid():
        try:
            update_office(by=by, office=office, details=form.details())
            return redirect(office_url(office))
        except ValidationError as error:
            add_refusal(form, error)
    context = {
        "heading": _("Change what the office says"),
        "trail": [*trail(by, office)],
        "form": form,
        "office": office,
    }
    return render(request, "accounts/office_form.html", context)


def office_url(office: Office) -> str:
    return reverse("accounts:office", args=[office.pk])


def trail(by: Membership, office: Office | None = None) -> list[tuple[str, str | None]]:
    """The way here: through the list for those who have one."""
    way: list[tuple[str, str | None]] = []
    if by.role in WIDE_ROLES:
        way.append((_("Offices"), reverse("accounts:offices")))
    if office is not None:
        way.append((office.name, office_url(office)))
    return way


def _facts(office: Office) -> list[Fact]:
    return [
        Fact(_("Kind"), office.get_kind_display()),
        Fact(_("Region"), f"{office.region.name} ({office.region_id})"),
        Fact(_("Address"), office.address),
        Fact(_("Postal code"), office.postal_code),
        Fact(_("Telephone"), office.phone),
        Fact(_("E-mail"), office.email),
        Fact(_("Website"), office.website),
        Fact(_("Time zone"), office.get_time_zone_display()),
    ]
