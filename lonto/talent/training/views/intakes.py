"""Intakes: the list, one intake, and its steps."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regions.models import Region
from lonto.talent.training.access import OFFICER, intakes_of, own_intakes, programmes_of
from lonto.talent.training.actions import copy_intake, create_intake, delete_intake, open_intake, update_intake
from lonto.talent.training.calendar import PHASES, phase_of
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.forms.intakes import CopyForm, IntakeForm
from lonto.talent.training.models import Intake, TableImport
from lonto.talent.training.queries import last_intake, with_seats
from lonto.talent.training.readiness import hindrances, remarks
from lonto.talent.training.states import is_rule_frozen
from lonto.talent.training.views.answering import answer_form, trail_of, url_of
from lonto.web.answering import do
from lonto.web.answers import Fact, Tag
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once


def phase_tag(intake: Intake) -> Tag:
    """Where an intake stands at this moment, in words."""
    label, tone = PHASES[phase_of(intake, timezone.now())]
    return Tag(label, tone)


INTAKES = ListPage(
    name="intakes",
    columns=[
        Column("name", gettext_lazy("Intake"), value=lambda i: i.name, sort=("name",), link=url_of),
        Column("programme", gettext_lazy("Programme"), value=lambda i: i.programme.name, sort="programme__name"),
        Column("state", gettext_lazy("State"), value=phase_tag, sort=("state", "closes_at")),
        Column("closes_at", gettext_lazy("Deadline"), value=lambda i: i.closes_at, sort="closes_at"),
        Column("classes", gettext_lazy("Classes"), lambda i: i.classes_count, sort="classes_count", is_numeric=True),
        Column("seats", gettext_lazy("Seats"), lambda i: i.seats_count, sort="seats_count", is_numeric=True),
        Column("host", gettext_lazy("Host"), value=lambda i: i.regency.name, sort="regency__name"),
    ],
    filters=[Filter("state", gettext_lazy("State"), IntakeState.choices, lambda rows, state: rows.filter(state=state))],
    search=lambda rows, words: rows.filter(Q(name__icontains=words) | Q(programme__name__icontains=words)),
    search_label=gettext_lazy("Intake or programme"),
    counted=ngettext_lazy("%(shown)s intake", "%(shown)s intakes", "count"),
    default_sort="-closes_at",
    empty=Empty(
        gettext_lazy("No intake yet"),
        gettext_lazy("An intake is planned on the page of its programme. Intakes of neighbours appear here as well."),
        "training:programmes",
        gettext_lazy("To the programmes"),
    ),
)


@require_safe
@acting_as(OFFICER)
def intake_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    return INTAKES.respond(request, with_seats(intakes_of(by)), {"heading": _("Intakes")})


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def intake_new(request: HttpRequest, by: Membership, programme_pk: str) -> HttpResponse:
    programme = one(programmes_of(by), programme_pk)
    form = IntakeForm(request.POST or None, regency=by.office.region, initial=_proposed(programme.intakes))
    context = {
        "heading": _("New intake"),
        "trail": [*trail_of(programme), (_("New intake"), None)],
        "button": _("Plan the intake"),
        "cancel": url_of(programme),
    }
    return answer_form(
        request, form, lambda: url_of(create_intake(by=by, programme=programme, details=form.details())), context
    )


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def intake_copy(request: HttpRequest, by: Membership, programme_pk: str) -> HttpResponse:
    """A new intake from an earlier one in one step."""
    programme = one(programmes_of(by), programme_pk)
    source = last_intake(programme)
    initial = {**_proposed(programme.intakes), "source": request.GET.get("source") or (source and source.pk)}
    form = CopyForm(request.POST or None, sources=own_intakes(by).order_by("-opens_at"), initial=initial)
    context = {
        "heading": _("Copy an intake"),
        "lead": _("Calendar, classes, conditions and pools come along; everything can be changed in the draft."),
        "trail": [*trail_of(programme), (_("Copy an intake"), None)],
        "button": _("Copy the intake"),
        "cancel": url_of(programme),
    }
    return answer_form(
        request, form, lambda: url_of(copy_intake(by=by, programme=programme, **form.cleaned_data)), context
    )


@require_safe
@acting_as(OFFICER)
def intake_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(with_seats(intakes_of(by)), pk)
    is_own = intake.regency_id == by.office.region_id
    is_draft = intake.state == IntakeState.DRAFT
    context = {
        "heading": intake.name,
        "lead": intake.programme.name,
        "trail": [*trail_of(intake)[:-1], (intake.name, None)],
        "intake": intake,
        "phase": phase_tag(intake),
        "facts": _facts(intake),
        "is_own": is_own,
        "is_draft": is_draft,
        "may_change": is_own and intake.state not in (IntakeState.PUBLISHED, IntakeState.FINISHED),
        "may_change_classes": is_own and not is_rule_frozen(intake.state),
        "hindrances": hindrances(intake) if is_own and is_draft else [],
        "remarks": remarks(intake) if is_own and not is_rule_frozen(intake.state) else [],
        "imports": intake.imports.filter(kind=TableImport.Kind.CLASSES) if is_own else [],
    }
    return render(request, "training/intake.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def intake_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(own_intakes(by), pk)
    form = IntakeForm(request.POST or None, regency=by.office.region, intake=intake)
    if not form.fields:
        return redirect(url_of(intake))
    context = {
        "heading": _("Change the intake"),
        "trail": [*trail_of(intake), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(intake),
    }
    return answer_form(
        request, form, lambda: url_of(update_intake(by=by, intake=intake, details=form.details())), context
    )


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
def intake_open(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """A last look, then announce."""
    intake = one(with_seats(own_intakes(by)), pk)
    if request.method == "POST":
        return do(request, lambda: open_intake(by=by, intake=intake), then=url_of(intake))
    context = {
        "heading": _("Announce the intake"),
        "lead": str(intake),
        "trail": [*trail_of(intake), (_("Announce"), None)],
        "intake": intake,
        "facts": _facts(intake),
        "hindrances": hindrances(intake),
        "remarks": remarks(intake),
    }
    return render(request, "training/intake_open.html", context)


@require_POST
@acting_as(OFFICER)
def intake_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(own_intakes(by), pk)
    programme, name = url_of(intake.programme), intake.name
    if intake.state != IntakeState.DRAFT:
        return do(request, lambda: delete_intake(by=by, intake=intake), then=url_of(intake))
    delete_intake(by=by, intake=intake)
    messages.success(request, _("The draft %(name)s is removed.") % {"name": name})
    return redirect(programme)


def _facts(intake: Intake) -> list[Fact]:
    names = dict(Region.objects.filter(pk__in=intake.regencies).values_list("pk", "name"))
    return [
        Fact(_("Code"), intake.code),
        Fact(_("Applications open"), intake.opens_at),
        Fact(_("Deadline for applications"), intake.closes_at, _("by the clock of this server")),
        Fact(_("Documents are checked until"), intake.documents_until),
        Fact(_("Results are published on"), intake.results_on),
        Fact(_("Seats are confirmed until"), intake.confirm_until),
        Fact(_("Classes a person may rank"), intake.max_choices),
        Fact(_("Regencies that take part"), ", ".join(names.get(code, code) for code in intake.regencies)),
        Fact(_("Classes"), intake.classes_count),  # type: ignore[attr-defined]
        Fact(_("Seats"), intake.seats_count),  # type: ignore[attr-defined]
    ]


def _proposed(intakes: QuerySet[Intake] | Any) -> dict[str, str]:
    """A name and a code that follow those of the newest intake."""
    newest = intakes.order_by("-opens_at").first()
    number = intakes.count() + 1
    proposed = {"name": f"Gelombang {number}"}
    if newest and newest.code:
        proposed["code"] = f"{newest.code.rpartition('-')[0] or newest.code}-{number}"
    return proposed
