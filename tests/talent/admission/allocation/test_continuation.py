"""The input of a later round follows from the result before it, or the change is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from lonto.talent.admission.allocation import Applicant, Choice, Round, allocate
from lonto.talent.admission.allocation.bundle import Bundle, bundle_of
from lonto.talent.admission.allocation.bundle_file import digest_in, write
from lonto.talent.admission.allocation.continuation import changes_between
from lonto.talent.admission.allocation.next_round import next_round

from .bundles import published
from .histories import History, histories
from .rounds import PUBLIC_VALUE, SECRET, round_from


def continued(before: Bundle, following: Round) -> Bundle:
    return bundle_of(
        before.title,
        following,
        allocate(following),
        secret=SECRET,
        public_value=PUBLIC_VALUE,
        previous=digest_in(write(before)),
    )


@settings(max_examples=500, deadline=None)
@given(histories(people_only=True))
def test_people_who_confirm_and_leave_change_nothing_that_needs_an_account(history: History) -> None:
    round_, _, following = history
    before = published(round_)
    assert list(changes_between(before, continued(before, following))) == []


def with_first_mended(round_: Round) -> Round:
    first = replace(round_.applicants[0], choices=(Choice("C0", 0),), seat=None)
    return replace(round_, applicants=(first, *round_.applicants[1:]))


def without_class(round_: Round, id_: str) -> Round:
    applicants = tuple(replace(a, seat=None) if a.seat_in(id_) else a for a in round_.applicants)
    return replace(round_, cancelled=round_.cancelled | {id_}, applicants=applicants)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda r: without_class(r, "C1"), "class C1"),
        (lambda r: replace(r, extra_seats=(("C0", 2),)), "extra seats of class C0"),
        (lambda r: replace(r, number=5), "round"),
        (lambda r: replace(r, seed=bytes(32)), "seed"),
        (lambda r: replace(r, rule=replace(r.rule, commitment="")), "rule"),
        (with_first_mended, "choices of A-000"),
        (lambda r: replace(r, applicants=(*r.applicants, Applicant("B", ()))), "application B"),
    ],
    ids=["called off", "extra seats", "round", "seed", "rule", "choices", "new application"],
)
def test_what_the_office_changed_is_named(change: Callable[[Round], Round], where: str) -> None:
    round_ = round_from(3, classes=3, people=12)
    before = published(round_)
    following = next_round(round_, before.allocation)
    after = bundle_of(
        before.title,
        change(following),
        before.allocation,
        secret=SECRET,
        public_value=PUBLIC_VALUE,
        previous=digest_in(write(before)),
    )
    assert where in [difference.where for difference in changes_between(before, after)]
