"""Why a target cannot be reached, how far one comes, and what would have to give way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .plans import Plan, best_plans, best_set, bounds, plan_of
from .problem import Problem, Spared
from .programme import programme_of


class Obstacle(StrEnum):
    """What stands in the way; each counts only once those before it are lifted."""

    BUDGET = "budget"
    TIME = "time"
    FROZEN = "frozen"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The obstacle, the plan with the highest index that is possible, and the best plan once the obstacle is lifted.

    Where the budget is the obstacle, `without` is the plan of the smallest cost. Nothing lifts the scale itself.
    """

    obstacle: Obstacle
    highest: Plan
    without: Plan | None


def unreachable(problem: Problem) -> Unreachable:
    """The reason of a problem that has no plan."""
    highest = highest_plan(problem)
    for obstacle, easier in _easier(problem):
        if highest_plan(easier).margin >= 0:
            return Unreachable(obstacle, highest, best_plans(easier, 1)[0])
    return Unreachable(Obstacle.SCALE, highest, None)


def highest_plan(problem: Problem) -> Plan:
    """The plan with the highest index that time, budget and frozen rises allow, and the best of those."""
    programme = programme_of(problem)
    chosen = best_set(programme, bounds(problem, programme), first=[-gain for gain in programme.gains])
    assert chosen is not None  # nothing at all keeps every bound
    return plan_of(problem, programme, chosen)


def _easier(problem: Problem) -> Iterator[tuple[Obstacle, Problem]]:
    yield Obstacle.BUDGET, replace(problem, budget=None, spared=Spared.COST)
    problem = replace(problem, budget=None)
    yield Obstacle.TIME, replace(problem, most_levels=None)
    free = tuple(replace(s, steps=tuple(replace(step, is_frozen=False) for step in s.steps)) for s in problem.subjects)
    yield Obstacle.FROZEN, replace(problem, most_levels=None, subjects=free)
