"""Telling the truth is best: nothing that an applicant can do to the own application gives a better class."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lonto.talent.admission.allocation import Applicant, Choice, Round, allocate

from .rounds import GROUPS, dice, rounds
from .seat_by_seat import rank_of

thousand = settings(max_examples=1_000, deadline=None)
some_rounds = rounds().filter(lambda round_: bool(round_.applicants))


def with_changed(round_: Round, changed: Applicant) -> Round:
    others = [a for a in round_.applicants if a.number != changed.number]
    return replace(round_, applicants=(*others, changed))


def true_rank(applicant: Applicant, round_: Round) -> int:
    """What the applicant gets in the round, by the list of `applicant`, whatever list was handed in."""
    return rank_of(applicant, allocate(round_))


@thousand
@given(some_rounds, dice)
def test_a_better_score_never_hurts(round_: Round, dice: Random) -> None:
    applicant = dice.choice(round_.applicants)
    better = tuple(Choice(c.class_id, c.score + dice.randrange(4) * 25) for c in applicant.choices)
    improved = with_changed(round_, replace(applicant, choices=better))
    assert true_rank(applicant, improved) <= true_rank(applicant, round_)


@thousand
@given(some_rounds, dice, st.sampled_from(GROUPS))
def test_belonging_to_one_more_group_never_hurts(round_: Round, dice: Random, group: str) -> None:
    applicant = dice.choice(round_.applicants)
    joined = with_changed(round_, replace(applicant, groups=applicant.groups | {group}))
    assert true_rank(applicant, joined) <= true_rank(applicant, round_)


@thousand
@given(some_rounds, dice)
def test_shortening_the_list_never_helps(round_: Round, dice: Random) -> None:
    applicant = dice.choice(round_.applicants)
    shorter = replace(applicant, choices=applicant.choices[: dice.randint(0, len(applicant.choices))])
    assert true_rank(applicant, with_changed(round_, shorter)) >= true_rank(applicant, round_)


@thousand
@given(some_rounds, dice)
def test_no_other_list_of_choices_helps(round_: Round, dice: Random) -> None:
    applicant = dice.choice(round_.applicants)
    choices = dice.sample(applicant.choices, dice.randint(0, len(applicant.choices)))
    changed = with_changed(round_, replace(applicant, choices=tuple(choices)))
    assert true_rank(applicant, changed) >= true_rank(applicant, round_)


@thousand
@given(some_rounds, dice)
def test_one_applicant_less_hurts_nobody(round_: Round, dice: Random) -> None:
    gone = dice.choice(round_.applicants)
    without = replace(round_, applicants=tuple(a for a in round_.applicants if a is not gone))
    before, after = allocate(round_), allocate(without)
    assert all(rank_of(a, after) <= rank_of(a, before) for a in without.applicants)
