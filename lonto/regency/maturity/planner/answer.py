"""The whole answer to a question."""

from collections.abc import Callable
from dataclasses import dataclass

from .plans import Plan, best_plans
from .problem import Problem
from .sensitivity import Sensitivity, sensitivity, sturdy_plan
from .unreachable import Unreachable, unreachable

PLANS = 3
STEPS = PLANS + 1


@dataclass(frozen=True, slots=True)
class Tested:
    """A plan and how it stands when two indicators are judged lower."""

    plan: Plan
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class Answer:
    """The best plans in order, the best that survives any two lower judgements, or why there is none."""

    plans: tuple[Tested, ...]
    sturdy: Tested | None
    unreachable: Unreachable | None


def answer(problem: Problem, count: int = PLANS, step: Callable[[], None] = lambda: None) -> Answer:
    """Solve a problem; `step` is called after each plan. Raises InvalidProblemError and TooHardError."""
    plans = best_plans(problem, count, step)
    if not plans:
        return Answer((), None, unreachable(problem))
    sturdy = sturdy_plan(problem)
    step()
    return Answer(
        tuple(Tested(plan, sensitivity(problem, plan)) for plan in plans),
        None if sturdy is None else Tested(sturdy, sensitivity(problem, sturdy)),
        None,
    )
