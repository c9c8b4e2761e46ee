"""A plan becomes tasks, and ends."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.maturity.planner import Rise
from lonto.regency.plans.access import require_planner
from lonto.regency.plans.choices import PlanState
from lonto.regency.plans.models import RisePlan, RiseTask
from lonto.regency.plans.states import move_plan
from lonto.regency.plans.stored import KeptPlan, plans_in


@dataclass(frozen=True)
class Assignment:
    """Which agency brings a rise about, and by when."""

    office: Office
    due_on: dt.date


def adopt(*, by: Membership, plan: RisePlan, place: int, assignments: Mapping[Rise, Assignment]) -> list[RiseTask]:
    """Carry out one of the computed plans: each of its rises becomes a task of an agency."""
    require_planner(by, plan.regency_id)
    with writing(plan.regency) as stream:
        plan = RisePlan.objects.select_related("regency").get(pk=plan.pk)
        move_plan(plan, "adopt")
        if RisePlan.objects.filter(regency=plan.regency, state=PlanState.ADOPTED).exists():
            raise ValidationError(_("Another plan is being carried out. End it first."), code="other")
        chosen = chosen_in(plan, place)
        _require_sound(plan, chosen, assignments)
        tasks = [
            RiseTask(
                regency=plan.regency,
                plan=plan,
                number=rise.number,
                level=rise.level,
                office=assignments[rise].office,
                due_on=assignments[rise].due_on,
            )
            for rise in chosen.rises
        ]
        plan.chosen, plan.adopted_by, plan.adopted_at = place, by, timezone.now()
        plan.save(update_fields=["state", "chosen", "adopted_by", "adopted_at"])
        RiseTask.objects.bulk_create(tasks)
        record(by=by, stream=stream, verb="plans.adopt", saved=[plan, *tasks])
    return tasks


def end(*, by: Membership, plan: RisePlan, reason: str) -> RisePlan:
    """End a plan, because it is done or because another one takes its place; its tasks stay as they are."""
    require_planner(by, plan.regency_id)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why the plan ends.")}, code="reason")
    with writing(plan.regency) as stream:
        plan = RisePlan.objects.select_related("regency").get(pk=plan.pk)
        move_plan(plan, "end")
        plan.ended_at, plan.ended_reason = timezone.now(), reason.strip()[:400]
        plan.save(update_fields=["state", "ended_at", "ended_reason"])
        record(by=by, stream=stream, verb="plans.end", saved=[plan])
    return plan


def chosen_in(plan: RisePlan, place: int) -> KeptPlan:
    """The computed plan at this place; ValidationError where there is none."""
    found = next((one for one in plans_in(plan.answer) if one.place == place), None)
    if found is None:
        raise ValidationError(_("There is no such plan in this answer."), code="place")
    return found


def _require_sound(plan: RisePlan, chosen: KeptPlan, assignments: Mapping[Rise, Assignment]) -> None:
    """Every rise has an agency of this regency and a day until the plan's; none is before the rise below it."""
    earlier: dict[int, dt.date] = {}
    for rise in chosen.rises:
        given = assignments.get(rise)
        values = {"number": rise.number, "level": rise.level}
        if given is None:
            raise ValidationError(_("Indicator %(number)s to level %(level)s has no agency.") % values, code="missing")
        if given.office.kind != OfficeKind.AGENCY or given.office.region_id != plan.regency_id:
            raise ValidationError(_("Choose an agency of this regency."), code="office")
        require_day(plan, given.due_on)
        if rise.number in earlier and given.due_on < earlier[rise.number]:
            sentence = _("Indicator %(number)s: level %(level)s cannot be due before the level below it.")
            raise ValidationError(sentence % values, code="order")
        earlier[rise.number] = given.due_on


def require_day(plan: RisePlan, day: dt.date) -> None:
    """A day on which a task can be due."""
    if not timezone.localdate() <= day <= plan.due_on:
        sentence = _("A task is due between today and %(last)s, the day of the plan.")
        raise ValidationError({"due_on": sentence % {"last": plan.due_on.strftime("%d-%m-%Y")}}, code="day")
