"""The cases in which allocations elsewhere went wrong."""

from dataclasses import replace

import pytest

from lonto.talent.admission.allocation import (
    REST,
    Allocation,
    Applicant,
    Choice,
    ClassSeats,
    InvalidRoundError,
    Pool,
    Round,
    Rule,
    Seat,
    allocate,
)
from lonto.talent.admission.allocation.explain import ChoiceVerdict, Explainer
from lonto.talent.admission.allocation.priority import draw_of

from .rounds import COMMITMENT, SEED


def round_of(classes: list[ClassSeats], *applicants: Applicant) -> Round:
    return Round(Rule(tuple(classes), COMMITMENT), SEED, applicants)


def wanting(number: str, *classes: str, score: int = 8000, groups: tuple[str, ...] = ()) -> Applicant:
    return Applicant(number, tuple(Choice(id_, score) for id_ in classes), frozenset(groups))


def test_an_intake_without_applicants_gives_nothing() -> None:
    assert allocate(round_of([ClassSeats("A", 5)])) == Allocation({})


def test_an_intake_without_classes_gives_nothing() -> None:
    assert allocate(round_of([], wanting("A-1"))) == Allocation({})


def test_a_class_that_nobody_wants_stays_empty_and_is_closed_only_if_it_has_a_minimum() -> None:
    classes = [ClassSeats("A", 5), ClassSeats("B", 5, minimum=1), ClassSeats("C", 1)]
    assert allocate(round_of(classes, wanting("A-1", "C"))) == Allocation({"A-1": Seat("C", REST)}, ("B",))


def test_with_more_seats_than_people_everybody_gets_the_first_choice() -> None:
    people = [wanting(f"A-{n}", "B" if n % 2 else "A", "C") for n in range(20)]
    allocation = allocate(round_of([ClassSeats(id_, 30) for id_ in "ABC"], *people))
    assert all(allocation.seats[a.number].class_id == a.choices[0].class_id for a in people)


def test_when_all_scores_are_equal_the_draw_decides_and_nothing_else() -> None:
    people = [wanting(f"A-{n}", "A") for n in range(50)]
    allocation = allocate(round_of([ClassSeats("A", 20)], *people))
    by_draw = sorted((a.number for a in people), key=lambda number: draw_of(SEED, number))
    assert allocation.seats.keys() == set(by_draw[:20])


def test_pools_larger_than_the_class_are_cut_in_their_order() -> None:
    pools = (Pool("women", 2, "women"), Pool("remote", 4, "remote"), Pool("open", 5))
    people = [wanting(f"W-{n}", "A", groups=("women",)) for n in range(4)]
    people += [wanting(f"R-{n}", "A", groups=("remote",)) for n in range(4)]
    seats = allocate(round_of([ClassSeats("A", 3, pools)], *people)).seats
    assert sorted(seat.pool for seat in seats.values()) == ["remote", "women", "women"]


def test_a_reserve_of_no_seats_keeps_none() -> None:
    pools = (Pool("women", 0, "women"),)
    people = [wanting("A-1", "A", score=9000), wanting("A-2", "A", groups=("women",))]
    assert allocate(round_of([ClassSeats("A", 1, pools)], *people)).seats == {"A-1": Seat("A", REST)}


def test_a_class_without_seats_ranked_first_by_three_seats_nobody_and_says_why() -> None:
    people = [wanting(f"A-{n}", "gone", "B") for n in range(3)]
    round_ = round_of([ClassSeats("gone", 0), ClassSeats("B", 2)], *people)
    allocation = allocate(round_)
    assert {seat.class_id for seat in allocation.seats.values()} == {"B"}
    assert len(allocation.seats) == 2
    first = [Explainer(round_, allocation).explain(a.number).choices[0] for a in people]
    assert {reason.verdict for reason in first} == {ChoiceVerdict.CANCELLED}


def test_a_class_cancelled_after_the_rule_was_published_is_like_one_without_seats() -> None:
    people = [wanting(f"A-{n}", "gone", "B") for n in range(3)]
    round_ = round_of([ClassSeats("gone", 9, (Pool("open", 4),)), ClassSeats("B", 2)], *people)
    allocation = allocate(replace(round_, cancelled=frozenset({"gone"})))
    assert {seat.class_id for seat in allocation.seats.values()} == {"B"}


def test_an_unclaimed_hard_reserve_stays_empty_and_a_soft_one_goes_to_others() -> None:
    people = [wanting("A-1", "A"), wanting("A-2", "A")]
    hard = ClassSeats("A", 2, (Pool("women", 1, "women", is_soft=False),))
    assert len(allocate(round_of([hard], *people)).seats) == 1
    soft = ClassSeats("A", 2, (Pool("women", 1, "women"),))
    seats = allocate(round_of([soft], *people)).seats
    assert set(seats.values()) == {Seat("A", REST), Seat("A", "women", is_released=True)}


def test_of_two_classes_below_their_minimum_the_emptier_is_closed_and_its_people_fill_the_other() -> None:
    classes = [ClassSeats("A", 10, minimum=4), ClassSeats("B", 10, minimum=4)]
    people = [wanting("A-1", "A", "B"), wanting("A-2", "B"), wanting("A-3", "B"), wanting("A-4", "B")]
    allocation = allocate(round_of(classes, *people))
    assert allocation.closed == ("A",)
    assert {seat.class_id for seat in allocation.seats.values()} == {"B"}
    assert len(allocation.seats) == 4


def test_of_two_equally_empty_classes_the_first_by_id_is_closed() -> None:
    classes = [ClassSeats("B", 4, minimum=2), ClassSeats("A", 8, minimum=4)]
    people = [wanting("A-1", "B"), wanting("A-2", "A", "B"), wanting("A-3", "A")]
    assert allocate(round_of(classes, *people)).closed == ("A",)


def test_a_class_may_need_another_regions_pools_than_its_neighbour() -> None:
    groups = [f"village:{n}" for n in range(170)]
    classes = [ClassSeats(f"C{n:03}", 1, (Pool(group, 1, group),)) for n, group in enumerate(groups)]
    people = [wanting(f"A-{n:03}", f"C{n:03}", groups=(group,), score=1) for n, group in enumerate(groups)]
    people += [wanting(f"B-{n:03}", f"C{n:03}", score=9000) for n in range(170)]
    assert allocate(round_of(classes, *people)).seats.keys() == {f"A-{n:03}" for n in range(170)}


def test_every_mistake_of_the_input_is_named() -> None:
    twice = ClassSeats("A", 2, (Pool("open", 1), Pool("open", 1), Pool("rest", -1)), minimum=3)
    round_ = replace(
        round_of(
            [twice, ClassSeats("A", -1)],
            Applicant("N-1", (Choice("A", 1), Choice("A", -1))),
            Applicant("N-1", (Choice("B", 1),), is_confirmed=True),
            Applicant("N-2", (), seat=Seat("A", "open")),
        ),
        cancelled=frozenset({"D"}),
        extra_seats=(("E", 1), ("A", 0)),
    )
    with pytest.raises(InvalidRoundError) as error:
        allocate(round_)
    assert error.value.problems == [
        "Class A is listed twice.",
        "Class A can never open: its minimum is above its seats.",
        "Class A lists pool open twice.",
        "Pool rest of class A has a negative number of seats.",
        "Class A: rest is the name of the seats that no pool claims.",
        "Class A has a negative number of seats or minimum to open.",
        "Cancelled class D is not in the rule.",
        "Extra seats for class E: the class must be in the rule and the number above 0.",
        "Extra seats for class A: the class must be in the rule and the number above 0.",
        "Application N-1 is listed twice.",
        "Application N-1 ranks a class twice.",
        "Application N-1 has a score out of range.",
        "Application N-1 ranks a class that is not in the rule.",
        "Application N-1 is confirmed but has no seat.",
        "Application N-2 has a seat in a class that it does not rank.",
    ]


def test_more_kept_seats_than_a_pool_has_are_refused() -> None:
    seat = Seat("A", "women")
    people = [replace(wanting(f"A-{n}", "A"), seat=seat, is_confirmed=n == 0) for n in range(2)]
    people.append(replace(wanting("A-3", "A"), seat=Seat("A", "open", is_released=True)))
    round_ = round_of([ClassSeats("A", 3, (Pool("women", 1, "women"), Pool("open", 1)))], *people)
    with pytest.raises(InvalidRoundError) as error:
        allocate(round_)
    assert error.value.problems == [
        "Class A: 2 people hold seats of pool women, which has 1.",
        "Application A-3 holds a released seat of a pool that releases none.",
    ]


def test_an_unknown_tie_rule_is_refused() -> None:
    with pytest.raises(InvalidRoundError, match="tie rule"):
        allocate(Round(Rule((), COMMITMENT, tie_rule="first come, first served"), SEED, ()))
