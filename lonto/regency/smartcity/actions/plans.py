"""The masterplan itself and its goals."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.smartcity.access import require_coordinator
from lonto.regency.smartcity.actions.rows import check
from lonto.regency.smartcity.models import Goal, Masterplan


@dataclass(frozen=True)
class PlanDetails:
    """What a masterplan says of itself."""

    title: str
    vision: str
    first_year: int
    last_year: int
    basis: str = ""


def create_plan(*, by: Membership, details: PlanDetails) -> Masterplan:
    """Begin a masterplan of the own regency."""
    regency = by.office.region
    require_coordinator(by, regency.pk)
    with writing(regency) as stream:
        plan = Masterplan(regency=regency, **asdict(details))
        check(plan)
        plan.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.create_plan", saved=[plan])
    return plan


def update_plan(*, by: Membership, plan: Masterplan, details: PlanDetails) -> Masterplan:
    """Correct what a masterplan says; its years must still hold its programmes."""
    require_coordinator(by, plan.regency_id)
    with writing(plan.regency) as stream:
        plan = Masterplan.objects.select_related("regency").get(pk=plan.pk)
        for name, value in asdict(details).items():
            setattr(plan, name, value)
        check(plan)
        outside = plan.programmes.filter(
            Q(first_on__year__lt=plan.first_year) | Q(last_on__year__gt=plan.last_year)
        ).first()
        if outside is not None:
            sentence = _("The years must hold every programme; outside lies %(programme)s.")
            raise ValidationError({"last_year": sentence % {"programme": outside}}, code="outside")
        plan.save()
        record(by=by, stream=stream, verb="smartcity.update_plan", saved=[plan])
    return plan


def add_goal(*, by: Membership, plan: Masterplan, dimension: str, text: str) -> Goal:
    """Add a goal of one dimension."""
    require_coordinator(by, plan.regency_id)
    with writing(plan.regency) as stream:
        last = plan.goals.aggregate(last=Max("number"))["last"] or 0
        goal = Goal(regency_id=plan.regency_id, masterplan=plan, number=last + 1, dimension=dimension, text=text)
        check(goal)
        goal.save(force_insert=True)
        record(by=by, stream=stream, verb="smartcity.add_goal", saved=[goal])
    return goal


def update_goal(*, by: Membership, goal: Goal, dimension: str, text: str) -> Goal:
    require_coordinator(by, goal.regency_id)
    with writing(goal.regency) as stream:
        goal = Goal.objects.get(pk=goal.pk)
        goal.dimension, goal.text = dimension, text
        check(goal)
        goal.save()
        record(by=by, stream=stream, verb="smartcity.update_goal", saved=[goal])
    return goal


def remove_goal(*, by: Membership, goal: Goal) -> None:
    require_coordinator(by, goal.regency_id)
    with writing(goal.regency) as stream:
        if Goal.objects.filter(pk=goal.pk).delete()[0]:
            record(by=by, stream=stream, verb="smartcity.remove_goal", deleted=[goal])
