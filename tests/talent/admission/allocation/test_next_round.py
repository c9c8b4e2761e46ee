"""After no-shows: confirmed people stay, nobody is moved down, the waiting lists move by the same keys."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lonto.talent.admission.allocation import (
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
from lonto.talent.admission.allocation.next_round import Move, next_round, promote
from lonto.talent.admission.allocation.standings import standings_of

from .histories import History, histories
from .rounds import COMMITMENT, SEED, rounds
from .seat_by_seat import rank_of

thousand = settings(max_examples=1_000, deadline=None)


@thousand
@given(histories())
def test_a_confirmed_person_keeps_the_very_same_seat(history: History) -> None:
    _, before, following = history
    after = allocate(following)
    for applicant in following.applicants:
        if applicant.is_confirmed:
            assert after.seats[applicant.number] == before.seats[applicant.number]


@thousand
@given(histories())
def test_nobody_is_moved_down_unless_the_class_is_called_off(history: History) -> None:
    _, before, following = history
    after = allocate(following)
    for applicant in following.applicants:
        seat = before.seats.get(applicant.number)
        if seat is None or seat.class_id not in following.cancelled:
            assert rank_of(applicant, after) <= rank_of(applicant, before)


@thousand
@given(histories(people_only=True))
def test_a_place_in_a_waiting_list_only_gets_better_when_people_confirm_or_leave(history: History) -> None:
    round_, before, following = history
    after = allocate(following)
    earlier, later = standings_of(round_, before), standings_of(following, after)
    for class_id, stages in later.items():
        for stage, stage_before in zip(stages, earlier[class_id], strict=False):
            places = {candidate.number: place for place, candidate in enumerate(stage_before.waiting)}
            for place, candidate in enumerate(stage.waiting):
                assert place <= places[candidate.number]


@thousand
@given(histories(people_only=True))
def test_each_class_still_has_the_best_of_those_who_ask(history: History) -> None:
    _, _, following = history
    after = allocate(following)
    for class_id, stages in standings_of(following, after).items():
        admitted = {candidate.number for stage in stages for candidate in stage.admitted}
        confirmed = {a.number for a in following.applicants if a.is_confirmed}
        assert admitted == {n for n, s in after.seats.items() if s.class_id == class_id} - confirmed
        for stage in stages:
            if stage.admitted and stage.waiting:
                assert stage.admitted[-1].key < stage.waiting[0].key


@thousand
@given(rounds())
def test_when_people_only_leave_the_result_is_as_if_they_had_never_applied(round_: Round) -> None:
    before = allocate(round_)
    left = [a.number for a in round_.applicants[::3]]
    remaining = tuple(a for a in round_.applicants if a.number not in left)
    afresh = allocate(replace(round_, applicants=remaining))
    after = allocate(next_round(round_, before, left=left))
    assert {n: s.class_id for n, s in after.seats.items()} == {n: s.class_id for n, s in afresh.seats.items()}


def small_round() -> Round:
    """Two seats, one of them for women; Ani and Beni are in, Cici waits behind Beni, Dedi behind both."""
    rule = Rule((ClassSeats("WEB-1", 2, (Pool("women", 1, "women"),)),), COMMITMENT)
    women = frozenset({"women"})
    return Round(
        rule,
        SEED,
        (
            Applicant("Ani", (Choice("WEB-1", 9000),), women),
            Applicant("Beni", (Choice("WEB-1", 8500),)),
            Applicant("Cici", (Choice("WEB-1", 8000),), women),
            Applicant("Dedi", (Choice("WEB-1", 7000),)),
        ),
    )


def test_a_seat_that_is_given_back_goes_to_the_next_of_its_pool() -> None:
    round_ = small_round()
    promotion = promote(round_, allocate(round_), left=["Ani"], confirmed=["Beni"])
    assert promotion.moves == (Move("Cici", None, Seat("WEB-1", "women")),)


def test_an_open_seat_that_is_given_back_goes_to_the_best_of_all_who_wait() -> None:
    round_ = small_round()
    promotion = promote(round_, allocate(round_), left=["Beni"])
    assert promotion.moves == (Move("Cici", None, Seat("WEB-1", "rest")),)


def test_a_released_seat_stays_with_its_holder_when_a_member_of_the_reserve_gains_a_claim() -> None:
    round_ = small_round()
    men = replace(round_, applicants=tuple(replace(a, groups=frozenset()) for a in round_.applicants))
    before = allocate(men)
    assert before.seats["Beni"] == Seat("WEB-1", "women", is_released=True)
    following = next_round(men, before)
    mended = replace(following.applicants[3], groups=frozenset({"women"}), choices=(Choice("WEB-1", 9900),))
    after = allocate(replace(following, applicants=(*following.applicants[:3], mended)))
    assert after == before


def test_a_mended_score_gets_an_extra_seat_and_costs_nobody_one() -> None:
    round_ = small_round()
    before = allocate(round_)
    following = next_round(round_, before, extra_seats={"WEB-1": 1})
    mended = replace(following.applicants[3], choices=(Choice("WEB-1", 9900),))
    after = allocate(replace(following, applicants=(*following.applicants[:3], mended)))
    assert after.seats == {**before.seats, "Dedi": Seat("WEB-1", "rest")}


def test_people_of_a_class_that_is_called_off_ask_on_and_push_nobody_out() -> None:
    classes = (ClassSeats("A", 1), ClassSeats("B", 1))
    best = Applicant("best", (Choice("A", 9000), Choice("B", 9000)))
    other = Applicant("other", (Choice("B", 5000),))
    round_ = Round(Rule(classes, COMMITMENT), SEED, (best, other))
    before = allocate(round_)
    after = allocate(next_round(round_, before, confirmed=["best"], cancelled=["A"]))
    assert after.seats == {"other": before.seats["other"]}


def test_who_has_no_seat_cannot_confirm_one_and_who_is_unknown_cannot_leave() -> None:
    round_ = small_round()
    with pytest.raises(InvalidRoundError) as error:
        next_round(round_, allocate(round_), left=["Eka"], confirmed=["Dedi"])
    assert error.value.problems == [
        "Application Eka is not in this allocation.",
        "Application Dedi has no seat to confirm.",
    ]
