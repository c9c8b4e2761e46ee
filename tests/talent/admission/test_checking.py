"""Checkers share one queue, also when they press the button at the same moment."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from lonto.talent.admission.actions.checking import accept_document, ask_again, take_next_document
from lonto.talent.admission.models import Document
from lonto.talent.training.models import Intake
from tests.conftest import make_member
from tests.talent.admission.allocating import apply
from tests.talent.admission.at_once import done_at_once
from tests.talent.admission.busy_checkers import CHECKERS
from tests.talent.admission.conftest import MakeClass

MakeDocuments = Callable[[int], list[Document]]


@pytest.fixture
def make_documents(intake: Intake, village: Region, make_class: MakeClass) -> MakeDocuments:
    chosen = make_class("TA-1")

    def make(count: int) -> list[Document]:
        found = []
        for _number in range(count):
            application = apply(intake, village, [chosen])
            found.append(
                Document.objects.create(
                    regency=intake.regency,
                    application=application,
                    kind="identity_card",
                    sha256="0" * 64,
                    uploaded_at=timezone.now(),
                )
            )
        return found

    return make


@pytest.fixture
def colleague(agency: Office) -> Membership:
    return make_member(agency, Role.PROGRAMME_OFFICER, "program.dua", "Rofina Jelita")


def test_two_checkers_get_different_documents(
    officer: Membership, colleague: Membership, make_documents: MakeDocuments
) -> None:
    make_documents(2)
    first, second = take_next_document(by=officer), take_next_document(by=colleague)
    assert first is not None
    assert second is not None
    assert first.pk != second.pk
    again = take_next_document(by=officer)
    assert again is not None
    assert again.pk == first.pk, "who comes back finds the document that was begun"


def test_held_document_falls_free_after_twenty_minutes(
    officer: Membership, colleague: Membership, make_documents: MakeDocuments
) -> None:
    [document] = make_documents(1)
    take_next_document(by=officer)
    assert take_next_document(by=colleague) is None
    with pytest.raises(ValidationError):
        accept_document(by=colleague, document=document)
    Document.objects.filter(pk=document.pk).update(held_until=timezone.now() - dt.timedelta(seconds=1))
    assert take_next_document(by=colleague) is not None


def test_new_document_is_asked_for_within_the_calendar(officer: Membership, make_documents: MakeDocuments) -> None:
    [document] = make_documents(1)
    late = document.application.intake.documents_until + dt.timedelta(days=1)
    with pytest.raises(ValidationError):
        ask_again(by=officer, document=document, reason="Buram", until=late)


def test_checkers_at_the_same_moment_never_get_the_same_document(tmp_path: Path) -> None:
    given = done_at_once("busy_checkers", tmp_path)
    assert len(given) == len(set(given)) == CHECKERS
    assert "nothing" not in given
