"""How many people a class would have had when it was closed for want of people."""

from dataclasses import replace

from hypothesis import given

from lonto.talent.admission.allocation import Applicant, Choice, ClassSeats, Round, Rule, allocate
from lonto.talent.admission.allocation.closed import Closing, closings_of
from tests.talent.admission.allocation.rounds import COMMITMENT, SEED, rounds


def wish(number: str, *classes: str) -> Applicant:
    return Applicant(number, tuple(Choice(id_, 5000) for id_ in classes), frozenset())


def test_people_with_a_better_seat_are_not_counted_and_people_of_classes_closed_before_are() -> None:
    rule = Rule((ClassSeats("A", 9, minimum=6), ClassSeats("B", 9, minimum=5), ClassSeats("C", 9)), COMMITMENT)
    people = (
        wish("1", "A", "B"),
        wish("2", "B"),
        wish("3", "B", "C"),
        wish("4", "C", "B"),
    )
    round_ = Round(rule, SEED, people)
    closed = allocate(round_).closed
    assert closed == ("A", "B")
    assert list(closings_of(round_, closed)) == [Closing("A", 1, 6), Closing("B", 3, 5)]


@given(rounds(minimums=True))
def test_every_closed_class_had_fewer_people_than_its_minimum(round_: Round) -> None:
    closings = list(closings_of(round_, allocate(round_).closed))
    assert all(closing.people < closing.minimum for closing in closings)


@given(rounds(minimums=True))
def test_a_class_that_opens_is_not_named(round_: Round) -> None:
    closed = allocate(round_).closed
    named = {closing.class_id for closing in closings_of(round_, closed)}
    assert named == set(closed)
    reopened = replace(round_, cancelled=frozenset(named))
    assert allocate(reopened).closed == ()
