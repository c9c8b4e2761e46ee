"""How far a plan that is carried out has come."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from lonto.regency.maturity.planner import Problem, Rise
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.models import RisePlan, RiseTask
from lonto.regency.plans.states import UNFINISHED
from lonto.regency.plans.stored import problem_of


@dataclass(frozen=True)
class PlanProgress:
    """The index before the plan, with what is done, with what is reported too, and with the whole plan.

    These are our own levels: only the next assessment says what assessors give.
    """

    before: Fraction
    done: Fraction
    reported: Fraction
    whole: Fraction
    target: Fraction
    counts: dict[str, int]
    late: int

    @property
    def tasks(self) -> int:
        return sum(self.counts.values())

    @property
    def accepted(self) -> int:
        return self.counts.get(TaskState.ACCEPTED, 0)


def progress_of(plan: RisePlan, today: dt.date) -> PlanProgress:
    """How far the tasks of a plan have lifted the index; one query."""
    problem = problem_of(plan.question)
    tasks = list(plan.tasks.all())
    gains = gains_of(problem)

    def with_tasks(*states: TaskState) -> Fraction:
        return problem.index + sum(
            (gains[Rise(one.number, one.level)] for one in tasks if one.state in states), Fraction(0)
        )

    kept = [state for state in TaskState if state != TaskState.DROPPED]
    return PlanProgress(
        before=problem.index,
        done=with_tasks(TaskState.ACCEPTED),
        reported=with_tasks(TaskState.ACCEPTED, TaskState.REPORTED),
        whole=with_tasks(*kept),
        target=problem.target,
        counts=dict(Counter(one.state for one in tasks)),
        late=sum(one.state in UNFINISHED and one.due_on < today for one in tasks),
    )


def gains_of(problem: Problem) -> dict[Rise, Fraction]:
    """What each rise of a problem adds to the index."""
    return {Rise(one.number, step.level): one.gain(step) for one in problem.subjects for step in one.way()}


def late(rows: QuerySet[RiseTask], today: dt.date) -> QuerySet[RiseTask]:
    """Tasks of plans that are carried out whose day has passed."""
    return rows.filter(state__in=UNFINISHED, due_on__lt=today, plan__state=PlanState.ADOPTED)
