"""Reminding: what an agency has not handed in stands on its office home, and goes out by e-mail."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.regency.maturity.actions import hand_in, remind
from lonto.regency.maturity.models import Assessment, Reminder
from tests.conftest import As
from tests.regency.maturity.assessing import answered, claim, given, opened
from tests.web.reading import text_of, words


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership) -> Assessment:
    found = opened(coordinator)
    given(coordinator, found, officer, [1, 2, 3])
    return found


def test_an_agency_is_reminded_of_what_is_missing_only(
    coordinator: Membership, officer: Membership, assessment: Assessment
) -> None:
    first = assessment.answers.get(number=1)
    hand_in(by=officer, answer=first, details=claim(first, 3))
    [reminder] = remind(by=coordinator, assessment=assessment, offices=[officer.office])
    assert reminder.numbers == [2, 3]


def test_who_has_handed_in_everything_is_not_reminded(
    coordinator: Membership, officer: Membership, planner: Membership, assessment: Assessment
) -> None:
    answered(officer, assessment)
    with pytest.raises(ValidationError):
        remind(by=coordinator, assessment=assessment, offices=[officer.office])
    given(coordinator, assessment, planner, [4])
    reminders = remind(by=coordinator, assessment=assessment, offices=[officer.office, planner.office])
    assert [one.office for one in reminders] == [planner.office]


def test_the_message_stands_on_the_office_home_until_everything_is_handed_in(
    coordinator: Membership, officer: Membership, assessment: Assessment, as_: As
) -> None:
    remind(by=coordinator, assessment=assessment, offices=[officer.office], text="Mohon sebelum Jumat.")
    desk = as_(officer)
    assert "Mohon sebelum Jumat." in words(text_of(desk.get("/")))
    assert "Mohon sebelum Jumat." in words(text_of(desk.get(reverse("maturity:assessment", args=[assessment.pk]))))
    answered(officer, assessment)
    assert "Mohon sebelum Jumat." not in words(text_of(desk.get("/")))


@pytest.mark.django_db(transaction=True)
def test_a_reminder_goes_to_every_address_of_the_agency_once(
    coordinator: Membership, officer: Membership, assessment: Assessment
) -> None:
    officer.account.email = officer.office.email = "petugas@manggaraibarat.example"
    officer.account.save()
    officer.office.save()
    remind(by=coordinator, assessment=assessment, offices=[officer.office], text="Mohon sebelum Jumat.")
    [sent] = mail.outbox
    assert sent.to == ["petugas@manggaraibarat.example"]
    assert "Mohon sebelum Jumat." in sent.body
    assert "1, 2, 3" in sent.body


def test_the_coordinator_finds_the_late_agencies_ticked(
    coordinator: Membership, officer: Membership, planner: Membership, assessment: Assessment, as_: As
) -> None:
    answers = assessment.answers.filter(number__in=[1, 2, 3])
    answers.update(due_on="2020-01-01")
    given(coordinator, assessment, planner, [4])
    assessment.answers.filter(number=4).update(due_on="2090-01-01")
    address = reverse("maturity:remind", args=[assessment.pk])
    page = text_of(as_(coordinator).get(address))
    assert page.count("checked") == 1
    as_(coordinator).post(address, {"offices": [str(planner.office_id)], "text": ""})
    assert Reminder.objects.get().office == planner.office
