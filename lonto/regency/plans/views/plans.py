"""Plans: the list, the question, the answer, its adoption and its end."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity.access import assessments_for
from lonto.regency.plans import actions
from lonto.regency.plans.access import COORDINATOR, VIEWERS, plans_for
from lonto.regency.plans.actions.adopting import chosen_in
from lonto.regency.plans.choices import PlanState, SparedChoice
from lonto.regency.plans.forms import AdoptForm, AskForm, EndForm
from lonto.regency.plans.models import RisePlan
from lonto.regency.plans.paper import write_workbook
from lonto.regency.plans.stored import KeptPlan
from lonto.regency.plans.views.answering import address_of, trail_of
from lonto.regency.plans.views.showing import plan_context, state_tag
from lonto.regency.plans.words import plan_words
from lonto.web.answering import answer_form, do
from lonto.web.downloads import attachment
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s plan", "%(shown)s plans", "count")
LIST = ListPage(
    name="plans",
    columns=[
        Column("name", gettext_lazy("Plan"), lambda p: p.name, "name", address_of),
        Column("levels", gettext_lazy("Levels of"), lambda p: str(p.assessment.year), "assessment__year"),
        Column("target", gettext_lazy("Target"), lambda p: p.target.normalize(), "target", is_numeric=True),
        Column("due", gettext_lazy("Reached by"), lambda p: p.due_on, "due_on"),
        Column("asked", gettext_lazy("Asked"), lambda p: timezone.localdate(p.asked_at), "asked_at"),
        Column("state", gettext_lazy("State"), state_tag, "state"),
    ],
    filters=[
        Filter("state", gettext_lazy("State"), PlanState.choices, lambda rows, value: rows.filter(state=value)),
    ],
    search=lambda rows, words: rows.filter(name__icontains=words),
    search_label=gettext_lazy("Name of the plan"),
    counted=COUNTED,
    default_sort="-asked",
    empty=Empty(
        gettext_lazy("No plan yet"),
        gettext_lazy("A plan finds the cheapest rises of levels that reach an index, and turns them into tasks."),
    ),
    template="plans/list.html",
)


@require_safe
@acting_as(*VIEWERS)
def plan_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    newest = assessments_for(by).first() if by.role == COORDINATOR else None
    context = {
        "heading": _("Plans to rise"),
        "trail": [(_("Plans to rise"), None)],
        "may_ask": by.role == COORDINATOR,
        "scheme_key": newest.scheme_key if newest else None,
    }
    return LIST.respond(request, plans_for(by), context)


@require_safe
@acting_as(COORDINATOR)
def choose(request: HttpRequest, by: Membership) -> HttpResponse:
    """Whose levels the plan begins with."""
    heading = _("Which levels does the plan begin with?")
    assessments = list(assessments_for(by)[:20])
    if len(assessments) == 1:
        return redirect("plans:ask", pk=assessments[0].pk)
    language = get_language()
    context = {
        "heading": heading,
        "trail": trail_of(None, (_("New plan"), None)),
        "choices": [
            (reverse("plans:ask", args=[each.pk]), each.year, each.scheme.title.of(language), each.get_step_display())
            for each in assessments
        ],
    }
    return render(request, "plans/choose.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def ask(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The question."""
    assessment = assessments_for(by).select_related("regency").filter(pk=pk).first()
    if assessment is None:
        raise Http404
    year = max(assessment.year + 1, timezone.localdate().year + 1)
    initial = {
        "name": _("Rise until %(year)s") % {"year": year},
        "due_on": dt.date(year, 6, 30),
        "spared": SparedChoice.EFFORT,
        "most_levels": "1",
    }
    form = AskForm(assessment, request.POST or None, initial=initial)

    def act() -> str:
        cleaned = form.cleaned_data
        made = actions.ask(
            by=by, assessment=assessment, name=cleaned["name"], wanted=form.wanted(), due_on=cleaned["due_on"]
        )
        return address_of(made)

    context = {
        "heading": _("New plan"),
        "lead": f"{assessment.year}, {assessment.scheme.title.of(get_language())}",
        "trail": trail_of(None, (_("New plan"), None)),
        "button": _("Compute the plan"),
        "cancel": reverse("plans:list"),
        "scheme_key": assessment.scheme_key,
    }
    return answer_form(request, form, act, context, "plans/ask.html")


@require_safe
@acting_as(*VIEWERS)
def plan(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The question, the plans side by side, and how far the chosen one has come."""
    found = one(plans_for(by), pk)
    may_plan = by.role == COORDINATOR
    context = {
        "heading": found.name,
        "trail": trail_of(None, (found.name, None)),
        **plan_context(found),
        "is_asked": found.state == PlanState.ASKED,
        "is_computed": found.answered_at is not None,
        "may_adopt": may_plan and found.state == PlanState.ANSWERED and bool(found.answer.get("plans")),
        "may_ask_again": may_plan and found.state == PlanState.HALTED,
        "may_discard": may_plan and found.state in (PlanState.ANSWERED, PlanState.HALTED),
        "may_end": may_plan and found.state == PlanState.ADOPTED,
        "chosen": plan_words(found.chosen) if found.chosen is not None else "",
        "computing": actions.progress_of(found).read(),
    }
    return render(request, "plans/plan.html", context)


@require_safe
@acting_as(*VIEWERS)
def progress(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """How far the computation is, for htmx; when it is over the whole page is asked for again."""
    found = one(plans_for(by), pk)
    if found.state != PlanState.ASKED:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"plan": found, "computing": actions.progress_of(found).read()}
    return render(request, "plans/computing.html", context)


@require_safe
@acting_as(*VIEWERS)
def workbook(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The plans, their rises and what each rise is worth as a workbook."""
    found = one(plans_for(by), pk)
    if found.answered_at is None:
        raise Http404
    return attachment(f"rencana-{found.due_on.year}.xlsx", lambda target: write_workbook(target, found))


@require_POST
@acting_as(COORDINATOR)
def ask_again(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    found = one(plans_for(by), pk)
    return do(request, lambda: actions.ask_again(by=by, plan=found), address_of(found))


@require_POST
@acting_as(COORDINATOR)
def discard(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    found = one(plans_for(by), pk)
    return do(request, lambda: actions.discard(by=by, plan=found), address_of(found))


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def adopt(request: HttpRequest, by: Membership, pk: UUID, place: int) -> HttpResponse:
    """Agency and day for every rise of the chosen plan."""
    found = one(plans_for(by), pk)
    if found.state != PlanState.ANSWERED:
        return redirect(address_of(found))
    chosen = _kept(found, place)
    holders = {
        answer.number: answer.office
        for answer in found.assessment.answers.select_related("office__region")
        if answer.office is not None
    }
    form = AdoptForm(found.scheme, found.regency_id, chosen.rises, holders, found.due_on, request.POST or None)

    def act() -> str:
        actions.adopt(by=by, plan=found, place=place, assignments=form.assignments())
        return address_of(found)

    heading = _("Carry out: %(plan)s") % {"plan": plan_words(place)}
    context = {
        "heading": heading,
        "lead": _("Every rise becomes a task. The agency that answers the indicator stands there already."),
        "trail": trail_of(found, (heading, None)),
        "button": _("Adopt the plan"),
        "cancel": address_of(found),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def end(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    found = one(plans_for(by), pk)
    form = EndForm(request.POST or None)

    def act() -> str:
        actions.end(by=by, plan=found, reason=form.cleaned_data["reason"])
        return address_of(found)

    heading = _("End the plan")
    context = {
        "heading": heading,
        "lead": _("Tasks that are not done stay as they are and are not followed any more."),
        "trail": trail_of(found, (heading, None)),
        "button": heading,
        "cancel": address_of(found),
    }
    return answer_form(request, form, act, context)


def _kept(found: RisePlan, place: int) -> KeptPlan:
    try:
        return chosen_in(found, place)
    except ValidationError as error:
        raise Http404 from error
