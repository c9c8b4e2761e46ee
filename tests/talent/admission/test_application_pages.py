"""The pages of an application: what fits, the list of classes, sending, changes, withdrawing."""

import hashlib

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Account
from lonto.journal.models import Entry
from lonto.talent.admission.actions.applications import send
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Applicant, Application
from lonto.talent.training.models import Academy, Intake, TrainingClass
from tests.talent.admission.conftest import AsPerson, MakeClass
from tests.talent.admission.pages import page_of


def test_before_anything_long_a_person_sees_what_fits_and_what_would_have_to_change(
    browser: Client, applicant: Applicant, make_class: MakeClass, young_academy: Academy, intake: Intake
) -> None:
    make_class("TA-1")
    make_class("FGA-1", academy=young_academy)
    Applicant.objects.filter(pk=applicant.pk).update(born_on="1980-01-01")

    answer = browser.get(reverse("admission:application", args=[intake.pk]), follow=True)

    assert [one.code for one in answer.context["fitting"]] == ["TA-1"]
    (group,) = answer.context["refused"]
    assert [one.code for one in group["classes"]] == ["FGA-1"]
    assert "29" in group["reasons"][0][0]
    assert not Application.objects.exists()


def test_ranking_without_javascript(
    browser: Client, applicant: Applicant, classes: list[TrainingClass], intake: Intake
) -> None:
    browser.post(reverse("admission:eligibility", args=[intake.pk]))
    for one in classes:
        browser.post(reverse("admission:rank_add", args=[intake.pk]), {"class": one.pk})
    browser.post(reverse("admission:rank_up", args=[intake.pk]), {"class": classes[2].pk})
    browser.post(reverse("admission:rank_down", args=[intake.pk]), {"class": classes[0].pk})
    browser.post(reverse("admission:rank_remove", args=[intake.pk]), {"class": classes[1].pk})

    assert Application.objects.get().draft["ranking"] == [str(classes[2].pk), str(classes[0].pk)]


@pytest.mark.parametrize("step", ["rank_add", "rank_up", "rank_down", "rank_remove"])
def test_a_list_is_not_changed_by_a_link(browser: Client, application: Application, step: str) -> None:
    assert browser.get(reverse(f"admission:{step}", args=[application.intake_id])).status_code == 405


def test_sending_leads_to_the_number_and_a_second_click_to_the_same_page(
    browser: Client, application: Application
) -> None:
    check = reverse("admission:check", args=[application.intake_id])
    form = {"once": "a-token-of-one-page-0001"}

    first = browser.post(check, form)
    second = browser.post(check, form, follow=True)

    assert first["Location"] == reverse("admission:sent", args=[application.intake_id])
    assert second.redirect_chain[-1][0] == first["Location"]
    assert "DTS26-1-000001" in second.content.decode()
    assert Entry.objects.filter(verb="admission.send").count() == 1


def test_two_devices_send_one_application(application: Application, person: Account, as_person: AsPerson) -> None:
    check = reverse("admission:check", args=[application.intake_id])
    for device in (as_person(person), as_person(person)):
        assert device.post(check, {"once": f"token-of-device-{id(device):08x}"}).status_code == 302

    assert Application.objects.count() == 1
    assert Entry.objects.filter(verb="admission.send").count() == 1


def test_the_copy_is_the_very_text_of_the_digest(browser: Client, application: Application, person: Account) -> None:
    sent = send(by=person, application=application)

    copy = browser.get(reverse("admission:copy", args=[application.intake_id]))

    assert hashlib.sha256(copy.content).hexdigest() == sent.digest
    shown = page_of(browser, "receipt", application.intake_id)
    assert all(sent.digest[start : start + 8] in shown for start in range(0, 64, 8))


def test_the_receipt_shows_what_was_sent_and_not_what_the_profile_says_now(
    browser: Client, application: Application, person: Account
) -> None:
    send(by=person, application=application)
    Applicant.objects.filter(account=person).update(name="Nama Lain", folded="nama lain")

    assert "Rosalina Jehabut" in page_of(browser, "receipt", application.intake_id)


def test_changes_after_sending_are_shown_as_not_sent(
    browser: Client, application: Application, person: Account, classes: list[TrainingClass]
) -> None:
    send(by=person, application=application)
    page = reverse("admission:application", args=[application.intake_id])
    assert not browser.get(page).context["progress"].has_unsent_changes

    browser.post(reverse("admission:rank_add", args=[application.intake_id]), {"class": classes[2].pk})
    assert browser.get(page).context["progress"].has_unsent_changes

    browser.post(reverse("admission:drop_changes", args=[application.intake_id]))
    assert not browser.get(page).context["progress"].has_unsent_changes


def test_another_profile_after_sending_is_shown_as_not_sent(
    browser: Client, application: Application, person: Account
) -> None:
    send(by=person, application=application)

    browser.post(reverse("admission:question", args=["employment"]), {"employment": "self"})

    page = reverse("admission:application", args=[application.intake_id])
    assert browser.get(page).context["progress"].has_unsent_changes


def test_withdrawing_asks_first(browser: Client, application: Application, person: Account) -> None:
    send(by=person, application=application)
    page = reverse("admission:withdraw", args=[application.intake_id])

    assert browser.get(page).status_code == 200
    browser.post(page)

    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN


def test_after_the_deadline_the_page_says_so_and_nothing_changes(
    browser: Client, application: Application, intake: Intake
) -> None:
    Intake.objects.filter(pk=intake.pk).update(closes_at=timezone.now())

    answer = browser.post(reverse("admission:check", args=[intake.pk]), follow=True)

    assert answer.status_code == 200
    application.refresh_from_db()
    assert application.state == ApplicationState.DRAFT
