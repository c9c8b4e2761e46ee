"""The report that is handed to an assessor: the same numbers as the page, whatever people wrote."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from lonto.accounts.models import Membership
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link
from lonto.regency.maturity.actions import AnswerDetails, add_evidence, advance, save_answer
from lonto.regency.maturity.models import AnswerEvidence, Assessment
from lonto.regency.maturity.report import compose
from lonto.regency.maturity.report.radar import RING, STROKES
from lonto.regency.maturity.states import FINISH
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.evidence.scope import PDF
from tests.regency.maturity.assessing import claim, given, in_interview, opened


@pytest.fixture
def final(coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership) -> Assessment:
    assessment = in_interview(coordinator, officer, assessor, outsider)
    return advance(by=coordinator, assessment=assessment, transition=FINISH)


def test_the_report_says_what_the_result_says(final: Assessment) -> None:
    report = compose(final)
    assert report["index"] == final.result["index"].replace(".", ",") == "3,00"
    assert report["predicate"] == final.result["predicate"]
    assert [one["value"] for one in report["aspects"]] == ["3,00"] * 7
    assert sum(len(group["lines"]) for group in report["groups"]) == 20
    assert report["is_final"]


def test_the_radar_draws_every_aspect_and_every_side(final: Assessment) -> None:
    radar = compose(final)["radar"]
    picture = fromstring(radar["svg"])
    spokes = [one.text for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert spokes == [str(aspect.number) for aspect in final.scheme.aspects]
    drawn = [one.get("stroke") for one in picture.iter("{http://www.w3.org/2000/svg}polygon")]
    assert drawn == [RING] * final.scheme.highest + [colour for colour, _dashes in STROKES]
    assert radar["legend"] == ["Mandiri", "Internal", "Eksternal"]


def test_the_report_of_a_year_without_any_level_is_printed(coordinator: Membership, as_: As) -> None:
    assessment = opened(coordinator)
    assert as_(coordinator).get(reverse("maturity:report_pdf", args=[assessment.pk])).status_code == 200


def test_the_report_is_a_pdf_for_archives(final: Assessment, coordinator: Membership, as_: As) -> None:
    answer = as_(coordinator).get(reverse("maturity:report_pdf", args=[final.pk]))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"pdfaid" in answer.content


def test_characters_that_no_font_has_do_not_stop_the_paper(
    coordinator: Membership, officer: Membership, as_: As
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    answer = assessment.answers.get(number=1)
    strange = AnswerDetails(Decimal(2), claim(answer, 2).met, "Selesai 🎉 \x00 ꦲꦏ #let x = 1 \\ $a$ [b] @c")
    save_answer(by=officer, answer=answer, details=strange)
    assert as_(coordinator).get(reverse("maturity:report_pdf", args=[assessment.pk])).status_code == 200


def test_evidence_stands_with_its_digest_and_its_state(coordinator: Membership, officer: Membership) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    proof = add_file(by=officer, file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim"))
    answer = assessment.answers.get(number=1)
    AnswerEvidence.objects.create(
        regency=assessment.regency, answer=answer, evidence=proof, added_by=officer, added_at=proof.added_at
    )
    report = compose(assessment)
    (first, *_others) = report["groups"][0]["lines"]
    (shown,) = report["evidence"]
    assert first["evidence"] == [shown["place"]] == [1]
    assert (shown["title"], shown["where"], shown["sha256"]) == ("SK Tim", "sk.pdf", proof.sha256)
    assert (shown["numbers"], shown["state"]) == ("1", "")


def test_a_piece_that_serves_several_indicators_stands_in_the_list_once(
    coordinator: Membership, officer: Membership
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1, 2])
    old = EvidenceDetails("Lama", valid_until=dt.date(2020, 1, 1))
    proof = add_link(by=officer, url="https://contoh.id/1", details=old)
    for number in (1, 2):
        add_evidence(by=officer, answer=assessment.answers.get(number=number), evidence=[proof])
    (shown,) = compose(assessment)["evidence"]
    assert (shown["numbers"], shown["state"]) == ("1, 2", "kedaluwarsa")


def test_a_draft_stands_in_no_paper(coordinator: Membership, officer: Membership) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    answer = assessment.answers.get(number=1)
    save_answer(by=officer, answer=answer, details=AnswerDetails(Decimal(3), [], "Masih rahasia."))
    assert "Masih rahasia." not in str(compose(assessment))


def test_the_workbook_has_the_numbers_of_the_page(final: Assessment, coordinator: Membership, as_: As) -> None:
    answer = as_(coordinator).get(reverse("maturity:report_xlsx", args=[final.pk]))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content_of(answer)))
    result, _domains, aspects, indicators, _evidence = (
        book.get_sheet_by_index(place).to_python() for place in range(5)
    )
    assert 3.0 in [row[1] for row in result]
    assert [row[-1] for row in aspects[1:]] == [3.0] * 7
    assert len(indicators) == 21
    assert indicators[1][5:9] == [3.0] * 4
    weights = [Decimal(str(row[3])) for row in indicators[1:]]
    assert sum(weight * 3 for weight in weights) / 100 == 3


def test_ten_pieces_of_evidence_ask_no_more_queries_than_one(
    coordinator: Membership, officer: Membership, django_assert_num_queries: Any
) -> None:
    assessment = opened(coordinator)
    given(coordinator, assessment, officer)
    fresh = Assessment.objects.select_related("regency").get(pk=assessment.pk)
    for number in range(1, 11):
        proof = add_link(by=officer, url=f"https://contoh.id/{number}", details=EvidenceDetails(f"Bukti {number}"))
        add_evidence(by=officer, answer=assessment.answers.get(number=number), evidence=[proof])
        if number in (1, 10):
            with django_assert_num_queries(6):
                compose(fresh)


def test_an_agency_gets_the_report_once_it_is_final(
    coordinator: Membership, officer: Membership, final: Assessment, as_: As
) -> None:
    open_one = opened(coordinator)
    given(coordinator, open_one, officer, [1])
    office = as_(officer)
    assert office.get(reverse("maturity:report_pdf", args=[open_one.pk])).status_code == 404
    assert office.get(reverse("maturity:report_pdf", args=[final.pk])).status_code == 200
