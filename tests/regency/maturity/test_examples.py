"""What the demonstration shows of maturity: two years that are over, and one that goes on."""

import datetime as dt

import pytest
from django.urls import reverse

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.example_evidence import guideline
from lonto.regency.maturity.examples import People, begin_2026, finish_2024, finish_2025, record_published
from lonto.regency.maturity.models import AnswerEvidence, Assessment, ReportedResult
from lonto.regions.models import Region
from tests.conftest import As, make_member
from tests.web.reading import text_of, words

TODAY = dt.date(2026, 9, 1)


@pytest.fixture
def people(
    coordinator: Membership, officer: Membership, assessor: Membership, outsider: Membership, pilot: Region
) -> People:
    officers = {"kominfo": officer}
    for name in ("bappeda", "bkpsdm", "pmd"):
        office = Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name=f"Dinas {name}")
        officers[name] = make_member(office, Role.AGENCY_OFFICER, f"petugas.{name}", f"Petugas {name}")
    return People(coordinator, officers, assessor, outsider)


@pytest.fixture
def shown(people: People) -> People:
    record_published(people)
    finish_2024(people)
    finish_2025(people)
    begin_2026(people, TODAY)
    return people


def test_the_levels_of_2024_make_the_index_and_the_domains_that_were_published(people: People) -> None:
    record_published(people)
    result = finish_2024(people).result
    reported = ReportedResult.objects.get(year=2024)
    assert (result["index"], result["predicate"]) == (f"{reported.index}", reported.predicate)
    assert {str(one["number"]): one["value"] for one in result["domains"]} == reported.domains


def test_two_published_years_share_evidence_with_the_year_that_goes_on(shown: People) -> None:
    rows = Assessment.objects.filter(published_at__isnull=False).order_by("year")
    assert [(one.year, one.result["index"]) for one in rows] == [(2024, "3.47"), (2025, "3.60")]
    (file,) = Evidence.objects.filter(kind="file")
    with file.file.open() as content:
        assert content.read(5) == b"%PDF-"
    served = AnswerEvidence.objects.filter(evidence=file)
    assert {year: served.filter(answer__assessment__year=year).count() for year in (2025, 2026)} == {2025: 2, 2026: 2}
    links = AnswerEvidence.objects.filter(answer__assessment__year=2026, evidence__url__gt="")
    assert [one.evidence.is_expired for one in links] == [True]


def test_the_paper_is_always_the_same() -> None:
    assert guideline("Dinas Kominfo") == guideline("Dinas Kominfo")


def test_the_agency_alone_has_the_answer_and_the_evidence_of_2024_at_hand_in_2025(
    shown: People, officer: Membership, assessor: Membership, as_: As
) -> None:
    address = reverse("maturity:answer", args=[Assessment.objects.get(year=2025).answers.get(number=1).pk])
    own, judged = (words(text_of(as_(who).get(address))) for who in (officer, assessor))
    assert "Tahun 2024: tingkat 4" in own
    assert "SK Tim Koordinasi SPBE 2024" in own
    assert "Ambil sebagai draf" not in own, "what is over is read and not taken over"
    assert "SK Tim Koordinasi SPBE 2025" in judged
    assert "SK Tim Koordinasi SPBE 2024" not in judged
