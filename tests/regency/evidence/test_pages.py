"""The pages of evidence: what is found in the list, used again instead of twice, and frozen for which time."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.measures.periods import Period
from lonto.measures.registry import Kind as MeasureKind
from lonto.measures.registry import listed_measures
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link, freeze_measure
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.actions import add_evidence
from lonto.regency.maturity.models import AnswerEvidence
from tests.conftest import As
from tests.regency.evidence.scope import PDF
from tests.regency.maturity.assessing import given, opened
from tests.web.reading import text_of

LIST = "evidence:list"


def link(by: Membership, number: int, **more: Any) -> Evidence:
    return add_link(by=by, url=f"https://contoh.id/{number}", details=EvidenceDetails(f"Bukti {number}"), **more)


@pytest.mark.parametrize(("use", "found"), [("used", "Bukti 1"), ("unused", "Bukti 2")])
def test_what_is_used_and_what_is_not_can_be_told_apart(
    coordinator: Membership, officer: Membership, as_: As, use: str, found: str
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    add_evidence(by=officer, answer=assessment.answers.get(number=1), evidence=[link(officer, 1)])
    link(officer, 2)
    page = text_of(as_(officer).get(reverse(LIST), {"use": use}))
    assert [title for title in ("Bukti 1", "Bukti 2") if f">{title}<" in page] == [found]


@pytest.mark.parametrize(("state", "found"), [("replaced", "Bukti 1"), ("valid", "Bukti 2")])
def test_what_a_newer_piece_replaced_is_no_longer_in_force(
    officer: Membership, as_: As, state: str, found: str
) -> None:
    link(officer, 2, replaces=link(officer, 1))
    page = text_of(as_(officer).get(reverse(LIST), {"state": state}))
    assert [title for title in ("Bukti 1", "Bukti 2") if f">{title}<" in page] == [found]


def test_a_coordinator_narrows_the_list_to_an_agency(
    coordinator: Membership, officer: Membership, planner: Membership, as_: As
) -> None:
    link(officer, 1)
    link(planner, 2)
    page = text_of(as_(coordinator).get(reverse(LIST), {"agency": str(planner.office_id)}))
    assert ">Bukti 2<" in page
    assert ">Bukti 1<" not in page


def test_twenty_pieces_ask_no_more_queries_than_ten(officer: Membership, as_: As) -> None:
    desk, counts = as_(officer), []
    for first in (0, 10):
        for number in range(first, first + 10):
            link(officer, number)
        desk.get(reverse(LIST))
        with CaptureQueriesContext(connection) as asked:
            desk.get(reverse(LIST))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_file_handed_in_twice_leads_to_the_piece_that_is_there(officer: Membership, as_: As) -> None:
    known = add_file(by=officer, file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim"))
    sent = {"title": "Lain", "file": SimpleUploadedFile("lain.pdf", PDF)}
    page = text_of(as_(officer).post(reverse("evidence:add", args=["file"]), sent))
    assert reverse("evidence:one", args=[known.pk]) in page
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("content", [PDF, b"MZ\x90\x00" + b"\x00" * 64], ids=["a paper", "a program"])
def test_what_is_wrong_with_file_and_title_is_said_at_once(officer: Membership, as_: As, content: bytes) -> None:
    sent = {"title": "", "file": SimpleUploadedFile("sk.pdf", content)}
    page = text_of(as_(officer).post(reverse("evidence:add", args=["file"]), sent))
    assert page.count('aria-invalid="true"') == 2
    assert ("Pilih lagi berkasnya" in page) == (content == PDF)
    assert Evidence.objects.count() == 0


def test_an_indicator_uses_the_piece_that_is_there_instead_of_a_second_one(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    answer = assessment.answers.get(number=1)
    known = add_file(by=officer, file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim"))
    address = f"{reverse('evidence:add', args=['file'])}?for=indicator.{answer.pk}"
    page = text_of(as_(officer).post(address, {"title": "Lain", "file": SimpleUploadedFile("lain.pdf", PDF)}))
    assert f'value="{known.pk}"' in page
    assert as_(officer).post(address, {"use": str(known.pk)}).status_code == 302
    assert AnswerEvidence.objects.get().evidence == known


@pytest.mark.parametrize("asked", ["x", "01a2119c-b44b-7488-b228-8fbcdb0668b2"])
def test_a_piece_that_does_not_exist_cannot_be_used(
    coordinator: Membership, officer: Membership, as_: As, asked: str
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    address = f"{reverse('evidence:add', args=['link'])}?for=indicator.{assessment.answers.get(number=1).pk}"
    assert as_(officer).post(address, {"use": asked}).status_code == 404


def test_a_number_of_last_year_is_frozen_with_its_period(officer: Membership, as_: As) -> None:
    flow = next(one for one in listed_measures() if one.kind is MeasureKind.FLOW)
    last = Period.year(timezone.localdate().year - 1)
    sent = {"measure": flow.key, "title": "Tahun lalu", "period": last.key, "freeze": "1"}
    as_(officer).post(reverse("evidence:add", args=["measure"]), sent)
    assert Evidence.objects.get().measure["period"] == last.key


def test_a_number_that_only_today_knows_takes_no_other_period(officer: Membership) -> None:
    stock = next(one for one in listed_measures() if one.kind is MeasureKind.STOCK)
    with pytest.raises(ValidationError) as refused:
        freeze_measure(by=officer, key=stock.key, details=EvidenceDetails("Dulu"), period=Period.year(2020))
    assert "period" in refused.value.message_dict
