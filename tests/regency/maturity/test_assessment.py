"""From an opened year to a final index: what each person may do in each step, and what is refused."""

import datetime as dt
from decimal import Decimal
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from lonto.accounts.models import Membership, Office
from lonto.regency.maturity.access import answers_for, assessments_for
from lonto.regency.maturity.actions import (
    AnswerDetails,
    add_reported_result,
    advance,
    ask,
    assign,
    assign_like_last_year,
    give_to_assessor,
    hand_in,
    judge,
    open_assessment,
    reply,
    save_answer,
    settle,
    take_over_last_year,
)
from lonto.regency.maturity.choices import AnswerState, Step
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.queries.levels import levels_of
from lonto.regency.maturity.states import (
    CLOSE_DOCUMENTS,
    CLOSE_INTERNAL,
    CLOSE_SELF,
    FINISH,
    RETURN,
    TO_VISIT,
    TRANSITIONS,
    move,
)
from tests.regency.maturity.assessing import (
    DUE,
    claim,
    given,
    in_internal_review,
    in_interview,
    judged,
    opened,
)


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership) -> Assessment:
    """Of 2025 under PermenPANRB 59/2020, the first three indicators given."""
    found = opened(coordinator)
    given(coordinator, found, officer, [1, 2, 3])
    return found


@pytest.fixture
def first(assessment: Assessment) -> Answer:
    return assessment.answers.get(number=1)


def test_a_year_opens_with_one_row_for_each_indicator(coordinator: Membership) -> None:
    assert opened(coordinator).answers.count() == 47


def test_a_year_is_opened_once(coordinator: Membership) -> None:
    opened(coordinator)
    with pytest.raises(ValidationError) as refused:
        opened(coordinator)
    assert "year" in refused.value.message_dict
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize(("year", "key"), [(2020, "spbe-2020"), (2026, "spbe-2020"), (2025, "pemdi-2026")])
def test_a_scheme_that_is_not_valid_in_the_year_is_refused(coordinator: Membership, year: int, key: str) -> None:
    with pytest.raises(ValidationError) as refused:
        open_assessment(by=coordinator, year=year, scheme_key=key)
    assert "scheme" in refused.value.message_dict


@pytest.mark.parametrize(("step", "transition"), list(product(Step, TRANSITIONS)), ids=str)
def test_each_transition_leaves_only_its_own_step(step: Step, transition: object) -> None:
    assessment = Assessment(step=step)
    way = next(one for one in TRANSITIONS if one is transition)
    if step == way.origin:
        move(assessment, way)
        assert assessment.step == way.target
    else:
        with pytest.raises(ValidationError):
            move(assessment, way)
        assert assessment.step == step


def test_only_a_coordinator_gives_indicators_out(assessment: Assessment, officer: Membership, agency: Office) -> None:
    with pytest.raises(Http404):
        assign(by=officer, assessment=assessment, numbers=[4], office=agency, due_on=DUE)


def test_an_office_that_is_no_agency_gets_nothing(
    assessment: Assessment, coordinator: Membership, office: Office
) -> None:
    with pytest.raises(ValidationError) as refused:
        assign(by=coordinator, assessment=assessment, numbers=[4], office=office, due_on=DUE)
    assert "office" in refused.value.message_dict


def test_an_agency_sees_its_own_indicators_alone(
    assessment: Assessment, officer: Membership, planner: Membership
) -> None:
    assert [one.number for one in answers_for(officer).order_by("number")] == [1, 2, 3]
    assert not answers_for(planner).exists()
    assert not assessments_for(planner).exists()


def test_a_draft_is_not_handed_in(officer: Membership, first: Answer) -> None:
    saved = save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(2)))
    assert saved.state == AnswerState.DRAFT


def test_a_level_needs_its_criteria_and_those_below(officer: Membership, first: Answer) -> None:
    details = AnswerDetails(Decimal(3), ["3.1", "3.2"], "Sejak 2024.")
    with pytest.raises(ValidationError) as refused:
        hand_in(by=officer, answer=first, details=details)
    assert "1.1, 2.1, 2.2" in refused.value.message_dict["met"][0]
    first.refresh_from_db()
    assert first.version == 0, "nothing of a refused answer is kept"


def test_a_whole_claim_is_handed_in(officer: Membership, first: Answer) -> None:
    assert hand_in(by=officer, answer=first, details=claim(first, 4)).state == AnswerState.HANDED_IN


@pytest.mark.parametrize("level", ["6", "0", "2.5", "-1"])
def test_a_level_that_the_scheme_does_not_have_is_refused(officer: Membership, first: Answer, level: str) -> None:
    with pytest.raises(ValidationError) as refused:
        save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(level)))
    assert "level" in refused.value.message_dict


def test_of_two_who_save_at_once_the_second_is_told_by_name(
    officer: Membership, colleague: Membership, first: Answer
) -> None:
    save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(2), version=0))
    with pytest.raises(ValidationError) as refused:
        save_answer(by=colleague, answer=first, details=AnswerDetails(Decimal(4), version=0))
    assert refused.value.code == "version"
    assert officer.account.name in refused.value.messages[0]
    first.refresh_from_db()
    assert first.level == 2


def test_another_agency_cannot_answer(planner: Membership, first: Answer) -> None:
    with pytest.raises(Http404):
        save_answer(by=planner, answer=first, details=AnswerDetails(Decimal(2)))


def test_holes_are_left_on_purpose_where_the_scheme_counts_them_nothing(
    coordinator: Membership, assessment: Assessment
) -> None:
    with pytest.raises(ValidationError, match="47"):
        advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF)
    closed = advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    assert closed.step == Step.INTERNAL


def test_a_hole_that_was_not_named_is_not_left(coordinator: Membership, assessment: Assessment) -> None:
    with pytest.raises(ValidationError, match="47"):
        advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 47))


def test_a_draft_counts_nowhere(coordinator: Membership, officer: Membership, first: Answer) -> None:
    save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(5)))
    assert levels_of(first.assessment, "self")[1] is None
    closed = advance(by=coordinator, assessment=first.assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    assert levels_of(closed, "final")[1] is None


def test_an_indicator_of_another_scheme_is_refused(
    coordinator: Membership, officer: Membership, assessor: Membership, assessment: Assessment
) -> None:
    with pytest.raises(ValidationError) as refused:
        assign(by=coordinator, assessment=assessment, numbers=[1, 48], office=officer.office, due_on=DUE)
    assert "48" in refused.value.message_dict["numbers"][0]
    with pytest.raises(ValidationError):
        give_to_assessor(by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=[48])


def test_holes_cannot_be_left_where_the_scheme_needs_every_answer(coordinator: Membership) -> None:
    pemdi = opened(coordinator, 2026, "pemdi-2026")
    with pytest.raises(ValidationError, match="20"):
        advance(by=coordinator, assessment=pemdi, transition=CLOSE_SELF, leaves=range(1, 48))


def test_nothing_is_answered_after_the_self_assessment_is_closed(
    coordinator: Membership, officer: Membership, assessment: Assessment, first: Answer
) -> None:
    advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    with pytest.raises(ValidationError) as refused:
        save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(2)))
    assert refused.value.code == "step"


def test_what_was_closed_too_early_returns_to_the_agencies(
    coordinator: Membership, officer: Membership, assessment: Assessment, first: Answer
) -> None:
    advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    advance(by=coordinator, assessment=assessment, transition=RETURN)
    assert save_answer(by=officer, answer=first, details=AnswerDetails(Decimal(2))).level == 2


def test_an_assessor_sees_what_was_given_and_nothing_else(
    coordinator: Membership, assessment: Assessment, assessor: Membership, outsider: Membership
) -> None:
    give_to_assessor(by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=[2, 3])
    assert [one.number for one in answers_for(assessor).order_by("number")] == [2, 3]
    assert not answers_for(outsider).exists()


def test_an_assessor_cannot_judge_what_was_not_given(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    with pytest.raises(Http404):
        judge(by=outsider, answer=assessment.answers.get(number=1), level=Decimal(3))


def test_another_level_needs_its_reason(coordinator: Membership, officer: Membership, assessor: Membership) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    answer = assessment.answers.get(number=1)
    with pytest.raises(ValidationError) as refused:
        judge(by=assessor, answer=answer, level=Decimal(2))
    assert "reason" in refused.value.message_dict
    judge(by=assessor, answer=answer, level=Decimal(2), reason="Belum di semua unit.")
    judge(by=assessor, answer=answer, level=Decimal(3))
    assert [one.level for one in answer.judgements.all()] == [3], "judging again replaces"


def test_external_assessors_judge_in_their_own_steps(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    give_to_assessor(by=coordinator, assessment=assessment, assessor=outsider, side="external", numbers=[1])
    with pytest.raises(ValidationError) as refused:
        judge(by=outsider, answer=assessment.answers.get(number=1), level=Decimal(3))
    assert refused.value.code == "step"


def test_a_step_closes_only_when_every_answer_is_judged(
    coordinator: Membership, officer: Membership, assessor: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    judge(by=assessor, answer=assessment.answers.get(number=1), level=Decimal(3))
    with pytest.raises(ValidationError, match="2, 3, 4"):
        advance(by=coordinator, assessment=assessment, transition=CLOSE_INTERNAL)


def test_a_question_is_answered_by_its_agency_once(
    coordinator: Membership, officer: Membership, planner: Membership, assessor: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    question = ask(by=assessor, answer=assessment.answers.get(number=1), text="Sejak kapan?")
    with pytest.raises(Http404):
        reply(by=planner, question=question, text="Sejak 2024.")
    reply(by=officer, question=question, text="Sejak 2024.")
    with pytest.raises(ValidationError) as refused:
        reply(by=officer, question=question, text="Sejak 2023.")
    assert refused.value.code == "replied"


def test_a_disagreement_is_settled_before_the_result_is_final(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider, n5=2)
    with pytest.raises(ValidationError, match="5"):
        advance(by=coordinator, assessment=assessment, transition=FINISH)
    answer = assessment.answers.get(number=5)
    with pytest.raises(ValidationError) as refused:
        settle(by=coordinator, answer=answer, level=Decimal(2), reason=" ")
    assert "reason" in refused.value.message_dict
    settle(by=coordinator, answer=answer, level=Decimal(2), reason="Disepakati dalam wawancara.")
    final = advance(by=coordinator, assessment=assessment, transition=FINISH)
    assert final.result["exact"] == "2.95"
    assert (final.result["index"], final.result["predicate"]) == ("2.95", "Baik")
    assert levels_of(final, "final")[5] == 2


def test_what_nobody_disputes_is_not_settled(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider, n5=2)
    with pytest.raises(ValidationError) as refused:
        settle(by=coordinator, answer=assessment.answers.get(number=1), level=Decimal(4), reason="Lebih baik.")
    assert refused.value.code == "agreed"


def test_a_new_judgement_opens_what_was_settled_before_it(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider, n5=2)
    answer = assessment.answers.get(number=5)
    settle(by=coordinator, answer=answer, level=Decimal(2), reason="Disepakati.")
    judge(by=outsider, answer=answer, level=Decimal(2), reason="Tetap.")
    answer.refresh_from_db()
    assert answer.final_level == 2, "the same level again changes nothing"
    judge(by=outsider, answer=answer, level=Decimal(1), reason="Temuan visitasi.")
    answer.refresh_from_db()
    assert answer.final_level is None
    with pytest.raises(ValidationError, match="5"):
        advance(by=coordinator, assessment=assessment, transition=FINISH)


def test_an_answer_that_changes_is_judged_anew(
    coordinator: Membership, officer: Membership, assessor: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    answer = assessment.answers.get(number=1)
    judge(by=assessor, answer=answer, level=Decimal(2), reason="Belum di semua unit.")
    advance(by=coordinator, assessment=assessment, transition=RETURN)
    hand_in(by=officer, answer=answer, details=claim(answer, 2))
    assert not answer.judgements.exists()


def test_a_visit_may_come_before_the_end(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider)
    assert advance(by=coordinator, assessment=assessment, transition=TO_VISIT).step == Step.VISIT


def test_a_final_assessment_takes_nothing_more(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_interview(coordinator, officer, assessor, outsider)
    advance(by=coordinator, assessment=assessment, transition=FINISH)
    with pytest.raises(ValidationError):
        judge(by=outsider, answer=assessment.answers.get(number=1), level=Decimal(4), reason="Lebih baik.")
    with pytest.raises(ValidationError):
        give_to_assessor(by=coordinator, assessment=assessment, assessor=outsider, side="external", numbers=[1])


def test_the_levels_of_each_side_stand_beside_one_another(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    judged(assessor, assessment, 3, n1=2)
    assert [levels_of(assessment, side)[1] for side in ("self", "internal", "external", "final")] == [3, 2, None, 2]
    advance(by=coordinator, assessment=assessment, transition=CLOSE_INTERNAL)
    with pytest.raises(ValidationError):
        advance(by=coordinator, assessment=assessment, transition=CLOSE_DOCUMENTS)


def test_a_new_year_begins_with_the_agencies_and_answers_of_the_last(
    coordinator: Membership, officer: Membership, assessment: Assessment, first: Answer
) -> None:
    hand_in(by=officer, answer=first, details=claim(first, 3))
    Assessment.objects.filter(pk=assessment.pk).update(year=2024)
    following = opened(coordinator)
    taken = assign_like_last_year(by=coordinator, assessment=following, due_on=dt.date(2026, 8, 1))
    assert [one.number for one in taken] == [1, 2, 3]
    answer = take_over_last_year(by=officer, answer=following.answers.get(number=1))
    assert answer.level == 3
    assert answer.state == AnswerState.DRAFT
    with pytest.raises(ValidationError):
        take_over_last_year(by=officer, answer=following.answers.get(number=2))


def test_a_published_year_before_lonto_is_recorded_with_its_source(coordinator: Membership) -> None:
    found = add_reported_result(
        by=coordinator, year=2024, scheme_key="spbe-2020", index=Decimal("3.47"), source="Laporan 2024"
    )
    assert found.predicate == "Baik"
    with pytest.raises(ValidationError):
        add_reported_result(by=coordinator, year=2024, scheme_key="spbe-2020", index=Decimal("3.4"), source="Lain")
    with pytest.raises(ValidationError):
        add_reported_result(by=coordinator, year=2023, scheme_key="spbe-2020", index=Decimal("5.1"), source="Lain")
