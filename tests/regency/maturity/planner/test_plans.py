"""The planner against every set that there is: on small problems nothing cheaper exists, and nothing is broken."""

from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lonto.regency.maturity.planner import (
    InvalidProblemError,
    Obstacle,
    Plan,
    Problem,
    Rise,
    Step,
    Subject,
    answer,
    best_plans,
    sensitivity,
    sturdy_plan,
    unreachable,
)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Three indicators with up to two steps each, sometimes with a budget, a group, a need or a frozen step."""
    subjects = []
    for number in range(1, 4):
        level = draw(st.integers(1, 4))
        steps = tuple(
            Step(above, draw(st.integers(0, 9)), draw(st.integers(0, 9)), draw(st.integers(0, 9)) == 0)
            for above in range(level + 1, min(level + 2, 5) + 1)
        )
        subjects.append(Subject(number, Fraction(draw(st.integers(1, 40)), 100), Fraction(level), steps))
    rises = [Rise(one.number, step.level) for one in subjects for step in one.steps]
    some = st.lists(st.sampled_from(rises), min_size=2, max_size=2, unique=True)
    return Problem(
        subjects=tuple(subjects),
        target=sum((one.weight * one.level for one in subjects), Fraction(0))
        + Fraction(draw(st.integers(0, 120)), 100),
        budget=draw(st.none() | st.integers(0, 25)),
        most_levels=draw(st.none() | st.integers(1, 2)),
        together=(frozenset(draw(some)),) if draw(st.booleans()) else (),
        needs=(tuple(draw(some)),) if draw(st.booleans()) else (),  # type: ignore[arg-type]
    )


def allowed(problem: Problem) -> list[Plan]:
    """Every set of rises that breaks no condition but the target."""
    rises = [Rise(one.number, step.level) for one in problem.subjects for step in one.way()]
    sets = chain.from_iterable(combinations(sorted(rises), size) for size in range(len(rises) + 1))
    return [_plan(problem, chosen) for chosen in sets if _may(problem, set(chosen))]


def _may(problem: Problem, chosen: set[Rise]) -> bool:
    for one in problem.subjects:
        way = one.way()
        own = [step for step in way if Rise(one.number, step.level) in chosen]
        is_prefix = list(way[: len(own)]) == own
        too_many = problem.most_levels is not None and len(own) > problem.most_levels
        if not is_prefix or too_many or any(step.is_frozen for step in own):
            return False
    done = {Rise(one.number, level) for one in problem.subjects for level in range(1, int(one.level) + 1)}
    if any(group & chosen and not group <= chosen | done for group in problem.together):
        return False
    if any(first in chosen and second not in chosen | done for first, second in problem.needs):
        return False
    return problem.budget is None or _plan(problem, tuple(chosen)).cost <= problem.budget


def _plan(problem: Problem, chosen: tuple[Rise, ...]) -> Plan:
    steps = [(one, step) for one in problem.subjects for step in one.way() if Rise(one.number, step.level) in chosen]
    return Plan(
        tuple(sorted(chosen)),
        sum(step.effort for _one, step in steps),
        sum(step.cost for _one, step in steps),
        problem.index + sum((one.gain(step) for one, step in steps), Fraction(0)),
        problem.target,
    )


def best_of_all(problem: Problem) -> list[Plan]:
    """Every plan in order, without those that only add something needless to a better one."""
    reached = sorted((p for p in allowed(problem) if p.margin >= 0), key=lambda p: p.order(problem.spared))
    kept: list[Plan] = []
    for plan in reached:
        if not any(set(better.rises) <= set(plan.rises) for better in kept):
            kept.append(plan)
    return kept


@settings(max_examples=250, deadline=None)
@given(problems())
def test_the_three_plans_are_the_three_best_of_all_there_are(problem: Problem) -> None:
    assert list(best_plans(problem)) == best_of_all(problem)[:3]


@settings(max_examples=100, deadline=None)
@given(problems())
def test_what_cannot_be_reached_is_explained_with_the_highest_index_there_is(problem: Problem) -> None:
    if best_plans(problem, 1):
        return
    found = unreachable(problem)
    assert found.highest.index == max(plan.index for plan in allowed(problem))
    if found.without is not None:
        assert found.without.margin >= 0
        assert found.obstacle is not Obstacle.SCALE


@settings(max_examples=100, deadline=None)
@given(problems())
def test_the_sturdy_plan_is_the_best_that_survives_any_two_lower_judgements(problem: Problem) -> None:
    survivors = [plan for plan in allowed(problem) if plan.margin >= 0 and sensitivity(problem, plan).survives]
    best = min(survivors, key=lambda plan: plan.order(problem.spared), default=None)
    assert sturdy_plan(problem) == best


@settings(max_examples=60, deadline=None)
@given(problems(), st.randoms())
def test_the_order_of_the_indicators_does_not_matter(problem: Problem, random: object) -> None:
    shuffled = list(problem.subjects)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    other = Problem(
        tuple(shuffled), problem.target, problem.budget, problem.most_levels, problem.together, problem.needs
    )
    assert best_plans(other) == best_plans(problem)


def test_a_target_that_is_reached_already_asks_for_nothing() -> None:
    problem = Problem((Subject(1, Fraction(1), Fraction(3), (Step(4, 5),)),), Fraction(3))
    (first, *_others) = best_plans(problem)
    assert (first.rises, first.effort) == ((), 0)


def test_a_target_is_met_to_the_last_digit() -> None:
    """2.6 is not reached with 2.5999, however close."""
    subject = Subject(1, Fraction(1, 3), Fraction(2), (Step(3, 1), Step(4, 1)))
    other = Subject(2, Fraction(2, 3), Fraction(2), (Step(3, 5),))
    target = Fraction(8, 3)
    (best, *_others) = best_plans(Problem((subject, other), target))
    assert best.index == target
    (higher, *_others) = best_plans(Problem((subject, other), target + Fraction(1, 10**9)))
    assert higher.index > target


@pytest.mark.parametrize(
    "subjects",
    [
        (Subject(1, Fraction(1), Fraction(2), ()), Subject(1, Fraction(1), Fraction(2), ())),
        (Subject(1, Fraction(0), Fraction(2), ()),),
        (Subject(1, Fraction(1), Fraction(2), (Step(4, 1),)),),
        (Subject(1, Fraction(1), Fraction(2), (Step(3, -1),)),),
    ],
    ids=["twice", "no weight", "a skipped level", "effort below zero"],
)
def test_a_question_that_contradicts_itself_is_refused(subjects: tuple[Subject, ...]) -> None:
    with pytest.raises(InvalidProblemError):
        answer(Problem(subjects, Fraction(3)))
