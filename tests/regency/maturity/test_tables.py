"""Levels and evidence from a spreadsheet: what it would change is seen before, and nothing of a refused row is kept."""

import io
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from xlsxwriter import Workbook

from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import Page, write_pages
from lonto.regency.evidence.actions import EvidenceDetails, add_file, add_link
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.actions import cancel_table, confirm_table, hand_in, prepare_table, save_answer
from lonto.regency.maturity.actions.answers import AnswerDetails
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.models import Answer, AnswerEvidence, AnswerTable, Assessment
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.maturity.tables.writing import write_template
from lonto.tables.choices import State
from tests.conftest import As
from tests.downloads import content_of
from tests.regency.evidence.scope import PDF
from tests.regency.maturity.assessing import claim, given, in_internal_review, opened
from tests.web.reading import text_of

LEVELS = ("nomor", "indikator", "tingkat", "kriteria terpenuhi", "penjelasan")
EVIDENCE = ("nomor", "judul bukti", "alamat", "sha-256", "uraian bukti", "terbit", "berlaku sampai")
Rows = Sequence[Sequence[str | int | float | Decimal | None]]


@pytest.fixture
def assessment(coordinator: Membership, officer: Membership) -> Assessment:
    """Indicators 1 to 5 of PermenPANRB 59/2020 are the officer's."""
    made = opened(coordinator)
    given(coordinator, made, officer, range(1, 6))
    return made


def book(levels: Rows = (), evidence: Rows = ()) -> ContentFile[bytes]:
    file = io.BytesIO()
    write_pages(file, [Page("Tingkat", LEVELS, levels), Page("Bukti", EVIDENCE, evidence)])
    return ContentFile(file.getvalue(), "jawaban.xlsx")


def drawn(draw: Callable[[Workbook], None]) -> ContentFile[bytes]:
    """A workbook as somebody drew it."""
    file = io.BytesIO()
    with Workbook(file) as made:
        draw(made)
    return ContentFile(file.getvalue(), "gambar.xlsx")


def problems(table: AnswerTable) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["place"], one["value"]) for row in table.report["rows"] for one in row["problems"]]


def answer(assessment: Assessment, number: int) -> Answer:
    return assessment.answers.select_related("assessment").get(number=number)


def test_levels_become_drafts_with_their_criteria_and_explanation(officer: Membership, assessment: Assessment) -> None:
    file = book([(1, None, 3, "ya", "Ada peraturan.\nDievaluasi."), (2, None, 2, None, None)])
    table = prepare_table(by=officer, assessment=assessment, file=file)
    assert not answer(assessment, 1).level
    confirm_table(by=officer, table=table)
    first, second = answer(assessment, 1), answer(assessment, 2)
    assert first.level == 3
    assert (first.state, first.explanation) == (AnswerState.DRAFT, "Ada peraturan.\nDievaluasi.")
    assert sorted(first.met) == sorted(claim(first, 3).met)
    assert second.level == 2
    assert second.met == []


def test_what_is_complete_is_handed_in_where_that_is_wanted(officer: Membership, assessment: Assessment) -> None:
    file = book([(1, None, 3, "ya", "Ada."), (2, None, 3, None, "Ada."), (3, None, 3, "ya", None)])
    confirm_table(by=officer, table=prepare_table(by=officer, assessment=assessment, file=file), hands_in=True)
    states = dict(assessment.answers.filter(number__lte=3).values_list("number", "state"))
    assert states == {1: AnswerState.HANDED_IN, 2: AnswerState.DRAFT, 3: AnswerState.DRAFT}


@pytest.mark.parametrize(
    ("row", "kind", "value"),
    [
        ((1, None, 6), "level", "6"),
        ((1, None, 0), "level", "0"),
        ((1, None, 2.5), "level", "2.5"),
        ((1, None, "2,5"), "level", "2,5"),
        ((1, None, "tiga"), "level", "tiga"),
        ((1, None, "1e999999999"), "level", "1e999999999"),
        ((48, None, 3), "unknown", "48"),
        ((6, None, 3), "other_agency", "6"),
        (("satu", None, 3), "number", "satu"),
        ((None, None, 3), "missing", ""),
        ((1, None, 3, "mungkin"), "word", "mungkin"),
        ((1, None, None, "ya"), "criteria", ""),
        ((1, None, 3, None, "x" * 5001), "too_long", "x" * 120),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_row_is_refused_with_its_cell_and_its_value(
    officer: Membership, assessment: Assessment, row: tuple[str | int | float | None, ...], kind: str, value: str
) -> None:
    table = prepare_table(by=officer, assessment=assessment, file=book([row]))
    ((found, place, written),) = problems(table)
    assert (found, written) == (kind, value)
    assert place.startswith("Tingkat, ")
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=table)
    assert not assessment.answers.exclude(level=None).exists()


def test_a_scheme_with_fractions_takes_them(coordinator: Membership, officer: Membership) -> None:
    made = opened(coordinator, 2026, "pemdi-2026")
    given(coordinator, made, officer, [1])
    table = prepare_table(by=officer, assessment=made, file=book([(1, None, "2,5")]))
    confirm_table(by=officer, table=table)
    assert answer(made, 1).level == Decimal("2.5")


def test_two_claims_about_one_indicator_are_both_refused(officer: Membership, assessment: Assessment) -> None:
    file = book([(1, None, 3), (2, None, 3), (1, None, 4)])
    table = prepare_table(by=officer, assessment=assessment, file=file)
    assert [one[:2] for one in problems(table)] == [("twice", "Tingkat, A2"), ("twice", "Tingkat, A4")]
    confirm_table(by=officer, table=table, takes_good_rows=True)
    assert answer(assessment, 1).level is None
    assert answer(assessment, 2).level == 3


def test_of_many_claims_about_one_indicator_a_few_places_are_named(officer: Membership, assessment: Assessment) -> None:
    file = book([(1, None, 3)] * 100)
    table = prepare_table(by=officer, assessment=assessment, file=file)
    assert max(len(one["what"]) for row in table.report["rows"] for one in row["problems"]) < 120


def test_a_name_of_another_scheme_or_row_tells_that_the_row_has_slipped(
    officer: Membership, assessment: Assessment
) -> None:
    other, own = scheme_named("pemdi-2026").by_number[1].name.id, assessment.scheme.by_number
    rows: Rows = [(1, other, 3), (2, own[3].name.id, 3), (3, own[3].name.id, 3), (4, "Nama kami sendiri", 3)]
    table = prepare_table(by=officer, assessment=assessment, file=book(rows))
    assert [one[:2] for one in problems(table)] == [("name", "Tingkat, B2"), ("name", "Tingkat, B3")]


def test_an_empty_cell_keeps_what_stands_there(officer: Membership, assessment: Assessment) -> None:
    first = answer(assessment, 1)
    save_answer(by=officer, answer=first, details=claim(first, 3))
    table = prepare_table(by=officer, assessment=assessment, file=book([(1, None, None, None, "Baru.")]))
    confirm_table(by=officer, table=table)
    now = answer(assessment, 1)
    assert now.level == 3
    assert (now.met, now.explanation) == (sorted(claim(first, 3).met), "Baru.")


def test_what_was_handed_in_says_that_it_becomes_a_draft(officer: Membership, assessment: Assessment) -> None:
    first = answer(assessment, 1)
    hand_in(by=officer, answer=first, details=claim(first, 3))
    table = prepare_table(by=officer, assessment=assessment, file=book([(1, None, 4)]))
    (row,) = table.report["rows"]
    assert row["changes"][0] == {"column": "tingkat", "old": "3", "new": "4"}
    assert len(row["changes"]) == 2


def test_links_are_kept_once_and_serve_several_indicators(officer: Membership, assessment: Assessment) -> None:
    rows: Rows = [
        ("1; 2", "Peraturan Bupati", "https://jdih.example.id/1"),
        (3, "Perbup", "https://jdih.example.id/1"),
        (4, "Pedoman", "https://jdih.example.id/2"),
    ]
    confirm_table(by=officer, table=prepare_table(by=officer, assessment=assessment, file=book([], rows)))
    assert Evidence.objects.count() == 2
    linked = AnswerEvidence.objects.values_list("answer__number", "evidence__title")
    assert sorted(linked) == [
        (1, "Peraturan Bupati"),
        (2, "Peraturan Bupati"),
        (3, "Peraturan Bupati"),
        (4, "Pedoman"),
    ]


def test_evidence_that_the_agency_has_is_found_by_digest_title_or_address(
    officer: Membership, assessment: Assessment
) -> None:
    file = add_file(by=officer, file=ContentFile(PDF, "sk.pdf"), details=EvidenceDetails("SK Tim"))
    add_link(by=officer, url="https://contoh.id/a", details=EvidenceDetails("Situs"))
    rows = [(1, "Apa saja", None, file.sha256.upper()), (2, "sk tim"), (3, "Lain", "https://contoh.id/a")]
    confirm_table(by=officer, table=prepare_table(by=officer, assessment=assessment, file=book([], rows)))
    assert Evidence.objects.count() == 2
    assert AnswerEvidence.objects.count() == 3


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ((1, "Situs", "http://contoh.id"), "url"),
        ((1, "Situs", "javascript:alert(1)"), "url"),
        ((1, "Situs", "https://"), "refused"),
        ((1, None, "https://contoh.id/1"), "missing"),
        ((1, "SK", None, "ab12"), "digest"),
        ((1, "Belum ada"), "title"),
        ((1, "Situs", "https://contoh.id/1", None, None, "kemarin"), "date"),
        ((1, "Situs", "https://contoh.id/1", None, None, "2026-02-01", "2026-01-01"), "refused"),
        ((1, "x" * 151, "https://contoh.id/1"), "too_long"),
        (("1; 99", "Situs", "https://contoh.id/1"), "unknown"),
        ((1.3, "Situs", "https://contoh.id/1"), "number"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_evidence_is_refused_and_nothing_is_kept(
    officer: Membership, assessment: Assessment, row: tuple[str | int | float | None, ...], kind: str
) -> None:
    table = prepare_table(by=officer, assessment=assessment, file=book([], [row]))
    ((found, place, _value),) = problems(table)
    assert (found, place[:7]) == (kind, "Bukti, ")
    confirm_table(by=officer, table=table, takes_good_rows=True)
    assert not Evidence.objects.exists()


def test_one_piece_twice_at_one_indicator_is_refused(officer: Membership, assessment: Assessment) -> None:
    rows = [(1, "A", "https://contoh.id/1"), (1, "A", "https://contoh.id/1")]
    table = prepare_table(by=officer, assessment=assessment, file=book([], rows))
    assert [one[:2] for one in problems(table)] == [("evidence_twice", "Bukti, A3")]


def test_headings_in_two_merged_rows_are_read(officer: Membership, assessment: Assessment) -> None:
    def draw(made: Workbook) -> None:
        sheet = made.add_worksheet("Rekap")
        sheet.merge_range("A1:D1", "Penilaian mandiri")
        sheet.merge_range("A2:A3", "Nomor")
        sheet.merge_range("B2:B3", "Indikator")
        sheet.merge_range("C2:D2", "Capaian")
        sheet.write_row("C3", ["Tingkat", "Penjelasan"])
        sheet.write_row("A4", [1, "", 3, "Ada."])

    table = prepare_table(by=officer, assessment=assessment, file=drawn(draw))
    confirm_table(by=officer, table=table)
    assert answer(assessment, 1).level == 3
    assert answer(assessment, 1).explanation == "Ada."


def test_a_heading_merged_over_two_columns_is_refused_with_its_place(
    officer: Membership, assessment: Assessment
) -> None:
    def draw(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write("A1", "Nomor")
        sheet.merge_range("B1:C1", "Tingkat")
        sheet.write_row("A2", [1, 3, 4])

    with pytest.raises(ValidationError, match="B1:C1"):
        prepare_table(by=officer, assessment=assessment, file=drawn(draw))


def test_a_number_merged_down_holds_for_each_of_its_rows(officer: Membership, assessment: Assessment) -> None:
    def draw(made: Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row("A1", ["nomor", "tingkat", "judul bukti", "alamat"])
        sheet.merge_range("A2:A3", 1)
        sheet.merge_range("B2:B3", 3)
        sheet.write_row("C2", ["A", "https://contoh.id/a"])
        sheet.write_row("C3", ["B", "https://contoh.id/b"])

    table = prepare_table(by=officer, assessment=assessment, file=drawn(draw))
    confirm_table(by=officer, table=table)
    assert answer(assessment, 1).level == 3
    assert sorted(AnswerEvidence.objects.values_list("answer__number", "evidence__title")) == [(1, "A"), (1, "B")]


def test_a_level_merged_over_several_indicators_is_refused(officer: Membership, assessment: Assessment) -> None:
    def draw(made: Workbook) -> None:
        sheet = made.add_worksheet("Data")
        sheet.write_row("A1", ["nomor", "tingkat"])
        sheet.write_column("A2", [1, 2])
        sheet.merge_range("B2:B3", 3)

    table = prepare_table(by=officer, assessment=assessment, file=drawn(draw))
    assert [one[:2] for one in problems(table)] == [("merged", "Data, B3")]


def test_a_formula_is_refused(officer: Membership, assessment: Assessment) -> None:
    def draw(made: Workbook) -> None:
        sheet = made.add_worksheet("Data")
        sheet.write_row("A1", ["nomor", "tingkat"])
        sheet.write("A2", 1)
        sheet.write_formula("B2", "=1+2", None, 3)

    table = prepare_table(by=officer, assessment=assessment, file=drawn(draw))
    assert [one[:2] for one in problems(table)] == [("formula", "Data, B2")]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file"), (b"MZ\x90\x00", "file"), (b"a,b\n1,2\n", "headings"), (b"nomor;tingkat\n1;\n", "empty")],
    ids=["nothing", "a program", "no headings", "no claim"],
)
def test_a_file_that_is_no_table_is_refused(
    officer: Membership, assessment: Assessment, content: bytes, code: str
) -> None:
    with pytest.raises(ValidationError):
        prepare_table(by=officer, assessment=assessment, file=ContentFile(content, "jawaban.csv"))
    assert not AnswerTable.objects.exists()


def test_a_text_file_holds_levels_too(officer: Membership, assessment: Assessment) -> None:
    file = ContentFile(b"nomor;tingkat;penjelasan\n1;3;Ada.\n", "jawaban.csv")
    confirm_table(by=officer, table=prepare_table(by=officer, assessment=assessment, file=file))
    assert answer(assessment, 1).level == 3


def test_what_changed_since_the_preview_stops_the_import(officer: Membership, assessment: Assessment) -> None:
    table = prepare_table(by=officer, assessment=assessment, file=book([(1, None, 3)]))
    save_answer(by=officer, answer=answer(assessment, 1), details=AnswerDetails(Decimal(2)))
    with pytest.raises(ValidationError) as refused:
        confirm_table(by=officer, table=table)
    assert refused.value.code == "stale"
    assert answer(assessment, 1).level == 2


def test_a_table_is_imported_or_discarded_once(officer: Membership, assessment: Assessment) -> None:
    table = prepare_table(by=officer, assessment=assessment, file=book([(1, None, 3)]))
    assert cancel_table(by=officer, table=table).state == State.CANCELLED
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=table)
    assert answer(assessment, 1).level is None


def test_levels_are_claimed_in_the_self_assessment_only(
    coordinator: Membership, officer: Membership, assessor: Membership
) -> None:
    assessment = in_internal_review(coordinator, officer, assessor)
    with pytest.raises(ValidationError):
        prepare_table(by=officer, assessment=assessment, file=book([(1, None, 3)]))
    file = book([], [(1, "Susulan", "https://contoh.id/1")])
    confirm_table(by=officer, table=prepare_table(by=officer, assessment=assessment, file=file))
    assert AnswerEvidence.objects.count() == 1


def test_another_agency_neither_sees_nor_confirms_the_table(
    officer: Membership, planner: Membership, assessment: Assessment, as_: As
) -> None:
    table = prepare_table(by=officer, assessment=assessment, file=book([(1, None, 3)]))
    assert as_(planner).get(reverse("maturity:table", args=[table.pk])).status_code == 404
    with pytest.raises(Http404):
        confirm_table(by=planner, table=table)


def test_the_template_handed_in_as_it_is_changes_nothing(officer: Membership, assessment: Assessment) -> None:
    first, second = answer(assessment, 1), answer(assessment, 2)
    hand_in(by=officer, answer=first, details=claim(first, 3))
    save_answer(by=officer, answer=second, details=AnswerDetails(Decimal(2), ["1.1"], "Baris satu.\nBaris dua."))
    confirm_table(
        by=officer,
        table=prepare_table(
            by=officer, assessment=assessment, file=book([], [(1, "Situs", "https://contoh.id/a", None, "Isi")])
        ),
    )
    file = io.BytesIO()
    write_template(file, assessment, officer.office)
    table = prepare_table(by=officer, assessment=assessment, file=ContentFile(file.getvalue(), "jawaban.xlsx"))
    assert not table.report["rows"]
    assert table.report["parts"]["answers"]["unchanged"] == 2


def test_an_office_downloads_fills_in_and_imports(officer: Membership, assessment: Assessment, as_: As) -> None:
    desk, new = as_(officer), reverse("maturity:table_new", args=[assessment.pk])
    assert reverse("maturity:table_template", args=[assessment.pk]) in text_of(desk.get(new))
    assert content_of(desk.get(reverse("maturity:table_template", args=[assessment.pk]))).startswith(b"PK")
    broken = desk.post(new, {"file": SimpleUploadedFile("a.csv", b"a;b\n1;2\n")})
    assert 'aria-invalid="true"' in text_of(broken)
    rows = [(1, None, 3, "ya", "Ada."), (2, None, 6)]
    file = SimpleUploadedFile("jawaban.xlsx", book(rows, [(1, "Situs", "https://contoh.id/a")]).read())
    page = text_of(desk.post(new, {"file": file}, follow=True))
    assert all(text in page for text in ("Tingkat, C3", "https://contoh.id/a", "jawaban.xlsx"))
    table = AnswerTable.objects.get()
    confirm = reverse("maturity:table_confirm", args=[table.pk])
    desk.post(confirm)
    assert AnswerTable.objects.get().state == State.PREVIEWED
    desk.post(confirm, {"takes_good_rows": "1", "hands_in": "1"})
    assert answer(assessment, 1).state == AnswerState.HANDED_IN
    assert AnswerTable.objects.get().state == State.DONE
