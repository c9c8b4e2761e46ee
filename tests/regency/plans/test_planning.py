"""Asking for a plan: what it begins with, what is refused, and what the background makes of it."""

import datetime as dt
from fractions import Fraction
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.regency.maturity.planner import Rise, TooHardError
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans.actions import (
    EffortDetails,
    ask,
    ask_again,
    compute,
    confirm_efforts,
    discard,
    set_efforts,
    tie,
    untie,
)
from lonto.regency.plans.choices import PlanState
from lonto.regency.plans.efforts import ASSUMED_DAYS, efforts_of
from lonto.regency.plans.models import Bond, Effort
from lonto.regency.plans.stored import assumed_in, highest_in, plans_in, problem_of, worths_in
from tests.regency.maturity.assessing import opened
from tests.regency.plans.planning import asked, computed, handed_in, in_a_year, table_of, wanted

pytestmark = pytest.mark.django_db
SPBE = scheme_named("spbe-2020")


def test_a_plan_reaches_its_target_with_the_least_person_days(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    cheap = [EffortDetails(number, 4, 1) for number in (43, 44, 45, 46, 47)]
    set_efforts(by=coordinator, scheme=SPBE, details=cheap)
    plan = computed(coordinator, assessment, "3.1")
    first = plans_in(plan.answer)[0]
    assert first.index >= Fraction("3.1")
    assert {rise.number for rise in first.rises} <= {43, 44, 45, 46, 47}
    assert first.days == len(first.rises)


def test_plans_come_in_order_and_differ(coordinator: Membership, officer: Membership) -> None:
    plans = plans_in(computed(coordinator, handed_in(coordinator, officer), "3.2").answer)
    best = [one for one in plans if one.place]
    assert len(best) == 3
    assert [one.days for one in best] == sorted(one.days for one in best)
    assert len({one.rises for one in best}) == 3


def test_the_sturdy_plan_survives_any_two_lower_judgements(coordinator: Membership, officer: Membership) -> None:
    plans = plans_in(computed(coordinator, handed_in(coordinator, officer), "3.2").answer)
    sturdy = next(one for one in plans if one.survives)
    assert sturdy.worst is not None
    assert sturdy.worst >= Fraction("3.2")


def test_what_is_only_assumed_is_marked(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(1, 4, 7)])
    question = asked(coordinator, assessment).question
    assert Rise(1, 4) not in assumed_in(question)
    assert Rise(1, 5) in assumed_in(question)
    assert next(s for s in problem_of(question).subject(2).steps if s.level == 4).effort == ASSUMED_DAYS[4]


def test_a_frozen_rise_is_in_no_plan(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(47, 4, 0, 0, True)])
    plan = computed(coordinator, assessment, "3.1")
    assert all(rise.number != 47 for one in plans_in(plan.answer) for rise in one.rises)


def test_tied_rises_come_together(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(47, 4, 0)])
    tie(by=coordinator, scheme=SPBE, kind="together", rises=[Rise(47, 4), Rise(3, 4)])
    for one in plans_in(computed(coordinator, assessment, "3.1").answer):
        assert (Rise(47, 4) in one.rises) == (Rise(3, 4) in one.rises)


def test_a_budget_that_is_too_small_says_so_and_how_far_one_comes(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    dear = [EffortDetails(number, 4, 1, 1_000_000) for number in SPBE.by_number]
    set_efforts(by=coordinator, scheme=SPBE, details=dear)
    answer = computed(coordinator, assessment, "3.5", budget=3_000_000).answer
    highest = highest_in(answer)
    assert answer["unreachable"]["obstacle"] == "budget"
    assert highest is not None
    assert highest.cost <= 3_000_000
    assert highest.index < Fraction("3.5")


def test_each_single_rise_has_its_worth(coordinator: Membership, officer: Membership) -> None:
    worths = {one.rise: one for one in worths_in(computed(coordinator, handed_in(coordinator, officer)).answer)}
    assert len(worths) == 2 * 47
    assert worths[Rise(1, 5)].companions == (Rise(1, 4),)
    assert worths[Rise(1, 5)].gain_in_all == 2 * worths[Rise(1, 4)].gain
    assert worths[Rise(1, 4)].gain == SPBE.by_number[1].weight / 100


def test_a_question_stays_as_it_was_asked(coordinator: Membership, officer: Membership) -> None:
    plan = computed(coordinator, handed_in(coordinator, officer), "3.1")
    before = plan.question
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(1, 4, 99_999)])
    plan.refresh_from_db()
    assert plan.question == before


def test_indicators_without_a_level_are_named(coordinator: Membership, officer: Membership) -> None:
    plan = asked(coordinator, opened(coordinator), "0.5")
    assert plan.question["without_level"] == list(SPBE.by_number)


@pytest.mark.parametrize(
    ("target", "words"), [("3.0", "sudah 3,000"), ("2.9", "sudah 3,000"), ("5.1", "berakhir di 5")]
)
def test_a_target_below_the_index_or_beyond_the_scale_is_refused(
    coordinator: Membership, officer: Membership, target: str, words: str
) -> None:
    assessment = handed_in(coordinator, officer)
    with pytest.raises(ValidationError, match=words):
        asked(coordinator, assessment, target)


def test_a_day_that_has_passed_is_refused(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    with pytest.raises(ValidationError, match=r"future|sesudah"):
        ask(by=coordinator, assessment=assessment, name="x", wanted=wanted(), due_on=timezone.localdate())


def test_only_the_coordinator_asks(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer)
    with pytest.raises(NotAllowed):
        ask(by=officer, assessment=assessment, name="x", wanted=wanted(), due_on=in_a_year())


def test_a_plan_is_computed_once(coordinator: Membership, officer: Membership) -> None:
    plan = computed(coordinator, handed_in(coordinator, officer), "3.1")
    assert compute.call(str(plan.pk)) == "left alone"


def test_a_question_that_is_too_hard_stops_with_a_reason_and_can_be_asked_again(
    coordinator: Membership, officer: Membership
) -> None:
    plan = asked(coordinator, handed_in(coordinator, officer), "3.1")
    with mock.patch("lonto.regency.plans.actions.planning.answer", side_effect=TooHardError("Time limit reached")):
        assert compute.call(str(plan.pk)) == "halted"
    plan.refresh_from_db()
    assert plan.state == PlanState.HALTED
    assert plan.halted
    assert ask_again(by=coordinator, plan=plan).state == PlanState.ASKED
    assert compute.call(str(plan.pk)) == "computed"


def test_a_discarded_plan_cannot_be_discarded_again(coordinator: Membership, officer: Membership) -> None:
    plan = discard(by=coordinator, plan=computed(coordinator, handed_in(coordinator, officer), "3.1"))
    with pytest.raises(ValidationError):
        discard(by=coordinator, plan=plan)


def test_an_estimate_taken_back_is_assumed_again(coordinator: Membership) -> None:
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(1, 4, 7, 5)])
    set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(1, 4, None)])
    assert not Effort.objects.exists()
    assert all(one.is_assumed for one in efforts_of(SPBE, []))


def test_the_same_table_twice_changes_nothing_the_second_time(coordinator: Membership) -> None:
    first, again = (table_of(coordinator, "1;4;7;5", "2;4;8;") for _time in range(2))
    confirm_efforts(by=coordinator, table=first)
    before = list(Effort.objects.values())
    with pytest.raises(ValidationError):
        confirm_efforts(by=coordinator, table=again)
    once_more = table_of(coordinator, "1;4;7;5", "2;4;8;")
    assert once_more.report["counts"]["unchanged"] == 2
    confirm_efforts(by=coordinator, table=once_more)
    assert list(Effort.objects.values()) == before


@pytest.mark.parametrize(
    "details",
    [
        [EffortDetails(48, 1, 5)],
        [EffortDetails(1, 6, 5)],
        [EffortDetails(1, 0, 5)],
        [EffortDetails(1, 2, -1)],
        [EffortDetails(1, 2, 5, -1)],
        [EffortDetails(1, 2, 10**9)],
        [EffortDetails(1, 2, 5), EffortDetails(1, 2, 6)],
    ],
    ids=["indicator", "level", "level 0", "days below 0", "rupiah below 0", "days", "twice"],
)
def test_what_does_not_fit_the_scheme_is_refused_whole(coordinator: Membership, details: list[EffortDetails]) -> None:
    with pytest.raises(ValidationError):
        set_efforts(by=coordinator, scheme=SPBE, details=[EffortDetails(3, 2, 5), *details])
    assert not Effort.objects.exists()


@pytest.mark.parametrize(
    ("kind", "rises"),
    [
        ("together", [Rise(1, 2)]),
        ("together", [Rise(1, 2), Rise(1, 2)]),
        ("needs", [Rise(1, 2), Rise(2, 2), Rise(3, 2)]),
        ("together", [Rise(1, 2), Rise(99, 2)]),
        ("together", [Rise(1, 2), Rise(2, 9)]),
    ],
)
def test_ties_that_make_no_sense_are_refused(coordinator: Membership, kind: str, rises: list[Rise]) -> None:
    with pytest.raises(ValidationError):
        tie(by=coordinator, scheme=SPBE, kind=kind, rises=rises)


def test_the_same_tie_is_not_made_twice_and_can_be_undone(coordinator: Membership) -> None:
    bond = tie(by=coordinator, scheme=SPBE, kind="together", rises=[Rise(1, 2), Rise(2, 2)])
    with pytest.raises(ValidationError):
        tie(by=coordinator, scheme=SPBE, kind="together", rises=[Rise(2, 2), Rise(1, 2)])
    untie(by=coordinator, bond=bond)
    untie(by=coordinator, bond=bond)
    assert not Bond.objects.exists()


def test_a_fractional_level_is_only_lifted_by_what_is_missing(coordinator: Membership, officer: Membership) -> None:
    assessment = handed_in(coordinator, officer, 3, "pemdi-2026")
    answer = assessment.answers.get(number=1)
    type(answer).objects.filter(pk=answer.pk).update(level="3.5")
    problem = problem_of(asked(coordinator, assessment, "3.6").question)
    subject = problem.subject(1)
    assert subject.gain(subject.way()[0]) == subject.weight / 2


def test_a_plan_can_be_due_the_day_after(coordinator: Membership, officer: Membership) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assessment = handed_in(coordinator, officer)
    assert ask(by=coordinator, assessment=assessment, name=" ", wanted=wanted(), due_on=tomorrow).name == "2026"
