"""A yearly evaluation from its weights to its final index."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.actions import EvidenceDetails, add_link, withdraw
from lonto.regency.evidence.models import Evidence
from lonto.regency.evidence.uses import uses_of
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import evaluations_for
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.evaluation_states import CLOSE_SELF, FINISH, RETURN, WAYS, Way, require_step
from lonto.regency.smartcity.models import Evaluation, Line, Verdict
from lonto.regency.smartcity.queries.evaluations import result_of, with_lines
from tests.conftest import As
from tests.regency.smartcity.evaluating import OWN, WEIGHTS, give_all, hand_over, line_of, open_year, score_all
from tests.web.reading import text_of


@pytest.fixture
def year(coordinator: Membership) -> Evaluation:
    return open_year(coordinator)


@pytest.fixture
def proof(officer: Membership) -> Evidence:
    return add_link(by=officer, url="https://mabar.example/laporan.pdf", details=EvidenceDetails("Laporan tahunan"))


def judged(assessor: Membership, evaluation: Evaluation, **others: str) -> None:
    for line in evaluation.lines.all():
        score = others.get(line.component, OWN[line.component])
        actions.judge_line(by=assessor, line=line, score=Decimal(score), reason="Menurut bukti.")


def test_a_year_has_a_line_for_each_component_and_for_each_dimension_where_it_is_asked(coordinator: Membership) -> None:
    evaluation = open_year(coordinator, by_dimension=("impact", "outcome"))
    assert evaluation.lines.count() == 3 + 2 * 6


@pytest.mark.parametrize(
    ("weights", "field", "said"),
    [
        ({**WEIGHTS, "quick_win": 10}, "quick_win_weight", "90"),
        ({**WEIGHTS, "baseline": 11}, "quick_win_weight", "101"),
        ({}, "quick_win_weight", "0"),
        ({**WEIGHTS, "impact": -20, "output": 60}, "impact_weight", "Impact"),
        ({**WEIGHTS, "impact": 101}, "impact_weight", "Impact"),
    ],
)
def test_weights_that_are_no_whole_are_refused_with_their_place(
    coordinator: Membership, weights: dict[str, int], field: str, said: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        open_year(coordinator, weights=weights)
    assert said in caught.value.message_dict[field][0]
    assert not Evaluation.objects.exists()


def test_the_database_itself_keeps_no_weights_that_are_no_whole(year: Evaluation) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Evaluation.objects.filter(pk=year.pk).update(impact_weight=19)


def test_a_year_is_evaluated_once(coordinator: Membership, year: Evaluation) -> None:
    with pytest.raises(ValidationError):
        open_year(coordinator)


@pytest.mark.parametrize("changes", [{"year": 1999}, {"year": 10**6}, {"highest": Decimal(0)}, {"source": " "}])
def test_a_year_that_makes_no_sense_is_refused(coordinator: Membership, changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        open_year(coordinator, **changes)


def test_the_index_of_kediri_comes_out_of_the_rows(
    coordinator: Membership, assessor: Membership, year: Evaluation
) -> None:
    hand_over(coordinator, year, assessor)
    judged(assessor, year)
    final = actions.advance(by=coordinator, evaluation=year, way=FINISH)
    result = result_of(with_lines(Evaluation.objects.all()).get(pk=year.pk))
    assert final.step == Step.FINAL
    assert result.own is not None
    assert result.assessed is not None
    assert (result.own.exact, result.assessed.exact) == (Fraction(3315, 1000), Fraction(3315, 1000))
    assert (result.assessed.printed, result.assessed.in_full) == (Decimal("3.32"), "3,315")


def test_two_assessors_count_with_the_mean_of_their_scores(
    coordinator: Membership, assessor: Membership, outsider: Membership, year: Evaluation
) -> None:
    hand_over(coordinator, year, assessor, outsider)
    judged(assessor, year, baseline="3.00")
    judged(outsider, year, baseline="2.50")
    result = result_of(with_lines(Evaluation.objects.all()).get(pk=year.pk))
    assert result.components[0].assessed is not None
    assert result.components[0].assessed.exact == Fraction(11, 4)
    assert result.assessed is not None
    assert result.assessed.exact == Fraction(3315, 1000) - (Fraction(36, 10) - Fraction(11, 4)) / 10


def test_while_a_score_is_missing_there_is_no_index(coordinator: Membership, year: Evaluation) -> None:
    actions.score_line(by=coordinator, line=line_of(year, "output"), score=Decimal(3), explanation="Ada.")
    result = result_of(with_lines(Evaluation.objects.all()).get(pk=year.pk))
    assert (result.own, result.assessed) == (None, None)
    assert result.components[1].own is not None


@pytest.mark.parametrize(("step", "way"), list(product(Step, WAYS)), ids=str)
def test_each_way_begins_where_it_may(step: Step, way: Way) -> None:
    evaluation = Evaluation(step=step)
    if step == way.origin:
        require_step(evaluation, way.origin)
    else:
        with pytest.raises(ValidationError):
            require_step(evaluation, way.origin)


def test_what_is_missing_for_a_step_is_named(
    coordinator: Membership, assessor: Membership, outsider: Membership, year: Evaluation
) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.advance(by=coordinator, evaluation=year, way=CLOSE_SELF)
    assert "Quick Win" in caught.value.messages[0]
    hand_over(coordinator, year, assessor, outsider)
    judged(assessor, year)
    with pytest.raises(ValidationError) as caught:
        actions.advance(by=coordinator, evaluation=year, way=FINISH)
    assert outsider.account.name in caught.value.messages[0]
    assert assessor.account.name not in caught.value.messages[0]


@pytest.mark.parametrize("score", ["-0.01", "5.01", "3.333", "99999"])
def test_a_score_outside_its_scale_is_refused(coordinator: Membership, year: Evaluation, score: str) -> None:
    with pytest.raises(ValidationError) as caught:
        actions.score_line(by=coordinator, line=line_of(year, "output"), score=Decimal(score), explanation="Dokumen.")
    assert "score" in caught.value.message_dict


def test_a_score_says_what_it_stands_on(coordinator: Membership, year: Evaluation) -> None:
    with pytest.raises(ValidationError):
        actions.score_line(by=coordinator, line=line_of(year, "output"), score=Decimal(3), explanation=" ")


def test_another_score_than_the_own_needs_a_reason(
    coordinator: Membership, assessor: Membership, year: Evaluation
) -> None:
    hand_over(coordinator, year, assessor)
    line = line_of(year, "output")
    actions.judge_line(by=assessor, line=line, score=Decimal("3.21"))
    with pytest.raises(ValidationError):
        actions.judge_line(by=assessor, line=line, score=Decimal(2))
    assert Verdict.objects.get().score == Decimal("3.21")


def test_a_new_own_score_makes_the_judgement_of_the_old_one_void(
    coordinator: Membership, assessor: Membership, year: Evaluation
) -> None:
    hand_over(coordinator, year, assessor)
    judged(assessor, year)
    actions.advance(by=coordinator, evaluation=year, way=RETURN)
    line = line_of(year, "output")
    actions.score_line(by=coordinator, line=line, score=Decimal("3.21"), explanation="Sama.")
    assert line.verdicts.exists()
    actions.score_line(by=coordinator, line=line, score=Decimal(4), explanation="Bukti baru.")
    assert not line.verdicts.exists()


def test_an_agency_scores_its_own_lines_alone(
    coordinator: Membership, officer: Membership, planner: Membership, year: Evaluation
) -> None:
    give_all(coordinator, year, officer.office)
    line = line_of(year, "impact")
    assert actions.score_line(by=officer, line=line, score=Decimal(4), explanation="Ada.").score == Decimal(4)
    with pytest.raises(Http404):
        actions.score_line(by=planner, line=line, score=Decimal(5), explanation="Ada.")


def test_an_assessor_without_a_seat_sees_and_judges_nothing(
    coordinator: Membership, assessor: Membership, outsider: Membership, year: Evaluation
) -> None:
    assert not evaluations_for(assessor).exists()
    hand_over(coordinator, year, assessor)
    assert list(evaluations_for(assessor)) == [year]
    assert not evaluations_for(outsider).exists()
    with pytest.raises(Http404):
        actions.judge_line(by=outsider, line=line_of(year, "impact"), score=Decimal(3), reason="Begitu.")


def test_nothing_changes_after_the_end(coordinator: Membership, assessor: Membership, year: Evaluation) -> None:
    hand_over(coordinator, year, assessor)
    judged(assessor, year)
    actions.advance(by=coordinator, evaluation=year, way=FINISH)
    line = line_of(year, "impact")
    for act in (
        lambda: actions.judge_line(by=assessor, line=line, score=Decimal(3), reason="Lain."),
        lambda: actions.score_line(by=coordinator, line=line, score=Decimal(3), explanation="Lain."),
        lambda: actions.weigh(by=coordinator, evaluation=year, weights=WEIGHTS, source="Lain"),
        lambda: actions.advance(by=coordinator, evaluation=year, way=RETURN),
        lambda: actions.set_assessors(by=coordinator, evaluation=year, assessors=[]),
    ):
        with pytest.raises(ValidationError):
            act()


def test_an_assessor_who_has_judged_keeps_the_seat(
    coordinator: Membership, assessor: Membership, outsider: Membership, year: Evaluation
) -> None:
    hand_over(coordinator, year, assessor, outsider)
    actions.judge_line(by=assessor, line=line_of(year, "output"), score=Decimal("3.21"))
    with pytest.raises(ValidationError):
        actions.set_assessors(by=coordinator, evaluation=year, assessors=[outsider])
    actions.set_assessors(by=coordinator, evaluation=year, assessors=[assessor])
    assert [seat.assessor for seat in year.seats.all()] == [assessor]


def test_evidence_is_shared_and_seen_by_the_assessors_of_the_year(
    coordinator: Membership,
    officer: Membership,
    assessor: Membership,
    outsider: Membership,
    year: Evaluation,
    proof: Evidence,
) -> None:
    give_all(coordinator, year, officer.office)
    for component in ("output", "outcome"):
        actions.add_evidence(by=officer, line=line_of(year, component), evidence=[proof, proof])
    assert not evidence_for(assessor).exists()
    hand_over(coordinator, year, assessor)
    assert list(evidence_for(assessor)) == [proof]
    assert not evidence_for(outsider).exists()
    assert [one.label for one in uses_of(assessor, proof.pk)] == ["Smart city 2025: Output", "Smart city 2025: Outcome"]


def test_evidence_that_was_withdrawn_or_is_not_theirs_is_refused(
    coordinator: Membership, officer: Membership, planner: Membership, year: Evaluation, proof: Evidence
) -> None:
    give_all(coordinator, year, planner.office)
    with pytest.raises(ValidationError):
        actions.add_evidence(by=planner, line=line_of(year, "output"), evidence=[proof])
    withdraw(by=officer, evidence=proof)
    with pytest.raises(ValidationError):
        actions.add_evidence(by=coordinator, line=line_of(year, "output"), evidence=[proof])


def test_the_pages_lead_from_the_weights_to_the_final_index(
    coordinator: Membership, officer: Membership, assessor: Membership, as_: As, proof: Evidence
) -> None:
    desk, theirs, judge = as_(coordinator), as_(officer), as_(assessor)
    new = reverse("smartcity:evaluation_new")
    assert 'value="30"' in text_of(desk.get(new))
    sent = {f"{key}_weight": str(weight) for key, weight in WEIGHTS.items()}
    sent |= {"year": "2025", "source": "Surat", "highest": "5"}
    refused = text_of(desk.post(new, {**sent, "impact_weight": "30"}))
    assert "110" in refused
    assert "Surat" in refused
    desk.post(new, sent)
    year = Evaluation.objects.get()
    lines = [str(one.pk) for one in year.lines.all()]
    desk.post(reverse("smartcity:evaluation_give", args=[year.pk]), {"office": str(officer.office_id), "lines": lines})
    desk.post(reverse("smartcity:evaluation_assessors", args=[year.pk]), {"assessors": [str(assessor.pk)]})
    assert reverse("smartcity:evaluation", args=[year.pk]) in text_of(theirs.get("/"))
    for line in Line.objects.all():
        address = reverse("smartcity:line_score", args=[line.pk])
        assert "9,99" in text_of(theirs.post(address, {"score": "9,99", "explanation": "Ada."}))
        theirs.post(address, {"score": OWN[line.component].replace(".", ","), "explanation": "Laporan."})
        theirs.post(reverse("smartcity:line_evidence", args=[line.pk]), {"evidence": [str(proof.pk)]})
    step = reverse("smartcity:evaluation_advance", args=[year.pk, "close_self"])
    assert theirs.post(step).status_code == 404
    desk.post(step)
    assert reverse("smartcity:evaluation", args=[year.pk]) in text_of(judge.get("/"))
    for line in Line.objects.all():
        page = text_of(judge.get(reverse("smartcity:line", args=[line.pk])))
        assert proof.title in page
        address = reverse("smartcity:line_judge", args=[line.pk])
        assert 'aria-invalid="true"' in text_of(judge.post(address, {"score": "1", "reason": ""}))
        judge.post(address, {"score": OWN[line.component].replace(".", ","), "reason": ""})
    desk.post(reverse("smartcity:evaluation_advance", args=[year.pk, "finish"]))
    shown = text_of(desk.get(reverse("smartcity:evaluation", args=[year.pk])))
    assert "3,32" in shown
    assert "3,315" in shown
    assert "3,32" in text_of(desk.get(reverse("smartcity:evaluations")))


def test_a_new_piece_of_evidence_is_added_for_a_line(
    coordinator: Membership, officer: Membership, planner: Membership, year: Evaluation, as_: As
) -> None:
    give_all(coordinator, year, officer.office)
    line = line_of(year, "output")
    address = f"{reverse('evidence:add', args=['link'])}?for=smartcity.{line.pk}"
    as_(officer).post(address, {"title": "Laporan", "url": "https://mabar.example/laporan.pdf"})
    assert [one.evidence.title for one in line.links.all()] == ["Laporan"]
    assert as_(planner).get(address).status_code == 404


def test_a_step_that_misses_something_says_so_on_the_page(coordinator: Membership, year: Evaluation, as_: As) -> None:
    address = reverse("smartcity:evaluation_advance", args=[year.pk, "close_self"])
    assert "Yang masih kurang" in text_of(as_(coordinator).post(address, follow=True))
    assert as_(coordinator).post(reverse("smartcity:evaluation_advance", args=[year.pk, "fly"])).status_code == 404


def test_scores_that_are_no_numbers_are_refused_in_words(coordinator: Membership, year: Evaluation, as_: As) -> None:
    address = reverse("smartcity:line_score", args=[line_of(year, "output").pk])
    for score in ("", "banyak", "1e9", "9" * 40, "\0", "3.5"):
        answer = as_(coordinator).post(address, {"score": score, "explanation": "a\0"})
        assert answer.status_code == 200
    assert not year.lines.exclude(score=None).exists()


def test_a_year_costs_the_same_with_more_lines(
    coordinator: Membership, assessor: Membership, outsider: Membership, as_: As, django_assert_max_num_queries: Any
) -> None:
    few, many = open_year(coordinator), open_year(coordinator, year=2024, by_dimension=tuple(WEIGHTS))
    for one in (few, many):
        hand_over(coordinator, one, assessor, outsider)
        judged(assessor, one)
    desk = as_(coordinator)
    desk.get("/")
    for one in (few, many):
        with django_assert_max_num_queries(20):
            assert desk.get(reverse("smartcity:evaluation", args=[one.pk])).status_code == 200


def test_the_score_of_all_components_by_dimension_is_their_mean(coordinator: Membership) -> None:
    year = open_year(coordinator, by_dimension=("impact",))
    score_all(coordinator, year)
    values = {"governance": "2.75", "branding": "2.75", "economy": "3.50", "society": "3.33", "living": "3.33"}
    for dimension, value in {**values, "environment": "2.75"}.items():
        actions.score_line(
            by=coordinator, line=line_of(year, "impact", dimension), score=Decimal(value), explanation="Survei."
        )
    result = result_of(with_lines(Evaluation.objects.all()).get(pk=year.pk))
    assert result.own is not None
    assert result.components[3].own is not None
    assert result.components[3].own.exact == Fraction(1841, 600)
    assert result.own.printed == Decimal("3.31")
