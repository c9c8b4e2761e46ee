"""The yearly report says the numbers of the pages, as of the last day of its year, and prints whatever people wrote."""

import io
from typing import Any

import pytest
from django.urls import reverse
from pyhanko.pdf_utils.reader import PdfFileReader

from lonto.accounts.models import Membership
from lonto.regency.agreements.access import agreements_of
from lonto.regency.agreements.actions import (
    add_signatory,
    close_agreement,
    extend_agreement,
    perform_duty,
    update_agreement,
)
from lonto.regency.agreements.models import Agreement, Duty, Party
from lonto.regency.agreements.report.composition import Year, compose
from lonto.regency.agreements.report.paper import pdf_of
from tests.conftest import As
from tests.regency.agreements.conftest import TODAY, Promise, Report, agreement_details, on


def composed(by: Membership, year: int = 2026) -> dict[str, Any]:
    return compose(by.office.region, agreements_of(by), Year(year, TODAY))


def test_the_report_holds_what_was_promised_and_where_it_stands(
    promise: Promise, report: Report, duty: Duty, party: Party, officer: Membership
) -> None:
    promise()
    report(9_000, "2026-10-31")
    add_signatory(by=officer, party=party, name="Kepala Badan", capacity="Kepala")
    perform_duty(by=officer, duty=duty, done_on=on("2026-02-05"))
    [agreement] = composed(officer)["agreements"]
    [pledge] = agreement["pledges"]
    assert (pledge["value"], pledge["target"], pledge["share"], pledge["tone"]) == ("9.000", "20.000", "45 %", "bad")
    assert (pledge["as_of"], pledge["is_reported"]) == ("31 Oktober 2026", True)
    assert agreement["parties"][0]["signed"] == ["Kepala Badan, Kepala"]
    assert [line["done"] for line in agreement["duties"]] == ["5 Februari 2026", ""]


def test_a_year_that_is_over_is_reported_as_of_its_last_day(
    promise: Promise, report: Report, officer: Membership
) -> None:
    promise(begins_on=on("2025-01-01"))
    report(100, "2025-12-31")
    report(9_000, "2026-10-31")
    found = composed(officer, 2025)
    assert (found["as_of"], found["is_over"]) == ("31 Desember 2025", True)
    assert found["agreements"][0]["pledges"][0]["value"] == "100"
    assert composed(officer)["is_over"] is False


def test_an_agreement_stands_in_the_years_of_its_life(agreement: Agreement, officer: Membership) -> None:
    assert [len(composed(officer, year)["agreements"]) for year in (2024, 2025, 2026)] == [0, 1, 1]
    close_agreement(by=officer, agreement=agreement, closed_on=on("2025-12-31"), reason="selesai")
    assert [len(composed(officer, year)["agreements"]) for year in (2025, 2026)] == [1, 0]


def test_an_extension_stands_in_the_year_in_which_it_was_agreed(agreement: Agreement, officer: Membership) -> None:
    extend_agreement(by=officer, agreement=agreement, agreed_on=on("2026-11-01"), ends_on=on("2029-12-31"))
    assert len(composed(officer)["agreements"][0]["extensions"]) == 1
    assert composed(officer, 2025)["agreements"][0]["extensions"] == []


def test_the_paper_is_a_pdf_with_a_title(promise: Promise, duty: Duty, officer: Membership) -> None:
    promise()
    promise(title="Tanpa tanggal", due_on=None, baseline=None)
    pdf = PdfFileReader(io.BytesIO(pdf_of(composed(officer))))
    assert "/MarkInfo" in pdf.root


def test_nothing_agreed_makes_a_paper_too(officer: Membership) -> None:
    assert pdf_of(composed(officer)).startswith(b"%PDF")


def test_characters_that_no_font_has_and_markup_are_printed_as_text(agreement: Agreement, officer: Membership) -> None:
    strange = '#image("x") *tebal* ꦱꦺꦴꦁꦏꦺ 😀 \u202e'
    update_agreement(
        by=officer, agreement=agreement, details=agreement_details(officer.office, subject=strange, title=strange)
    )
    assert pdf_of(composed(officer)).startswith(b"%PDF")


@pytest.mark.parametrize(("year", "status"), [(2026, 200), (2025, 200), (2024, 404), (2027, 404)])
def test_the_report_of_one_agreement_exists_for_its_years(
    agreement: Agreement, officer: Membership, as_: As, year: int, status: int
) -> None:
    answer = as_(officer).get(reverse("agreements:agreement_report", args=[agreement.pk, year]))
    assert answer.status_code == status


@pytest.mark.parametrize(("year", "status"), [(2026, 200), (2000, 200), (1999, 404), (2027, 404)])
def test_the_report_of_the_regency_exists_for_years_that_have_begun(
    officer: Membership, as_: As, year: int, status: int
) -> None:
    assert as_(officer).get(reverse("agreements:report", args=[year])).status_code == status
