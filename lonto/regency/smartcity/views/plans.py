"""The masterplan: its page, its goals, its timeline and its board."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import COORDINATOR, VIEWERS, goals_for, plans_for
from lonto.regency.smartcity.choices import Dimension, ProgrammeState
from lonto.regency.smartcity.dimensions import parts_of
from lonto.regency.smartcity.forms.plans import GoalForm, PlanForm
from lonto.regency.smartcity.models import BudgetLine, Indicator, Masterplan
from lonto.regency.smartcity.queries.plans import money_of, plan_of_today, standing_indicators, standings_of
from lonto.regency.smartcity.timeline import Timeline
from lonto.regency.smartcity.views.answering import form_page, home_trail, plan_address, plan_trail
from lonto.web.answering import do
from lonto.web.answers import Fact
from lonto.web.once import sent_once


@require_safe
@acting_as(*VIEWERS)
def home(request: HttpRequest, by: Membership) -> HttpResponse:
    """The masterplan of this year, or how to begin one."""
    plan = plan_of_today(plans_for(by), timezone.localdate().year)
    if plan is None:
        context = {"heading": _("Smart city"), "may_write": by.role == COORDINATOR}
        return render(request, "smartcity/empty.html", context)
    return _plan(request, by, plan, is_home=True)


@require_safe
@acting_as(*VIEWERS)
def plan_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    return _plan(request, by, one(plans_for(by), pk), is_home=False)


def _plan(request: HttpRequest, by: Membership, plan: Masterplan, *, is_home: bool) -> HttpResponse:
    today = timezone.localdate()
    indicators = Indicator.objects.filter(programme__masterplan=plan).select_related("programme")
    standings = standing_indicators(indicators, plan.regency, today)
    goals: dict[str, list[Any]] = {}
    for goal in plan.goals.all():
        goals.setdefault(goal.dimension, []).append(goal)
    context = {
        "heading": plan.title,
        "trail": [(_("Smart city"), None)] if is_home else home_trail((plan.title, None)),
        "plan": plan,
        "facts": [
            Fact(_("Years"), f"{plan.first_year}–{plan.last_year}"),
            Fact(_("Legal basis"), plan.basis or _("Not adopted by a decree yet")),
        ],
        "year": today.year,
        "states": ProgrammeState.choices,
        "dimensions": [
            (found, parts_of(found.dimension), goals.get(found.dimension, []))
            for found in standings_of(plan, today.year)
        ],
        "money": money_of(BudgetLine.objects.filter(programme__masterplan=plan)),
        "reached": sum(found.is_reached for found in standings),
        "unknown": sum(found.value.number is None for found in standings),
        "all_indicators": len(standings),
        "others": plans_for(by).exclude(pk=plan.pk),
        "may_write": by.role == COORDINATOR,
    }
    return render(request, "smartcity/plan.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def plan_new(request: HttpRequest, by: Membership) -> HttpResponse:
    heading = _("Begin a masterplan")
    context = {
        "heading": heading,
        "trail": home_trail((heading, None)),
        "button": heading,
        "cancel": home_trail()[0][1],
    }
    form = PlanForm(request.POST or None)
    return form_page(request, form, lambda: actions.create_plan(by=by, details=form.details()), context, plan_address)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def plan_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    plan = one(plans_for(by), pk)
    context = {
        "heading": _("Change the masterplan"),
        "trail": plan_trail(plan, (_("Change"), None)),
        "button": _("Save the changes"),
        "cancel": plan_address(plan),
    }
    form = PlanForm(request.POST or None, initial=PlanForm.known(plan))
    return form_page(
        request, form, lambda: actions.update_plan(by=by, plan=plan, details=form.details()), context, plan_address
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def goal_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    plan = one(plans_for(by), pk)
    heading = _("Add a goal")
    context = {
        "heading": heading,
        "trail": plan_trail(plan, (heading, None)),
        "button": heading,
        "cancel": plan_address(plan),
    }
    form = GoalForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.add_goal(by=by, plan=plan, **form.cleaned_data),
        context,
        lambda _goal: plan_address(plan),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def goal_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    goal = one(goals_for(by), pk)
    plan = goal.masterplan
    context = {
        "heading": _("Change the goal"),
        "trail": plan_trail(plan, (_("Change"), None)),
        "button": _("Save the changes"),
        "cancel": plan_address(plan),
    }
    form = GoalForm(request.POST or None, initial=GoalForm.known(goal))
    return form_page(
        request,
        form,
        lambda: actions.update_goal(by=by, goal=goal, **form.cleaned_data),
        context,
        lambda _goal: plan_address(plan),
    )


@require_POST
@acting_as(COORDINATOR)
def goal_remove(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    goal = one(goals_for(by), pk)
    return do(request, lambda: actions.remove_goal(by=by, goal=goal), plan_address(goal.masterplan))


@require_safe
@acting_as(*VIEWERS)
def timeline(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The programmes over the years of the plan, dimension by dimension."""
    plan = one(plans_for(by), pk)
    order = {one.value: place for place, one in enumerate(Dimension)}
    programmes = sorted(
        plan.programmes.select_related("office"), key=lambda found: (order[found.dimension], found.number)
    )
    context = {
        "heading": _("Timeline"),
        "lead": plan.title,
        "trail": plan_trail(plan, (_("Timeline"), None)),
        "plan": plan,
        "timeline": Timeline(plan, programmes, timezone.localdate()),
    }
    return render(request, "smartcity/timeline.html", context)


@require_safe
@acting_as(*VIEWERS)
def board(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The programmes by state; those that are late are marked."""
    plan, today = one(plans_for(by), pk), timezone.localdate()
    wanted = request.GET.get("dimension", "")
    done = Count("activities", filter=Q(activities__done_on__isnull=False))
    rows = plan.programmes.select_related("office").annotate(all_activities=Count("activities"), done_activities=done)
    if wanted in Dimension.values:
        rows = rows.filter(dimension=wanted)
    cards = [(one, one.is_late_on(today)) for one in rows]
    context = {
        "heading": _("Board"),
        "lead": plan.title,
        "trail": plan_trail(plan, (_("Board"), None)),
        "plan": plan,
        "wanted": wanted,
        "dimensions": Dimension.choices,
        "columns": [(state, [card for card in cards if card[0].state == state]) for state in ProgrammeState],
    }
    return render(request, "smartcity/board.html", context)
