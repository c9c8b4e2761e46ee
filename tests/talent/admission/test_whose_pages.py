"""Whose pages these are: nobody sees an application of somebody else, and each page asks a constant number of times."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Account, Membership
from lonto.talent.admission.actions.applications import send
from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.models import Applicant, Application, Document
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake
from tests.conftest import As
from tests.talent.admission.conftest import PDF, AsPerson, MakeClass

OWN = [
    ("application", ()),
    ("ranking", ()),
    ("documents", ()),
    ("document", ("identity_card",)),
    ("document_file", ("identity_card",)),
    ("check", ()),
    ("sent", ()),
    ("receipt", ()),
    ("copy", ()),
    ("withdraw", ()),
]


@pytest.mark.parametrize(("name", "rest"), OWN)
def test_nobody_sees_an_application_through_somebody_elses_account(
    application: Application,
    person: Account,
    as_person: AsPerson,
    make_applicant: Callable[..., Applicant],
    name: str,
    rest: tuple[str, ...],
) -> None:
    send(by=person, application=application)
    other = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    make_applicant(other, name="Maria Jelita", nik="5315054107990002")
    url = reverse(f"admission:{name}", args=[application.intake_id, *rest])

    answer = as_person(other).get(url, follow=True)

    assert answer.status_code == 404 or "DTS26-1-000001" not in answer.content.decode()
    assert "Rosalina" not in answer.content.decode()


def test_a_document_that_is_asked_for_again_is_nobody_elses(
    application: Application,
    person: Account,
    as_person: AsPerson,
    make_applicant: Callable[..., Applicant],
    intake: Intake,
) -> None:
    send(by=person, application=application)
    Document.objects.update(state=DocumentState.ASKED_AGAIN)
    other = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    make_applicant(other, name="Maria Jelita", nik="5315054107990002")
    url = reverse("admission:document_again", args=[intake.pk, Document.objects.get().pk])

    assert as_person(other).get(url).status_code == 404
    assert as_person(other).post(url, {"file": SimpleUploadedFile("k.pdf", PDF)}).status_code == 404


def test_a_draft_intake_is_not_there(browser: Client, applicant: Applicant, intake: Intake) -> None:
    Intake.objects.filter(pk=intake.pk).update(state=IntakeState.DRAFT)

    for name in ("application", "eligibility"):
        assert browser.get(reverse(f"admission:{name}", args=[intake.pk])).status_code == 404


def test_the_first_page_leads_people_without_an_office_to_their_applications(browser: Client) -> None:
    assert browser.get(reverse("web:home"))["Location"] == reverse("admission:home")


def test_the_menu_of_a_person_has_their_own_entries_and_no_others(browser: Client, intake: Intake) -> None:
    (group,) = browser.get(reverse("admission:home")).context["menu"]

    assert [link.url for link in group.links] == [
        reverse("admission:home"),
        reverse("admission:profile"),
        reverse("training:home"),
        reverse("admission:own_address"),
    ]


def test_who_works_in_an_office_may_apply_too(clerk: Membership, as_: As, intake: Intake) -> None:
    browser = as_(clerk)

    browser.post(reverse("admission:village"), {"village": "53.15.05.2008"})

    assert Applicant.objects.get().account == clerk.account


def test_the_page_of_an_application_asks_the_database_a_constant_number_of_times(
    browser: Client,
    application: Application,
    make_class: MakeClass,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    for number in range(20):
        make_class(f"Z-{number}")
    with django_assert_max_num_queries(30):  # type: ignore[attr-defined]
        browser.get(reverse("admission:ranking", args=[application.intake_id]))
