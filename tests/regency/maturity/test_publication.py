"""Publishing a final result, and taking that back with a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from lonto.regency.maturity.actions import advance, publish, withdraw_publication
from lonto.regency.maturity.choices import Step
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.states import FINISH
from tests.conftest import As
from tests.regency.maturity.assessing import in_interview
from tests.web.reading import text_of, words


def url(name: str, assessment: Assessment) -> str:
    return reverse(f"maturity:{name}", args=[assessment.pk])


@pytest.fixture
def unfinished(coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership) -> Assessment:
    return in_interview(coordinator, officer, assessor, outsider)


@pytest.fixture
def final(unfinished: Assessment, coordinator: Membership) -> Assessment:
    return advance(by=coordinator, assessment=unfinished, transition=FINISH)


def test_a_final_result_is_not_published_by_itself(final: Assessment) -> None:
    assert not final.is_published


def test_publishing_says_who_and_when_and_stands_in_the_journal(final: Assessment, coordinator: Membership) -> None:
    published = publish(by=coordinator, assessment=final)
    assert published.published_by == coordinator
    assert published.published_at is not None
    assert Entry.objects.filter(verb="maturity.publish").count() == 1


def test_a_result_that_is_not_final_is_not_published(unfinished: Assessment, coordinator: Membership) -> None:
    with pytest.raises(ValidationError) as refused:
        publish(by=coordinator, assessment=unfinished)
    assert refused.value.code == "step"


def test_a_result_is_published_once(final: Assessment, coordinator: Membership) -> None:
    publish(by=coordinator, assessment=final)
    with pytest.raises(ValidationError) as refused:
        publish(by=coordinator, assessment=final)
    assert refused.value.code == "published"


def test_only_the_coordinator_publishes(final: Assessment, officer: Membership) -> None:
    with pytest.raises(NotAllowed):
        publish(by=officer, assessment=final)


@pytest.mark.parametrize("reason", ["", "  ", "\0", "x" * 501])
def test_withdrawing_needs_a_reason(final: Assessment, coordinator: Membership, reason: str) -> None:
    publish(by=coordinator, assessment=final)
    with pytest.raises(ValidationError) as refused:
        withdraw_publication(by=coordinator, assessment=final, reason=reason)
    assert "reason" in refused.value.message_dict
    final.refresh_from_db()
    assert final.is_published


def test_what_is_not_published_is_not_withdrawn(final: Assessment, coordinator: Membership) -> None:
    with pytest.raises(ValidationError) as refused:
        withdraw_publication(by=coordinator, assessment=final, reason="Salah.")
    assert refused.value.code == "published"


def test_a_withdrawn_result_is_published_again_without_the_old_reason(
    final: Assessment, coordinator: Membership
) -> None:
    publish(by=coordinator, assessment=final)
    withdrawn = withdraw_publication(by=coordinator, assessment=final, reason="Bobot diperiksa ulang.")
    assert (withdrawn.published_at, withdrawn.published_by) == (None, None)
    again = publish(by=coordinator, assessment=final)
    assert (again.withdrawn_at, again.withdrawal_reason) == (None, "")
    assert again.step == Step.FINAL


def test_the_database_keeps_an_unfinished_result_unpublished(unfinished: Assessment, coordinator: Membership) -> None:
    changed = {"published_at": timezone.now(), "published_by": coordinator}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=unfinished.pk).update(**changed)


def test_the_coordinator_publishes_and_withdraws_on_the_pages(
    final: Assessment, coordinator: Membership, as_: As
) -> None:
    desk = as_(coordinator)
    assert url("publish", final) in text_of(desk.get(url("result", final)))
    assert url("publish", final) in text_of(desk.get(url("assessment", final)))
    assert desk.get(url("publish", final)).status_code == 200
    assert desk.post(url("publish", final)).headers["Location"] == url("result", final)
    page = text_of(desk.get(url("result", final)))
    assert f"/api/maturity/results/{final.pk}" in page
    assert url("publish", final) not in page
    assert 'aria-invalid="true"' in text_of(desk.post(url("withdraw", final), {"reason": ""}))
    desk.post(url("withdraw", final), {"reason": "Bobot diperiksa ulang."})
    assert "Bobot diperiksa ulang." in words(text_of(desk.get(url("result", final))))
    final.refresh_from_db()
    assert not final.is_published


def test_a_second_press_says_that_it_is_published_already(final: Assessment, coordinator: Membership, as_: As) -> None:
    publish(by=coordinator, assessment=final)
    page = as_(coordinator).post(url("publish", final))
    assert page.status_code == 200
    assert "sudah diumumkan" in words(text_of(page))


def test_an_agency_sees_that_it_is_published_and_no_button(
    final: Assessment, coordinator: Membership, officer: Membership, as_: As
) -> None:
    publish(by=coordinator, assessment=final)
    page = text_of(as_(officer).get(url("result", final)))
    assert coordinator.account.name in page
    assert url("withdraw", final) not in page


def test_open_data_is_given_while_it_is_published(final: Assessment, coordinator: Membership, as_: As) -> None:
    desk: Client = as_(coordinator)
    assert desk.get(url("result_json", final)).status_code == 404
    assert url("result_json", final) not in text_of(desk.get(url("result", final)))
    publish(by=coordinator, assessment=final)
    data = desk.get(url("result_json", final)).json()
    assert data["published_since"]
    assert url("result_json", final) in text_of(desk.get(url("result", final)))
