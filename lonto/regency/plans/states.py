"""The ways of a plan and of a task, each as one table."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.accounts.choices import Role
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.models import RisePlan, RiseTask
from lonto.web.texts import Text

PLAN_WAYS: dict[str, tuple[frozenset[PlanState], PlanState]] = {
    "answer": (frozenset({PlanState.ASKED}), PlanState.ANSWERED),
    "halt": (frozenset({PlanState.ASKED}), PlanState.HALTED),
    "ask_again": (frozenset({PlanState.HALTED}), PlanState.ASKED),
    "discard": (frozenset({PlanState.ANSWERED, PlanState.HALTED}), PlanState.DISCARDED),
    "adopt": (frozenset({PlanState.ANSWERED}), PlanState.ADOPTED),
    "end": (frozenset({PlanState.ADOPTED}), PlanState.ENDED),
}


@dataclass(frozen=True)
class TaskWay:
    """One step of a task: from where to where, who takes it, and whether words are needed."""

    name: str
    origins: frozenset[TaskState]
    target: TaskState
    who: Role
    label: Text
    needs_words: bool = False


BEGIN = TaskWay("begin", frozenset({TaskState.OPEN}), TaskState.UNDERWAY, Role.AGENCY_OFFICER, gettext_lazy("Begin"))
REPORT = TaskWay(
    "report",
    frozenset({TaskState.OPEN, TaskState.UNDERWAY}),
    TaskState.REPORTED,
    Role.AGENCY_OFFICER,
    gettext_lazy("Report as done"),
    needs_words=True,
)
ACCEPT = TaskWay(
    "accept", frozenset({TaskState.REPORTED}), TaskState.ACCEPTED, Role.COORDINATOR, gettext_lazy("Accept as done")
)
SEND_BACK = TaskWay(
    "send_back",
    frozenset({TaskState.REPORTED, TaskState.ACCEPTED}),
    TaskState.UNDERWAY,
    Role.COORDINATOR,
    gettext_lazy("Send back"),
    needs_words=True,
)
DROP = TaskWay(
    "drop",
    frozenset({TaskState.OPEN, TaskState.UNDERWAY}),
    TaskState.DROPPED,
    Role.COORDINATOR,
    gettext_lazy("Drop"),
    needs_words=True,
)
TAKE_UP = TaskWay(
    "take_up", frozenset({TaskState.DROPPED}), TaskState.OPEN, Role.COORDINATOR, gettext_lazy("Take up again")
)
TASK_WAYS = {one.name: one for one in (BEGIN, REPORT, ACCEPT, SEND_BACK, DROP, TAKE_UP)}
UNFINISHED = frozenset({TaskState.OPEN, TaskState.UNDERWAY})


def move_plan(plan: RisePlan, name: str) -> None:
    """Bring a plan to its next state; the caller saves and records it."""
    origins, target = PLAN_WAYS[name]
    if plan.state not in origins:
        sentence = _("This is not possible any more: the plan is in the state %(state)s.")
        raise ValidationError(sentence % {"state": plan.get_state_display()}, code="state")
    plan.state = target


def move_task(task: RiseTask, way: TaskWay) -> None:
    """Bring a task to its next state; the caller saves and records it."""
    if task.state not in way.origins:
        sentence = _("This is not possible any more: the task is in the state %(state)s.")
        raise ValidationError(sentence % {"state": task.get_state_display()}, code="state")
    task.state = way.target


def ways_of(task: RiseTask, role: str) -> list[TaskWay]:
    """What a person of this role can do next with a task."""
    return [one for one in TASK_WAYS.values() if task.state in one.origins and one.who == role]
