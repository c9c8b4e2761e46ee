"""Plans that spare rupiah, amounts from one to a trillion side by side, and questions told in any order."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from lonto.regency.maturity.planner import (
    Plan,
    Problem,
    Rise,
    Spared,
    Step,
    Subject,
    best_plans,
    sturdy_plan,
    unreachable,
    worths,
)
from lonto.regency.maturity.planner.problem import MOST
from tests.regency.maturity.planner.test_plans import allowed, best_of_all, problems

T = TypeVar("T")
# Round sums as offices write them, sums that differ in the last rupiah, and anything between.
AMOUNTS = st.one_of(
    st.integers(0, 3),
    st.integers(1, 40).map(lambda millions: millions * 25_000_000),
    st.integers(0, 5).map(lambda less: MOST - less),
    st.integers(0, 5).map(lambda more: MOST // 2 + more),
    st.integers(0, MOST),
)


@st.composite
def wide(draw: st.DrawFn) -> Problem:
    """Three indicators, two steps each at most, whose efforts and costs lie far apart or a hair's breadth apart."""
    subjects = []
    for number in range(1, 4):
        level = draw(st.integers(1, 4))
        steps = tuple(Step(above, draw(AMOUNTS), draw(AMOUNTS)) for above in range(level + 1, min(level + 2, 5) + 1))
        subjects.append(Subject(number, Fraction(draw(st.integers(1, 40)), 100), Fraction(level), steps))
    index = sum((one.weight * one.level for one in subjects), Fraction(0))
    return Problem(
        subjects=tuple(subjects),
        target=index + Fraction(draw(st.integers(1, 120)), 100),
        budget=draw(st.none() | AMOUNTS),
        spared=draw(st.sampled_from(Spared)),
    )


@st.composite
def crowded(draw: st.DrawFn) -> Problem:
    """Eight like indicators of which some must rise: up to 70 plans whose prices lie within a few rupiah."""
    small = st.integers(0, 60)
    subjects = tuple(
        Subject(number, Fraction(1, 8), Fraction(2), (Step(3, MOST - draw(small), MOST - draw(small)),))
        for number in range(1, 9)
    )
    return Problem(subjects, 2 + Fraction(draw(st.integers(2, 6)), 8), spared=draw(st.sampled_from(Spared)))


@st.composite
def entangled(draw: st.DrawFn) -> Problem:
    """Four indicators with up to two groups and up to three needs, some of them about levels reached already."""
    subjects = []
    for number in range(1, 5):
        level = draw(st.integers(1, 4))
        steps = tuple(
            Step(above, draw(st.integers(0, 6)), draw(st.integers(0, 6)))
            for above in range(level + 1, min(level + draw(st.integers(1, 2)), 5) + 1)
        )
        subjects.append(Subject(number, Fraction(draw(st.integers(1, 40)), 100), Fraction(level), steps))
    rises = [Rise(one.number, step.level) for one in subjects for step in one.steps]
    rises += [Rise(one.number, int(one.level)) for one in subjects]
    few = st.lists(st.sampled_from(rises), min_size=2, max_size=3, unique=True)
    pair = st.lists(st.sampled_from(rises), min_size=2, max_size=2, unique=True)
    return Problem(
        subjects=tuple(subjects),
        target=sum((one.weight * one.level for one in subjects), Fraction(0))
        + Fraction(draw(st.integers(0, 120)), 100),
        together=tuple(frozenset(one) for one in draw(st.lists(few, max_size=2))),
        needs=tuple((one[0], one[1]) for one in draw(st.lists(pair, max_size=3))),
        spared=draw(st.sampled_from(Spared)),
    )


def _mixed(random: Random, parts: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(random.sample(parts, len(parts)))


def shuffled(problem: Problem, random: Random) -> Problem:
    """The same question told in another order."""

    subjects = tuple(replace(one, steps=_mixed(random, one.steps)) for one in problem.subjects)
    return replace(
        problem,
        subjects=_mixed(random, subjects),
        together=_mixed(random, problem.together),
        needs=_mixed(random, problem.needs),
    )


@settings(max_examples=300, deadline=None)
@given(problems())
def test_the_three_plans_of_least_rupiah_are_the_three_best_of_all_there_are(problem: Problem) -> None:
    problem = replace(problem, spared=Spared.COST)
    assert list(best_plans(problem)) == best_of_all(problem)[:3]


@settings(max_examples=200, deadline=None)
@given(wide())
def test_no_amount_is_too_wide_to_be_compared_to_the_last_rupiah(problem: Problem) -> None:
    assert list(best_plans(problem)) == best_of_all(problem)[:3]


@settings(max_examples=20, deadline=None)
@given(crowded())
def test_many_plans_that_differ_by_a_few_rupiah_are_put_into_their_order(problem: Problem) -> None:
    assert list(best_plans(problem)) == best_of_all(problem)[:3]


@settings(max_examples=100, deadline=None)
@given(wide())
def test_the_highest_index_within_a_wide_budget_is_the_highest_of_all_there_are(problem: Problem) -> None:
    if best_plans(problem, 1):
        return
    found = unreachable(problem)
    assert found.highest.index == max(plan.index for plan in allowed(problem))
    assert problem.budget is None or found.highest.cost <= problem.budget


@settings(max_examples=120, deadline=None)
@given(entangled())
def test_groups_and_needs_that_lie_across_each_other_leave_the_best_plans(problem: Problem) -> None:
    assert list(best_plans(problem)) == best_of_all(problem)[:3]


@settings(max_examples=100, deadline=None)
@given(entangled(), st.randoms(use_true_random=False))
def test_groups_needs_steps_and_indicators_may_be_told_in_any_order(problem: Problem, random: Random) -> None:
    other = shuffled(problem, random)
    assert best_plans(other) == best_plans(problem)
    assert sturdy_plan(other) == sturdy_plan(problem)
    assert worths(other) == worths(problem)


@settings(max_examples=100, deadline=None)
@given(entangled())
def test_no_plan_is_beaten_by_a_cheaper_one_that_also_reaches_the_target(problem: Problem) -> None:
    def price(plan: Plan) -> int:
        return plan.effort if problem.spared is Spared.EFFORT else plan.cost

    reached = [plan for plan in allowed(problem) if plan.margin >= 0]
    found = best_plans(problem, 1)
    assert bool(found) == bool(reached)
    assert all(price(found[0]) <= price(plan) for plan in reached)


def test_plans_a_rupiah_apart_at_the_largest_amounts_are_told_apart() -> None:
    """Floats of 64 bits still tell these apart, sums of rounded ones would not."""
    subjects = tuple(Subject(number, Fraction(1, 3), Fraction(1), (Step(2, 1, MOST - number),)) for number in (1, 2, 3))
    plans = best_plans(Problem(subjects, Fraction(5, 3), spared=Spared.COST))
    assert [plan.cost for plan in plans] == [2 * MOST - 5, 2 * MOST - 4, 2 * MOST - 3]
