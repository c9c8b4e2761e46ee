"""The risk register: the fixed matrix, its rows and who keeps them."""

import datetime as dt
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Membership, Office
from lonto.regency.risks.access import risks_for
from lonto.regency.risks.actions import TreatmentDetails, change, close, identify, reopen, review, treat
from lonto.regency.risks.choices import RiskState
from lonto.regency.risks.matrix import band_of, bands, size_of
from lonto.regency.risks.models import Risk
from lonto.regency.risks.queries import matrix_of, overdue
from lonto.regency.risks.states import TRANSITIONS, move
from tests.conftest import As
from tests.regency.risks.scope import details
from tests.web.reading import text_of

TODAY = timezone.localdate


@pytest.fixture
def risk(officer: Membership) -> Risk:
    return identify(by=officer, office=officer.office, details=details())


def test_sizes_are_those_of_the_regulation_and_no_product() -> None:
    assert [size_of(likelihood, 5) for likelihood in range(1, 6)] == [20, 21, 22, 24, 25]
    assert size_of(5, 1) == 9
    assert sorted(size_of(*pair) for pair in product(range(1, 6), repeat=2)) == list(range(1, 26))


def test_a_likelier_or_heavier_risk_is_never_smaller() -> None:
    for likelihood, impact in product(range(1, 5), range(1, 6)):
        assert size_of(likelihood, impact) < size_of(likelihood + 1, impact)
        assert size_of(impact, likelihood) < size_of(impact, likelihood + 1)


def test_every_size_has_one_level() -> None:
    assert [band_of(size).number for size in (1, 5, 6, 10, 11, 15, 16, 20, 21, 25)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [one.name for one in bands()] == ["Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"]


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (6, 3), (3, 0), (3, 6)])
def test_a_step_outside_the_matrix_is_refused(officer: Membership, likelihood: int, impact: int) -> None:
    with pytest.raises(ValidationError):
        identify(by=officer, office=officer.office, details=details("Padam", likelihood, impact))


def test_numbers_run_without_a_gap_in_the_regency(officer: Membership, planner: Membership, risk: Risk) -> None:
    assert identify(by=planner, office=planner.office, details=details("Data hilang")).number == risk.number + 1


@pytest.mark.parametrize(("state", "name"), list(product(RiskState, TRANSITIONS)), ids=str)
def test_each_transition_begins_where_it_may(state: RiskState, name: str) -> None:
    risk = Risk(state=state)
    origins, target = TRANSITIONS[name]
    if state in origins:
        move(risk, name)
        assert risk.state == target
    else:
        with pytest.raises(ValidationError):
            move(risk, name)


def test_a_review_changes_the_size_and_keeps_what_was(officer: Membership, risk: Risk) -> None:
    soon = TODAY() + dt.timedelta(days=90)
    made = review(by=officer, risk=risk, likelihood=1, impact=2, note="Genset terpasang.", review_on=soon)
    risk.refresh_from_db()
    assert (risk.size, made.size, risk.review_on) == (3, 3, soon)


@pytest.mark.parametrize(("note", "days"), [("", 10), ("Sama.", 0), ("Sama.", -1)])
def test_a_review_says_what_changed_and_when_the_next_is(officer: Membership, risk: Risk, note: str, days: int) -> None:
    with pytest.raises(ValidationError):
        review(by=officer, risk=risk, likelihood=1, impact=2, note=note, review_on=TODAY() + dt.timedelta(days=days))
    assert not risk.reviews.exists()


def test_a_closed_risk_is_reopened_before_it_is_changed(officer: Membership, risk: Risk) -> None:
    close(by=officer, risk=risk)
    with pytest.raises(ValidationError):
        change(by=officer, risk=risk, details=details("Lain"))
    reopen(by=officer, risk=risk)
    assert change(by=officer, risk=risk, details=details("Lain")).event == "Lain"


def test_a_treatment_says_what_is_done(officer: Membership, risk: Risk) -> None:
    with pytest.raises(ValidationError):
        treat(by=officer, risk=risk, details=TreatmentDetails("mitigate", " "))
    with pytest.raises(ValidationError):
        treat(by=officer, risk=risk, details=TreatmentDetails("mitigate", "Genset", expected_impact=2))
    treated = treat(by=officer, risk=risk, details=TreatmentDetails("mitigate", "Genset", "", None, 2, 2))
    assert (treated.state, treated.expected_size) == (RiskState.TREATED, 7)


def test_an_agency_keeps_its_own_risks_alone(planner: Membership, officer: Membership, risk: Risk) -> None:
    assert not risks_for(planner).exists()
    with pytest.raises(Http404):
        close(by=planner, risk=risk)
    with pytest.raises(Http404):
        identify(by=planner, office=officer.office, details=details())


def test_a_village_office_has_no_risk_of_digital_government(coordinator: Membership, office: Office) -> None:
    with pytest.raises(Http404):
        identify(by=coordinator, office=office, details=details())


def test_the_matrix_counts_what_is_not_closed(coordinator: Membership, officer: Membership, risk: Risk) -> None:
    gone = identify(by=officer, office=officer.office, details=details("Lain"))
    close(by=officer, risk=gone)
    counts = {(c.likelihood, c.impact): c.count for row in matrix_of(risks_for(coordinator)) for c in row.cells}
    assert counts[3, 4] == 1
    assert sum(counts.values()) == 1


def test_what_is_late_waits_on_the_home(officer: Membership, risk: Risk, as_: As) -> None:
    Risk.objects.update(review_on=dt.date(2020, 1, 1))
    assert list(overdue(risks_for(officer), TODAY())) == [risk]
    assert "due=late" in text_of(as_(officer).get("/"))


def test_a_coordinator_adds_reviews_and_finds_a_risk(coordinator: Membership, officer: Membership, as_: As) -> None:
    desk = as_(coordinator)
    day = (TODAY() + dt.timedelta(days=40)).strftime("%d-%m-%Y")
    sent = {
        "office": str(officer.office_id),
        "event": "Data penduduk bocor",
        "category": "13",
        "impact_area": "2",
        "likelihood": "2",
        "impact": "5",
        "review_on": day,
    }
    page = text_of(desk.post(reverse("risks:new"), {**sent, "impact": "6"}))
    assert 'aria-invalid="true"' in page
    assert "Data penduduk bocor" in page
    desk.post(reverse("risks:new"), sent)
    risk = Risk.objects.get()
    assert risk.size == 21
    desk.post(
        reverse("risks:treat", args=[risk.pk]),
        {"treatment": "mitigate", "plan": "Enkripsi.", "expected_impact": "3", "expected_likelihood": "1"},
    )
    desk.post(
        reverse("risks:review", args=[risk.pk]), {"likelihood": "1", "impact": "3", "note": "Sudah.", "review_on": day}
    )
    assert "Enkripsi." in text_of(desk.get(reverse("risks:one", args=[risk.pk])))
    listed = reverse("risks:list")
    assert "Data penduduk" in text_of(desk.get(listed, {"cell": "1-3"}))
    assert "Data penduduk" not in text_of(desk.get(listed, {"cell": "5-5"}))
    assert "Data penduduk" not in text_of(desk.get(listed, {"level": "5"}))
    assert "?cell=1-3" in text_of(desk.get(reverse("risks:matrix")))


@pytest.mark.parametrize("query", ["cell=9-9", "cell=x", "level=99", "due=x"])
def test_a_filter_that_makes_no_sense_narrows_nothing(officer: Membership, risk: Risk, as_: As, query: str) -> None:
    assert risk.event in text_of(as_(officer).get(f"{reverse('risks:list')}?{query}"))
