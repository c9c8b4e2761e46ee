"""Evidence behind an answer: of the own agency, seen by those who were given the indicator, renewed when it expires."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.actions import EvidenceDetails, add_link, withdraw
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.actions import (
    add_evidence,
    advance,
    give_to_assessor,
    hand_in,
    remove_evidence,
    take_over_last_year,
)
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.states import CLOSE_SELF
from tests.conftest import As
from tests.regency.maturity.assessing import claim, given, opened
from tests.web.reading import text_of, words


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership) -> Assessment:
    found = opened(coordinator)
    given(coordinator, found, officer, [1, 2, 3])
    return found


@pytest.fixture
def first(assessment: Assessment) -> Answer:
    return assessment.answers.get(number=1)


def link_of(by: Membership, name: str, valid_until: dt.date | None = None) -> Evidence:
    details = EvidenceDetails(name, valid_until=valid_until)
    return add_link(by=by, url=f"https://manggaraibarat.example/{name}", details=details)


def test_one_piece_serves_several_indicators(officer: Membership, assessment: Assessment) -> None:
    decree = link_of(officer, "sk")
    for number in (1, 2):
        add_evidence(by=officer, answer=assessment.answers.get(number=number), evidence=[decree])
    add_evidence(by=officer, answer=assessment.answers.get(number=1), evidence=[decree])
    assert [answer.links.count() for answer in assessment.answers.filter(number__in=[1, 2, 3])] == [1, 1, 0]


def test_evidence_of_another_agency_is_not_found(officer: Membership, planner: Membership, first: Answer) -> None:
    with pytest.raises(Http404):
        add_evidence(by=officer, answer=first, evidence=[link_of(planner, "sk")])


def test_withdrawn_evidence_proves_nothing_new(officer: Membership, first: Answer) -> None:
    decree = link_of(officer, "sk")
    withdraw(by=officer, evidence=decree)
    with pytest.raises(ValidationError) as refused:
        add_evidence(by=officer, answer=first, evidence=[decree])
    assert "evidence" in refused.value.message_dict


def test_a_newer_piece_takes_the_place_of_the_one_it_replaces(officer: Membership, first: Answer) -> None:
    old = link_of(officer, "sk-2024")
    add_evidence(by=officer, answer=first, evidence=[old])
    url = "https://manggaraibarat.example/sk-2025"
    newer = add_link(by=officer, url=url, details=EvidenceDetails("sk-2025"), replaces=old)
    add_evidence(by=officer, answer=first, evidence=[newer])
    assert [link.evidence for link in first.links.all()] == [newer]


def test_last_times_evidence_is_taken_over_unless_withdrawn(
    coordinator: Membership, officer: Membership, assessment: Assessment, first: Answer
) -> None:
    kept, gone = link_of(officer, "sk"), link_of(officer, "pedoman")
    hand_in(by=officer, answer=first, details=claim(first, 3))
    add_evidence(by=officer, answer=first, evidence=[kept, gone])
    withdraw(by=officer, evidence=gone)
    Assessment.objects.filter(pk=assessment.pk).update(year=2024)
    following = opened(coordinator)
    given(coordinator, following, officer, [1])
    answer = take_over_last_year(by=officer, answer=following.answers.get(number=1))
    assert [link.evidence for link in answer.links.all()] == [kept]


def test_evidence_may_be_added_while_assessors_ask_and_is_not_taken_away_then(
    coordinator: Membership, officer: Membership, assessment: Assessment, first: Answer
) -> None:
    [link] = add_evidence(by=officer, answer=first, evidence=[link_of(officer, "sk")])
    advance(by=coordinator, assessment=assessment, transition=CLOSE_SELF, leaves=range(1, 48))
    add_evidence(by=officer, answer=first, evidence=[link_of(officer, "pedoman")])
    assert first.links.count() == 2
    with pytest.raises(ValidationError) as refused:
        remove_evidence(by=officer, link=link)
    assert refused.value.code == "step"


def test_an_assessor_sees_evidence_of_what_was_handed_in_and_given(
    coordinator: Membership, officer: Membership, assessor: Membership, assessment: Assessment, first: Answer
) -> None:
    proof, draft, other = link_of(officer, "sk"), link_of(officer, "draf"), link_of(officer, "lain")
    for number, piece in ((1, proof), (2, draft), (3, other)):
        answer = assessment.answers.get(number=number)
        if number != 2:
            hand_in(by=officer, answer=answer, details=claim(answer, 3))
        add_evidence(by=officer, answer=answer, evidence=[piece])
    give_to_assessor(by=coordinator, assessment=assessment, assessor=assessor, side="internal", numbers=[1, 2])
    assert list(evidence_for(assessor)) == [proof]


def test_a_page_flags_what_has_expired_and_offers_to_renew_it(officer: Membership, first: Answer, as_: As) -> None:
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    add_evidence(by=officer, answer=first, evidence=[link_of(officer, "sk", valid_until=yesterday)])
    page = text_of(as_(officer).get(reverse("maturity:answer", args=[first.pk])))
    assert "Kedaluwarsa" in words(page)
    assert f"for=indicator.{first.pk}" in page


def test_a_new_piece_goes_straight_to_its_indicator(officer: Membership, first: Answer, as_: As) -> None:
    desk = as_(officer)
    address = f"{reverse('evidence:add', args=['link'])}?for=indicator.{first.pk}"
    assert str(first) in words(text_of(desk.get(address)))
    sent = desk.post(address, {"title": "SK Tim", "url": "https://manggaraibarat.example/sk"})
    assert sent.headers["Location"] == reverse("maturity:answer", args=[first.pk])
    assert first.links.get().evidence.title == "SK Tim"


def test_nothing_is_added_for_an_indicator_of_another_agency(planner: Membership, first: Answer, as_: As) -> None:
    address = f"{reverse('evidence:add', args=['link'])}?for=indicator.{first.pk}"
    assert as_(planner).get(address).status_code == 404
    sent = as_(planner).post(address, {"title": "SK", "url": "https://manggaraibarat.example/sk"})
    assert sent.status_code == 404
    assert not Evidence.objects.exists()


def test_an_agency_chooses_among_its_evidence_and_takes_it_away(officer: Membership, first: Answer, as_: As) -> None:
    desk, decree = as_(officer), link_of(officer, "sk")
    address = reverse("maturity:answer_evidence", args=[first.pk])
    assert "sk" in words(text_of(desk.get(address)))
    desk.post(address, {"evidence": [str(decree.pk)]})
    link = first.links.get()
    assert desk.get(address).status_code == 302, "nothing is left to choose"
    desk.post(reverse("maturity:evidence_remove", args=[link.pk]))
    assert not first.links.exists()
    assert Evidence.objects.filter(pk=decree.pk).exists()


def test_a_piece_names_the_indicators_that_stand_on_it(officer: Membership, first: Answer, as_: As) -> None:
    decree = link_of(officer, "sk")
    add_evidence(by=officer, answer=first, evidence=[decree])
    page = text_of(as_(officer).get(reverse("evidence:one", args=[decree.pk])))
    assert reverse("maturity:answer", args=[first.pk]) in page
