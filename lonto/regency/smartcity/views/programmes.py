"""Programmes and quick wins: their list, one of them, and what is done with it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.rupiah import format_rupiah
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import COORDINATOR, REPORTERS, VIEWERS, plans_for, programmes_for, reports_on
from lonto.regency.smartcity.choices import Dimension, Kind, Layer, ProgrammeState
from lonto.regency.smartcity.forms.plans import ProgrammeForm, ReportForm, StepForm
from lonto.regency.smartcity.models import Programme
from lonto.regency.smartcity.queries.plans import in_order, late, money_of, standing_indicators
from lonto.regency.smartcity.states import transition_named, ways_from
from lonto.regency.smartcity.views.answering import (
    form_page,
    home_trail,
    plan_address,
    plan_trail,
    programme_address,
    programme_trail,
)
from lonto.web.answering import do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s programme", "%(shown)s programmes", "count")
TONES = {
    ProgrammeState.PLANNED: Tone.NEUTRAL,
    ProgrammeState.RUNNING: Tone.INFO,
    ProgrammeState.HALTED: Tone.WARN,
    ProgrammeState.DONE: Tone.GOOD,
    ProgrammeState.DROPPED: Tone.NEUTRAL,
}


def state_tag(programme: Programme) -> Tag:
    return Tag(programme.get_state_display(), TONES[ProgrammeState(programme.state)])


def _searched(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    return rows.filter(name__icontains=words) | rows.filter(aim__icontains=words)


LIST = ListPage(
    name="smart-city-programmes",
    columns=[
        Column("number", gettext_lazy("No."), lambda r: r.code, "number"),
        Column("name", gettext_lazy("Name"), lambda r: r.name, "name", programme_address),
        Column("dimension", gettext_lazy("Dimension"), lambda r: r.get_dimension_display(), "dimension"),
        Column("owner", gettext_lazy("Owner"), lambda r: r.office.name, "office__name"),
        Column("first", gettext_lazy("First day"), lambda r: r.first_on, "first_on"),
        Column("last", gettext_lazy("Last day"), lambda r: r.last_on, "last_on"),
        Column("state", gettext_lazy("State"), state_tag, "state"),
    ],
    filters=[
        Filter("dimension", gettext_lazy("Dimension"), Dimension.choices, lambda rows, v: rows.filter(dimension=v)),
        Filter("layer", gettext_lazy("Layer of readiness"), Layer.choices, lambda rows, v: rows.filter(layer=v)),
        Filter("kind", gettext_lazy("Kind"), Kind.choices, lambda rows, v: rows.filter(kind=v)),
        Filter("state", gettext_lazy("State"), ProgrammeState.choices, lambda rows, v: rows.filter(state=v)),
        Filter(
            "due",
            gettext_lazy("Due"),
            [("late", gettext_lazy("Should have begun or ended"))],
            lambda rows, _value: late(rows, timezone.localdate()),
        ),
    ],
    search=_searched,
    search_label=gettext_lazy("Name, or what it is for"),
    counted=COUNTED,
    default_sort="number",
    empty=Empty(
        gettext_lazy("No programme yet"),
        gettext_lazy("Programmes and quick wins of the masterplan stand here, each with its owner."),
    ),
)


@require_safe
@acting_as(*VIEWERS)
def programme_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    heading = _("Programmes and quick wins")
    return LIST.respond(request, programmes_for(by), {"heading": heading, "trail": home_trail((heading, None))})


@require_safe
@acting_as(*VIEWERS)
def programme_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One programme with its activities, money, indicators and reports."""
    programme, today = one(programmes_for(by), pk), timezone.localdate()
    may_report = reports_on(by, programme)
    indicators = programme.indicators.select_related("programme")
    context = {
        "heading": programme.name,
        "lead": programme.code,
        "trail": plan_trail(programme.masterplan, (programme.code, None)),
        "programme": programme,
        "tag": state_tag(programme),
        "is_late": programme.is_late_on(today),
        "facts": _facts(programme),
        "activities": [(found, found.is_late_on(today)) for found in programme.activities.all()],
        "lines": [(found, format_rupiah(found.amount)) for found in programme.budget.all()],
        "money": money_of(programme.budget.all()),
        "indicators": [
            (found, found.value.indicator.url(programme.regency))
            for found in standing_indicators(in_order(indicators), programme.regency, today)
        ],
        "today": today,
        "reports": programme.reports.select_related("written_by__account"),
        "ways": ways_from(programme.state, by.role) if may_report else [],
        "may_report": may_report,
        "may_write": by.role == COORDINATOR and programme.is_open,
        "may_remove": by.role == COORDINATOR and not programme.reports.exists(),
    }
    return render(request, "smartcity/programme.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def programme_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    plan = one(plans_for(by), pk)
    heading = _("Add a programme or a quick win")
    context = {
        "heading": heading,
        "trail": plan_trail(plan, (heading, None)),
        "button": _("Add to the masterplan"),
        "cancel": plan_address(plan),
    }
    form = ProgrammeForm(plan.regency_id, request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.create_programme(by=by, plan=plan, details=form.details()),
        context,
        programme_address,
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def programme_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = one(programmes_for(by), pk)
    form = ProgrammeForm(programme.regency_id, request.POST or None, initial=ProgrammeForm.known(programme))
    return form_page(
        request,
        form,
        lambda: actions.update_programme(by=by, programme=programme, details=form.details()),
        _context(programme, _("Change the programme"), _("Save the changes")),
        programme_address,
    )


@require_POST
@acting_as(COORDINATOR)
def programme_remove(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = one(programmes_for(by), pk)
    after = programme_address(programme) if programme.reports.exists() else plan_address(programme.masterplan)
    return do(request, lambda: actions.remove_programme(by=by, programme=programme), after)


@require_http_methods(["GET", "POST"])
@acting_as(*REPORTERS)
@sent_once
def programme_report(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = _own(by, pk)
    form = ReportForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.write_report(by=by, programme=programme, **form.cleaned_data),
        _context(programme, _("Report on the programme"), _("Send the report")),
        lambda _report: programme_address(programme),
    )


@require_http_methods(["GET", "POST"])
@acting_as(*REPORTERS)
@sent_once
def programme_step(request: HttpRequest, by: Membership, pk: UUID, name: str) -> HttpResponse:
    """Take a step of the table of states, with a word why."""
    programme, transition = _own(by, pk), transition_named(name)
    if transition is None or by.role not in transition.who:
        raise Http404
    form = StepForm(request.POST or None)
    label = str(transition.label)
    return form_page(
        request,
        form,
        lambda: actions.take_step(by=by, programme=programme, transition=transition, **form.cleaned_data),
        {**_context(programme, label, label), "lead": str(programme)},
        programme_address,
    )


def _own(by: Membership, pk: UUID) -> Programme:
    """A programme on which this person reports; another agency's is not found."""
    programme = one(programmes_for(by), pk)
    if not reports_on(by, programme):
        raise Http404
    return programme


def _context(programme: Programme, heading: str, button: str) -> dict[str, Any]:
    address = programme_address(programme)
    return {
        "heading": heading,
        "lead": str(programme),
        "trail": programme_trail(programme, (heading, None)),
        "button": button,
        "cancel": address,
    }


def _facts(programme: Programme) -> list[Fact]:
    place = programme.place
    return [
        Fact(_("Kind"), programme.get_kind_display()),
        Fact(_("What it is for"), programme.aim),
        Fact(_("Dimension"), programme.get_dimension_display(), place.label if place else programme.part),
        Fact(_("Layer of readiness"), programme.get_layer_display()),
        Fact(_("Owner"), programme.office.name),
        Fact(_("First day"), programme.first_on),
        Fact(_("Last day"), programme.last_on),
        Fact(_("Risks"), programme.risks),
    ]
