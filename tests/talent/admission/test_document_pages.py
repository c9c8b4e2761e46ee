"""Documents on the pages of an application: handed in, taken back, asked for again."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Account
from lonto.talent.admission.actions.applications import send
from lonto.talent.admission.choices import DocumentState
from lonto.talent.admission.models import Application, Document
from lonto.talent.training.models import Intake
from tests.talent.admission.conftest import JPG, PDF, PNG
from tests.talent.admission.pages import page_of


@pytest.mark.parametrize(("content", "extension"), [(PDF, "pdf"), (JPG, "jpg"), (PNG, "png")])
def test_a_document_is_what_its_content_says(
    browser: Client, application: Application, content: bytes, extension: str
) -> None:
    page = reverse("admission:document", args=[application.intake_id, "identity_card"])
    upload = SimpleUploadedFile("../../etc/ktp.exe", content, content_type="text/html")

    assert browser.post(page, {"file": upload}).status_code == 302

    kept = Application.objects.get().draft["documents"]["identity_card"]
    assert kept["name"] == f"ktp.{extension}"
    assert kept["file"].startswith(f"applications/{application.pk}/")
    answer = browser.get(reverse("admission:document_file", args=[application.intake_id, "identity_card"]))
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]
    assert "text/html" not in answer["Content-Type"]
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_page_that_pretends_to_be_a_picture_is_refused(browser: Client, application: Application) -> None:
    page = reverse("admission:document", args=[application.intake_id, "identity_card"])
    before = Application.objects.get().draft

    answer = browser.post(page, {"file": SimpleUploadedFile("ktp.jpg", b"<html><script>alert(1)</script>")})

    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert Application.objects.get().draft == before


def test_a_document_can_be_taken_back(browser: Client, application: Application) -> None:
    browser.post(reverse("admission:document_drop", args=[application.intake_id, "identity_card"]))

    assert Application.objects.get().draft["documents"] == {}


def test_a_document_that_is_asked_for_again_is_handed_in_after_the_deadline_under_a_new_digest(
    browser: Client, application: Application, person: Account, intake: Intake
) -> None:
    sent = send(by=person, application=application)
    document = Document.objects.get()
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    Document.objects.update(state=DocumentState.ASKED_AGAIN, reason="Buram.", again_until=tomorrow)
    Intake.objects.filter(pk=intake.pk).update(closes_at=timezone.now())

    assert "Buram." in page_of(browser, "home")
    page = reverse("admission:document_again", args=[intake.pk, document.pk])
    assert browser.post(page, {"file": SimpleUploadedFile("ktp.pdf", PDF)}).status_code == 302

    document.refresh_from_db()
    application.refresh_from_db()
    assert document.state == DocumentState.WAITING
    assert application.number == sent.number
    assert application.digest != sent.digest
    assert application.sent["documents"][0]["sha256"] == document.sha256


def test_a_document_that_nobody_asked_for_again_is_not_replaced(
    browser: Client, application: Application, person: Account
) -> None:
    send(by=person, application=application)
    page = reverse("admission:document_again", args=[application.intake_id, Document.objects.get().pk])

    assert browser.post(page, {"file": SimpleUploadedFile("ktp.pdf", PDF)}).status_code == 404


def test_after_the_day_that_the_checker_set_it_is_too_late(
    browser: Client, application: Application, person: Account
) -> None:
    send(by=person, application=application)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Document.objects.update(state=DocumentState.ASKED_AGAIN, again_until=yesterday)
    page = reverse("admission:document_again", args=[application.intake_id, Document.objects.get().pk])

    answer = browser.post(page, {"file": SimpleUploadedFile("ktp.pdf", PDF)})

    assert answer.context["form"].errors["file"]
