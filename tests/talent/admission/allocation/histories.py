"""Random histories: a first round, and what people and the office do after its result."""

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from lonto.talent.admission.allocation import Allocation, Applicant, Choice, Round, allocate
from lonto.talent.admission.allocation.next_round import next_round

from .rounds import dice, rounds, some_of

History = tuple[Round, Allocation, Round]


def histories(*, people_only: bool = False) -> st.SearchStrategy[History]:
    """A round, its result and the round that follows, one to three rounds after the first.

    With `people_only` people confirm, leave or keep everybody waiting; without it the office also calls classes off,
    adds seats and mends applications.
    """
    return st.builds(_history, rounds(minimums=True), st.integers(0, 2), dice, st.just(people_only))


def _history(round_: Round, rounds_before: int, dice: Random, people_only: bool) -> History:
    for _ in range(rounds_before):
        round_ = _following(round_, allocate(round_), dice, people_only)
    allocation = allocate(round_)
    return round_, allocation, _following(round_, allocation, dice, people_only)


def _following(round_: Round, allocation: Allocation, dice: Random, people_only: bool) -> Round:
    decisions = {a.number: dice.choice(("waits", "waits", "confirms", "leaves")) for a in round_.applicants}
    left = {number for number, decision in decisions.items() if decision == "leaves"}
    confirmed = {number for number in allocation.seats if decisions[number] == "confirms"}
    if people_only:
        return next_round(round_, allocation, left=left, confirmed=confirmed)
    ids = [class_.id for class_ in round_.rule.classes]
    following = next_round(
        round_,
        allocation,
        left=left,
        confirmed=confirmed,
        cancelled=some_of(dice, ids)[: dice.randint(0, 1)],
        extra_seats=dict.fromkeys(some_of(dice, ids)[:1], 1),
    )
    return replace(
        following, applicants=tuple(_mended(a, dice) if dice.random() < 0.2 else a for a in following.applicants)
    )


def _mended(applicant: Applicant, dice: Random) -> Applicant:
    """The applicant after a review: a better score, or no proof of belonging to any group."""
    if dice.random() < 0.5:
        return replace(applicant, groups=frozenset())
    return replace(applicant, choices=tuple(Choice(c.class_id, c.score + 50) for c in applicant.choices))
