"""A plan as the coordinator asks for it: the question is frozen at once, the background computes the answer."""

import datetime as dt
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django_tasks import task

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.rounding import half_up
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.planner import TooHardError, answer, worths
from lonto.regency.maturity.planner.answer import STEPS
from lonto.regency.plans.access import require_planner
from lonto.regency.plans.choices import PlanState
from lonto.regency.plans.models import RisePlan
from lonto.regency.plans.queries.problems import Posed, Wanted, pose
from lonto.regency.plans.states import move_plan
from lonto.regency.plans.stored import answer_data, problem_of, question_data
from lonto.web.progress import Progress


def progress_of(plan: RisePlan) -> Progress:
    """How far the computation is, for its page."""
    return Progress(f"plan-{plan.pk}")


def ask(*, by: Membership, assessment: Assessment, name: str, wanted: Wanted, due_on: dt.date) -> RisePlan:
    """Freeze the question as things stand now and have it computed."""
    require_planner(by, assessment.regency_id)
    if due_on <= timezone.localdate():
        raise ValidationError({"due_on": _("Choose a day in the future.")}, code="past")
    with writing(assessment.regency) as stream:
        posed = pose(assessment, wanted)
        _require_ahead(assessment, posed)
        plan = RisePlan(
            regency_id=assessment.regency_id,
            name=name.strip() or str(assessment.year + 1),
            assessment=assessment,
            scheme_key=assessment.scheme_key,
            target=wanted.target,
            due_on=due_on,
            budget=wanted.budget,
            most_levels=wanted.most_levels,
            spared=wanted.spared,
            question={
                **question_data(posed.problem, posed.assumed),
                "without_level": list(posed.without_level),
                "step": assessment.step,
            },
            asked_by=by,
            asked_at=timezone.now(),
        )
        plan.save(force_insert=True)
        record(by=by, stream=stream, verb="plans.ask", saved=[plan])
        transaction.on_commit(lambda: compute.enqueue(str(plan.pk)))
    return plan


def ask_again(*, by: Membership, plan: RisePlan) -> RisePlan:
    """Have a plan that stopped computed once more, with the same question."""
    require_planner(by, plan.regency_id)
    with writing(plan.regency) as stream:
        plan = _fresh(plan)
        move_plan(plan, "ask_again")
        plan.halted, plan.asked_by, plan.asked_at = "", by, timezone.now()
        plan.save(update_fields=["state", "halted", "asked_by", "asked_at"])
        record(by=by, stream=stream, verb="plans.ask_again", saved=[plan])
        transaction.on_commit(lambda: compute.enqueue(str(plan.pk)))
    return plan


def discard(*, by: Membership, plan: RisePlan) -> RisePlan:
    """Put a plan away that nobody carries out; it stays to be read."""
    require_planner(by, plan.regency_id)
    with writing(plan.regency) as stream:
        plan = _fresh(plan)
        move_plan(plan, "discard")
        plan.save(update_fields=["state"])
        record(by=by, stream=stream, verb="plans.discard", saved=[plan])
    return plan


@task()
def compute(pk: str) -> str:
    """Compute a plan that was asked for; one that is computed already, or was stopped, is left alone."""
    plan = _row(pk)
    if plan.state != PlanState.ASKED:
        return "left alone"
    progress, steps = progress_of(plan), iter(range(1, STEPS + 1))
    problem = problem_of(plan.question)
    try:
        found = answer(problem, step=lambda: progress.set(next(steps, STEPS), STEPS))
        kept = answer_data(found, worths(problem))
    except TooHardError:
        _halt(pk, _("The question is too hard for the time it has. Give fewer levels or another budget."))
        return "halted"
    except Exception:
        _halt(pk, _("A fault in the program stopped the plan. Tell the administrator, then ask for it again."))
        raise
    finally:
        progress.clear()
    with writing(plan.regency) as stream:
        plan = _row(pk)
        move_plan(plan, "answer")
        plan.answer, plan.answered_at = kept, timezone.now()
        plan.save(update_fields=["state", "answer", "answered_at"])
        record(by=plan.asked_by, stream=stream, verb="plans.answer", saved=[plan])
    return "computed"


def _halt(pk: str, why: str) -> None:
    plan = _row(pk)
    with writing(plan.regency) as stream:
        move_plan(plan, "halt")
        plan.halted = why[:400]
        plan.save(update_fields=["state", "halted"])
        record(by=plan.asked_by, stream=stream, verb="plans.halt", saved=[plan])


def _require_ahead(assessment: Assessment, posed: Posed) -> None:
    """A target above where the index stands, and within the scale."""
    highest, target = Fraction(assessment.scheme.highest), posed.problem.target
    values: dict[str, Any] = {"index": number_format(half_up(posed.problem.index, 3)), "highest": highest}
    if target <= posed.problem.index:
        sentence = _("The index already stands at %(index)s. Choose a target above it.")
        raise ValidationError({"target": sentence % values}, code="reached")
    if target > highest:
        sentence = _("The scale of this scheme ends at %(highest)s.")
        raise ValidationError({"target": sentence % values}, code="scale")


def _fresh(plan: RisePlan) -> RisePlan:
    """As it stands inside `writing`, whatever the caller saw before."""
    return _row(str(plan.pk))


def _row(pk: str) -> RisePlan:
    rows = RisePlan.objects.select_related("regency", "assessment", "asked_by__office__region", "asked_by__account")
    return rows.get(pk=pk)
