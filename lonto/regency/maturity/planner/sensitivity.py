"""Whether a plan still reaches its target when an assessor judges two indicators one level lower."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from .plans import Plan, best_set, bounds, plan_of
from .problem import Problem, require_valid
from .programme import Programme, programme_of
from .rows import Row

JUDGED_LOWER = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators that are judged one level lower, and the index that is left."""

    numbers: tuple[int, ...]
    index: Fraction


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The pair that costs most, and the pairs that bring the plan below its target, the worst first."""

    worst: Pair
    breaking: tuple[Pair, ...]
    pairs: int

    @property
    def survives(self) -> bool:
        """Whether the target is still reached whichever two are judged lower."""
        return not self.breaking


def sensitivity(problem: Problem, plan: Plan) -> Sensitivity:
    """What any two indicators judged one level lower do to a plan, exactly."""
    levels = plan.levels(problem)
    losses = {s.number: s.loss(levels[s.number]) for s in sorted(problem.subjects, key=lambda s: s.number)}
    pairs = [
        Pair(numbers, plan.index - sum((losses[number] for number in numbers), Fraction(0)))
        for numbers in combinations(losses, min(JUDGED_LOWER, len(losses)))
    ]
    pairs.sort(key=lambda pair: (pair.index, pair.numbers))
    return Sensitivity(pairs[0], tuple(pair for pair in pairs if pair.index < problem.target), len(pairs))


def sturdy_plan(problem: Problem) -> Plan | None:
    """The best plan that reaches the target whichever two indicators are judged one level lower; None if none does."""
    require_valid(problem)
    programme = programme_of(problem)

    def worst_pair(chosen: frozenset[int]) -> Iterable[Row]:
        yield _row(programme, chosen)

    rows = [*bounds(problem, programme), programme.target_row(), _row(programme, frozenset())]
    chosen = best_set(programme, rows, worst_pair)
    return None if chosen is None else plan_of(problem, programme, chosen)


def _row(programme: Programme, chosen: frozenset[int]) -> Row:
    """The target must be reached also when the two that cost most after `chosen` are judged lower."""
    worst = sorted(programme.losses, key=lambda loss: (-loss.after(chosen), loss.number))[:JUDGED_LOWER]
    terms = dict(enumerate(programme.gains))
    for loss in worst:
        for variable, amount in loss.more:
            terms[variable] -= amount
    return Row(terms, programme.missing + sum(loss.now for loss in worst))
