"""What each rise is worth, against every set of rises that asks for nothing more."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from lonto.regency.maturity.planner import Plan, Problem, Rise, Step, Subject, worths
from tests.regency.maturity.planner.test_plans import allowed, problems


def closed(problem: Problem) -> list[Plan]:
    """Every set that holds all that its rises ask for, whatever money, time and frozen steps say."""
    free = tuple(replace(s, steps=tuple(replace(step, is_frozen=False) for step in s.steps)) for s in problem.subjects)
    return allowed(replace(problem, subjects=free, budget=None, most_levels=None))


def smallest_with(rise: Rise, sets: Iterable[Plan]) -> Plan:
    """The one that every other set with this rise holds whole; sets are closed under what they share."""
    return min((one for one in sets if rise in one.rises), key=lambda one: len(one.rises))


@settings(max_examples=400, deadline=None)
@given(problems())
def test_a_rise_is_worth_what_the_smallest_whole_set_with_it_adds_and_takes(problem: Problem) -> None:
    sets = closed(problem)
    for worth in worths(problem):
        whole = smallest_with(worth.rise, sets)
        assert all(set(whole.rises) <= set(one.rises) for one in sets if worth.rise in one.rises)
        assert {worth.rise, *worth.companions} == set(whole.rises)
        assert worth.gain_in_all == whole.index - problem.index
        assert (worth.effort_in_all, worth.cost_in_all) == (whole.effort, whole.cost)


@settings(max_examples=300, deadline=None)
@given(problems())
def test_a_rise_is_possible_where_some_set_holds_it_if_money_is_no_matter(problem: Problem) -> None:
    held = {rise for one in allowed(replace(problem, budget=None)) for rise in one.rises}
    assert {one.rise for one in worths(problem) if one.is_possible} == held


@settings(max_examples=200, deadline=None)
@given(problems())
def test_every_rise_ahead_is_named_once_and_the_gains_of_all_add_up(problem: Problem) -> None:
    found = worths(problem)
    ahead = [Rise(one.number, step.level) for one in problem.subjects for step in one.way()]
    assert sorted(one.rise for one in found) == sorted(ahead)
    top = sum(
        (s.weight * max((step.level for step in s.way()), default=s.level) for s in problem.subjects), Fraction(0)
    )
    assert problem.index + sum((one.gain for one in found), Fraction(0)) == top


@settings(max_examples=200, deadline=None)
@given(problems())
def test_the_possible_ones_come_first_and_those_that_give_most_for_their_effort_before_the_others(
    problem: Problem,
) -> None:
    found = worths(problem)
    assert [one.is_possible for one in found] == sorted((one.is_possible for one in found), reverse=True)
    for part in (True, False):
        rates = [one.per_effort for one in found if one.is_possible is part]
        paid = [rate for rate in rates if rate is not None]
        assert rates[len(rates) - len(paid) :] == sorted(paid, reverse=True), "what costs nothing stands before"


def test_a_rise_between_two_levels_gives_only_what_is_left_of_it() -> None:
    (first, second) = sorted(
        worths(Problem((Subject(1, Fraction(1, 2), Fraction(5, 2), (Step(3, 4), Step(4, 8))),), Fraction(3))),
        key=lambda one: one.rise,
    )
    assert (first.gain, first.companions) == (Fraction(1, 4), ())
    assert (second.gain, second.gain_in_all) == (Fraction(1, 2), Fraction(3, 4))
    assert (second.companions, second.effort_in_all) == ((Rise(1, 3),), 12)
