"""Taking over a profile that an office has made."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Account
from lonto.talent.admission.actions.applications import send, start_application
from lonto.talent.admission.actions.claims import claim_profile, claimable
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.admission.refusals import Refused
from lonto.talent.training.models import Intake, TrainingClass
from tests.talent.admission.conftest import NIK, MakeApplicant, ready

BORN = dt.date(1999, 7, 1)


@pytest.fixture
def made(make_applicant: MakeApplicant) -> Applicant:
    """Rosalina as an office entered her, with the address by which she signs in."""
    return make_applicant(None, email="Rosalina@contoh.id")


def test_address_nik_and_birth_date_open_the_profile(made: Applicant, person: Account) -> None:
    assert claim_profile(by=person, nik=NIK, born_on=BORN) == made
    made.refresh_from_db()
    assert made.account == person


@pytest.mark.parametrize(("nik", "born_on"), [("5315054107990002", BORN), (NIK, dt.date(1999, 7, 2))])
def test_each_of_them_must_fit(made: Applicant, person: Account, nik: str, born_on: dt.date) -> None:
    with pytest.raises(Refused):
        claim_profile(by=person, nik=nik, born_on=born_on)


def test_another_address_does_not_open_it(made: Applicant) -> None:
    other = Account.objects.create(username="p-2", name="Lain", email="lain@contoh.id")

    with pytest.raises(Refused):
        claim_profile(by=other, nik=NIK, born_on=BORN)


def test_a_profile_that_has_an_account_is_not_taken_over(applicant: Applicant) -> None:
    other = Account.objects.create(username="p-2", name="Lain", phone="+6281234567890")
    Applicant.objects.filter(pk=applicant.pk).update(phone="081234567890")

    assert not claimable(other).exists()


def test_a_telephone_fits_in_every_spelling(make_applicant: MakeApplicant) -> None:
    make_applicant(None, phone="081234567890")
    owner = Account.objects.create(username="p-2", name="Rosalina", phone="+6281234567890")

    assert claim_profile(by=owner, nik=NIK, born_on=BORN).account == owner


def test_what_was_only_begun_makes_way(
    made: Applicant, person: Account, make_applicant: MakeApplicant, intake: Intake
) -> None:
    begun = make_applicant(person, nik=None, email="")
    start_application(by=person, applicant=begun, intake=intake)

    claim_profile(by=person, nik=NIK, born_on=BORN)

    assert list(Applicant.objects.all()) == [made]
    assert not Application.objects.exists()


def test_what_was_sent_stays(
    made: Applicant,
    person: Account,
    make_applicant: MakeApplicant,
    intake: Intake,
    classes: list[TrainingClass],
) -> None:
    own = make_applicant(person, nik="5315054107990009", email="")
    send(by=person, application=ready(person, own, intake, classes[:1]))

    with pytest.raises(Refused) as refused:
        claim_profile(by=person, nik=NIK, born_on=BORN)
    assert refused.value.code == "claim_sent"


def test_the_first_page_offers_it_and_the_page_takes_it_over(
    made: Applicant, person: Account, as_person: Callable[[Account], Client]
) -> None:
    browser = as_person(person)
    assert reverse("admission:claim") in browser.get(reverse("admission:home")).content.decode()

    browser.post(reverse("admission:claim"), {"nik": NIK, "born_on": "1-7-1999"})

    made.refresh_from_db()
    assert made.account == person


def test_five_tries_an_hour_are_enough(
    made: Applicant, person: Account, as_person: Callable[[Account], Client]
) -> None:
    browser = as_person(person)
    for _ in range(5):
        browser.post(reverse("admission:claim"), {"nik": NIK, "born_on": "2-7-1999"})

    browser.post(reverse("admission:claim"), {"nik": NIK, "born_on": "1-7-1999"})

    made.refresh_from_db()
    assert made.account is None
