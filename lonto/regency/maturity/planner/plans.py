"""The best plans: the cheapest sets of rises that reach the target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .problem import Problem, Rise, Spared, require_valid
from .programme import Programme, programme_of
from .rows import Row, without_one_of
from .search import MoreRows, best_of, no_more_rows


@dataclass(frozen=True, slots=True)
class Plan:
    """A set of rises, what it takes, and the index it reaches."""

    rises: tuple[Rise, ...]
    effort: int
    cost: int
    index: Fraction
    target: Fraction

    @property
    def margin(self) -> Fraction:
        """By how much the index is above the target; below zero where it is not reached."""
        return self.index - self.target

    def order(self, spared: Spared) -> tuple[int, int, int, tuple[Rise, ...]]:
        """The better plan has the smaller one: what is spared, the other price, the number of rises, their names."""
        first, second = (self.effort, self.cost) if spared is Spared.EFFORT else (self.cost, self.effort)
        return first, second, len(self.rises), self.rises

    def levels(self, problem: Problem) -> dict[int, Fraction]:
        """The level of each indicator once the plan is done."""
        levels = {s.number: s.level for s in problem.subjects}
        for rise in self.rises:
            levels[rise.number] = max(levels[rise.number], Fraction(rise.level))
        return levels


def best_plans(problem: Problem, count: int = 3, step: Callable[[], None] = lambda: None) -> tuple[Plan, ...]:
    """The best plans in order; fewer where there are no more, none where the target cannot be reached.

    A set that holds a better plan whole is not a plan of its own, only the same with something needless. `step` is
    called after each plan. Raises InvalidProblemError, and TooHardError where the solver needs too long.
    """
    require_valid(problem)
    programme = programme_of(problem)
    taken: list[frozenset[int]] = []
    rows = bounds(problem, programme)
    while len(taken) < count:
        others = [without_one_of(chosen) for chosen in taken]
        chosen = best_set(programme, [*rows, programme.target_row(), *others])
        if chosen is None:
            break
        taken.append(chosen)
        step()
    return tuple(plan_of(problem, programme, chosen) for chosen in taken)


def bounds(problem: Problem, programme: Programme) -> list[Row]:
    """What every plan keeps, the target apart."""
    budget = [] if problem.budget is None else [programme.budget_row(problem.budget)]
    return [*programme.structure, *budget]


def best_set(
    programme: Programme, rows: list[Row], more_rows: MoreRows = no_more_rows, first: Sequence[int] = ()
) -> frozenset[int] | None:
    """The best set that keeps the rows, the same one whatever the order of the indicators.

    `first` are amounts that count before the prices do.
    """
    size = len(programme.rises)
    aims = [amounts for amounts in (first, *programme.prices, [1] * size) if any(amounts)]
    return best_of(size, rows, aims, more_rows)


def plan_of(problem: Problem, programme: Programme, chosen: frozenset[int]) -> Plan:
    """The plan of a set of variables."""
    return Plan(
        rises=tuple(programme.rises[v] for v in sorted(chosen)),
        effort=sum(programme.efforts[v] for v in chosen),
        cost=sum(programme.costs[v] for v in chosen),
        index=problem.index + Fraction(programme.gain(chosen), programme.unit),
        target=problem.target,
    )
