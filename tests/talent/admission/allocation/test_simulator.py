"""The simulator shows what the order and the size of the pools do."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from lonto.talent.admission.allocation import (
    Allocation,
    Applicant,
    Choice,
    ClassSeats,
    InvalidRoundError,
    Pool,
    Round,
    allocate,
)
from lonto.talent.admission.allocation.comparison import Change, CutOff, PolicyResult
from lonto.talent.admission.allocation.policies import Policy, reordered, resized
from lonto.talent.admission.allocation.simulator import TRIAL_SEED, compare

from .rounds import GROUPS, rounds
from .seat_by_seat import rank_of


def people(order: str) -> list[Applicant]:
    """One applicant per letter, best first: w belongs to the group, m does not."""
    return [
        Applicant(f"A-{n:04}", (Choice("C", 9000 - n),), frozenset({"group"} if letter == "w" else ()))
        for n, letter in enumerate(order)
    ]


def in_both_orders(applicants: list[Applicant], reserved: int, open_seats: int) -> tuple[int, ...]:
    """How many of the group are admitted when its reserve is filled first, and when the open seats are."""
    reserve, opened = Pool("group", reserved, "group"), Pool("open", open_seats)
    classes = (ClassSeats("C", reserved + open_seats, (reserve, opened)),)
    policies = [
        Policy("reserve first", classes),
        Policy("open first", reordered(classes, ["open", "group"])),
    ]
    return tuple(result.admitted_by_group["group"] for result in compare(applicants, policies, ["group"]).results)


def test_walk_zones_of_boston() -> None:
    """Half of 100 seats for the walk zone, where half of the applicants live (Dur, Kominers, Pathak & Sönmez 2018).

    Filled first, the reserve does nothing: 50 of the zone get in, as without any reserve, because it takes the best
    out of the open race. Filled last, the same reserve brings 75 in.
    """
    applicants = people("wm" * 100)
    assert in_both_orders(applicants, 0, 100) == (50, 50)
    assert in_both_orders(applicants, 50, 50) == (50, 75)
    assert in_both_orders(applicants, 100, 0) == (100, 100)


def test_same_reserves_in_another_order_take_women_from_42_5_to_53_5_percent() -> None:
    applicants = people("m" * 93 + "w" * 37 + "w" * 33 + "w" * 15 + "m" * 22 + "w" * 60 + "m" * 60)
    assert in_both_orders(applicants, 70, 130) == (85, 107)


@settings(max_examples=500, deadline=None)
@given(rounds(most_classes=1, most_people=30))
def test_in_one_class_a_reserve_that_is_filled_later_never_admits_fewer_of_its_group(round_: Round) -> None:
    classes = (ClassSeats("C0", 8, (Pool("women", 3, "women"), Pool("open", 5))),)
    policies = [Policy("first", classes), Policy("last", reordered(classes, ["open", "women"]))]
    first, last = compare(round_.applicants, policies, ["women"]).results
    assert last.admitted_by_group["women"] >= first.admitted_by_group["women"]


@settings(max_examples=500, deadline=None)
@given(rounds(minimums=True))
def test_the_figures_are_those_of_the_allocation_itself(round_: Round) -> None:
    turned = tuple(replace(class_, pools=class_.pools[::-1]) for class_ in round_.rule.classes)
    comparison = compare(round_.applicants, [Policy("as it is", round_.rule.classes), Policy("turned", turned)], GROUPS)
    base = allocate(replace(round_, seed=TRIAL_SEED))
    other = allocate(replace(round_, seed=TRIAL_SEED, rule=replace(round_.rule, classes=turned)))
    for result, allocation in zip(comparison.results, (base, other), strict=True):
        ranks = {a.number: rank_of(a, allocation) for a in round_.applicants if a.number in allocation.seats}
        assert result.admitted == len(ranks)
        assert result.first_choices == sum(rank == 0 for rank in ranks.values())
        assert result.mean_rank == (Fraction(sum(ranks.values()), len(ranks)) + 1 if ranks else None)
        assert result.seats_left == sum(class_.seats for class_ in round_.rule.classes) - len(ranks)
        assert result.closed == allocation.closed
        for group in GROUPS:
            members = [a for a in round_.applicants if group in a.groups]
            assert result.admitted_by_group[group] == sum(a.number in ranks for a in members)
        assert _cut_offs(result) == _lowest(round_, allocation)
    pairs = [(rank_of(a, other), rank_of(a, base)) for a in round_.applicants]
    change = Change(sum(now < before for now, before in pairs), sum(now > before for now, before in pairs))
    assert comparison.results[1].change == change
    assert comparison.results[0].change == Change(0, 0)


def _cut_offs(result: PolicyResult) -> dict[tuple[str, str], int]:
    return {(c.class_id, c.pool): c.lowest for c in result.cut_offs if c.lowest is not None}


def _lowest(round_: Round, allocation: Allocation) -> dict[tuple[str, str], int]:
    lowest: dict[tuple[str, str], int] = {}
    for applicant in round_.applicants:
        if (seat := allocation.seats.get(applicant.number)) is not None:
            score = applicant.score_in(seat.class_id)
            key = (seat.class_id, seat.stage)
            lowest[key] = min(score, lowest.get(key, score))
    return lowest


def test_a_comparison_counts_applicants_seats_and_changes() -> None:
    classes = (ClassSeats("C", 2, (Pool("group", 1, "group"),)),)
    comparison = compare(people("mmwm"), [Policy("reserve", classes), Policy("none", (ClassSeats("C", 2),))], ["group"])
    assert (comparison.applicants, comparison.applicants_by_group) == (4, {"group": 1})
    reserve, none = comparison.results
    assert reserve.cut_offs == (CutOff("C", "group", 1, 1, 8998), CutOff("C", "rest", 1, 1, 9000))
    assert none.cut_offs == (CutOff("C", "rest", 2, 2, 8999),)
    assert none.change == Change(gained=1, lost=1)
    assert none.change_by_group == {"group": Change(gained=0, lost=1)}


def test_resizing_takes_a_share_of_each_class_rounded_up_and_leaves_the_rest_open() -> None:
    classes = (ClassSeats("C", 25, (Pool("open", 15), Pool("women", 10, "women"))),)
    (resized_class,) = resized(classes, {"women": 30})
    assert [(pool.id, pool.seats) for pool in resized_class.pools] == [("open", 17), ("women", 8)]


def test_a_reserve_that_grows_past_the_open_seats_leaves_none_of_them() -> None:
    classes = (ClassSeats("C", 20, (Pool("early", 4), Pool("women", 10, "women"), Pool("late", 6))),)
    (resized_class,) = resized(classes, {"women": 100})
    assert [(pool.id, pool.seats) for pool in resized_class.pools] == [("early", 0), ("women", 20), ("late", 0)]


def test_policies_that_make_no_sense_are_refused() -> None:
    with pytest.raises(InvalidRoundError, match="pool open twice"):
        compare(people("m"), [Policy("twice", (ClassSeats("C", 2, (Pool("open", 1), Pool("open", 1))),))], [])
