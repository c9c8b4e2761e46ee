"""Many figures from a spreadsheet: what it would change, what is refused and where, and that nothing is half done."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.regency.figures.actions import (
    cancel_table,
    close_series,
    confirm_table,
    create_series,
    prepare_table,
    withdraw_figure,
)
from lonto.regency.figures.models import Figure, FigureTable, Series
from lonto.regency.figures.tables.problems import SENTENCES
from lonto.regency.figures.tables.writing import write_template
from lonto.tables.problems import told
from tests.regency.figures.conftest import GORONTALO, MACANG, WAE_SANO, Report, series_details

HEADINGS = ["Kode Desa", "Tanggal", "JUMLAH", "Sumber"]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield


def table(*rows: Sequence[Any], headings: list[str] = HEADINGS, above: int = 0) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(above):
        sheet.append(["Desa terhubung"])
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("angka.xlsx", target.getvalue())


def problems(found: FigureTable) -> list[tuple[str, str, str]]:
    return [(p["place"], p["column"], p["kind"]) for row in found.report["rows"] for p in row["problems"]]


def test_rows_become_figures_once_they_are_confirmed(by_village: Series, officer: Membership) -> None:
    rows = [
        [MACANG, "31-03-2026", 1, "Laporan Maret"],
        ["gorontalo", dt.date(2026, 3, 31), "1", None],
        ["Desa Wae Sano", "31/03/2026", 0, ""],
    ]
    found = prepare_table(by=officer, series=by_village, file=table(*rows, above=2))
    assert found.report["counts"] == {"new": 3, "changed": 0, "unchanged": 0, "refused": 0}
    assert not Figure.objects.exists()
    confirm_table(by=officer, table=found)
    assert dict(Figure.objects.values_list("region", "value")) == {MACANG: 1, GORONTALO: 1, WAE_SANO: 0}
    assert Figure.objects.get(region=GORONTALO).source == by_village.source


def test_an_unknown_village_is_refused_with_its_place(by_village: Series, officer: Membership) -> None:
    rows = [[MACANG, "31-03-2026", 1], ["Desa Atlantis", "31-03-2026", 1], ["53.10.01.2001", "31-03-2026", 1]]
    found = prepare_table(by=officer, series=by_village, file=table(*rows))
    assert problems(found) == [("A3", "wilayah", "region"), ("A4", "wilayah", "region")]
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=found)
    assert not Figure.objects.exists()
    confirm_table(by=officer, table=found, takes_good_rows=True)
    assert Figure.objects.get().region_id == MACANG


@pytest.mark.parametrize(
    ("row", "place", "kind"),
    [
        ([None, "31-03-2026", 1], "A2", "missing"),
        ([MACANG, "31-02-2026", 1], "B2", "date"),
        ([MACANG, "31-12-2026", 1], "B2", "refused"),
        ([MACANG, "31-03-2026", None], "C2", "missing"),
        ([MACANG, "31-03-2026", "satu"], "C2", "number"),
        ([MACANG, "31-03-2026", 1e300], "C2", "number"),
        ([MACANG, "31-03-2026", "12.5"], "C2", "number"),
        ([MACANG, "31-03-2026", "12,5"], "C2", "refused"),
        ([MACANG, "31-03-2026", "=1+1"], "C2", "formula"),
        ([MACANG, "31-03-2026", 1, "x" * 201], "D2", "too_long"),
    ],
)
def test_a_bad_cell_is_named_with_its_place_and_a_remedy(
    by_village: Series, officer: Membership, row: list[Any], place: str, kind: str
) -> None:
    found = prepare_table(by=officer, series=by_village, file=table(row))
    assert [(where, what) for where, _column, what in problems(found)] == [(place, kind)]
    [problem] = found.report["rows"][0]["problems"]
    shown = told(problem, SENTENCES)
    assert shown["what"]
    assert shown["to_do"] or kind == "refused"


def test_a_village_that_stands_twice_is_refused(by_village: Series, officer: Membership) -> None:
    rows = [[MACANG, "31-03-2026", 1], ["Macang Tanggar", "31-03-2026", 0]]
    assert problems(prepare_table(by=officer, series=by_village, file=table(*rows))) == [("A3", "wilayah", "twice")]


def test_the_same_table_again_changes_nothing(by_village: Series, officer: Membership) -> None:
    rows = [[MACANG, "31-03-2026", 1]]
    confirm_table(by=officer, table=prepare_table(by=officer, series=by_village, file=table(*rows)))
    before = list(Figure.objects.values())
    again = prepare_table(by=officer, series=by_village, file=table(*rows))
    assert again.report["counts"]["unchanged"] == 1
    confirm_table(by=officer, table=again)
    assert list(Figure.objects.values()) == before


def test_another_number_corrects_the_one_reported_and_keeps_it(
    by_village: Series, report: Report, officer: Membership
) -> None:
    old = report(by_village, 1, "2026-03-31", MACANG)
    found = prepare_table(by=officer, series=by_village, file=table([MACANG, "31-03-2026", 0]))
    [row] = found.report["rows"]
    assert (row["kind"], row["old"], row["value"]) == ("changed", "1", "0")
    confirm_table(by=officer, table=found)
    old.refresh_from_db()
    assert "angka.xlsx" in old.ended_reason
    assert old.correction.value == 0


def test_periods_of_a_table_may_not_share_days(yearly: Series, officer: Membership) -> None:
    headings = ["mulai", "selesai", "nilai"]
    rows = [["01-01-2025", "31-12-2025", 7], ["01-12-2025", "31-01-2026", 1], ["01-01-2026", "31-03-2026", 2]]
    found = prepare_table(by=officer, series=yearly, file=table(*rows, headings=headings))
    assert problems(found) == [("B3", "selesai", "refused")]


def test_decimals_are_kept_as_the_spreadsheet_shows_them(officer: Membership) -> None:
    series = create_series(by=officer, details=series_details(officer.office, title="Indeks", digits=2))
    rows: list[list[Any]] = [["31-03-2026", 0.1 + 0.2], ["30-06-2026", "3,45"], ["30-09-2026", "1.234,5"]]
    found = prepare_table(by=officer, series=series, file=table(*rows, headings=["tanggal", "nilai"]))
    confirm_table(by=officer, table=found)
    values = Figure.objects.order_by("last_on").values_list("value", flat=True)
    assert list(values) == [Decimal("0.3"), Decimal("3.45"), Decimal("1234.5")]


def test_a_preview_that_is_out_of_date_writes_nothing(by_village: Series, report: Report, officer: Membership) -> None:
    found = prepare_table(by=officer, series=by_village, file=table([MACANG, "31-03-2026", 1]))
    withdraw_figure(by=officer, figure=report(by_village, 5, "2026-03-31", MACANG), reason="x")
    report(by_village, 6, "2026-03-31", MACANG)
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=found)
    assert Figure.objects.filter(ended_at=None).get().value == 6


def test_a_discarded_table_is_not_imported(by_village: Series, officer: Membership) -> None:
    found = cancel_table(
        by=officer, table=prepare_table(by=officer, series=by_village, file=table([MACANG, "31-03-2026", 1]))
    )
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=found)


def test_a_closed_series_takes_no_table(by_village: Series, officer: Membership) -> None:
    found = prepare_table(by=officer, series=by_village, file=table([MACANG, "31-03-2026", 1]))
    close_series(by=officer, series=by_village)
    with pytest.raises(ValidationError):
        confirm_table(by=officer, table=found)
    with pytest.raises(ValidationError):
        prepare_table(by=officer, series=by_village, file=table([MACANG, "31-03-2026", 1]))


def test_another_agency_hands_in_nothing_here(by_village: Series, other_officer: Membership) -> None:
    with pytest.raises(NotAllowed):
        prepare_table(by=other_officer, series=by_village, file=table([MACANG, "31-03-2026", 1]))


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("a.xlsx", b"nothing of the kind"),
        SimpleUploadedFile("a.csv", b"nama;alamat\nx;y\n"),
        SimpleUploadedFile("a.csv", b"wilayah;tanggal;nilai\n"),
        SimpleUploadedFile("a.csv", b""),
    ],
)
def test_a_file_that_holds_no_table_is_refused_as_a_whole(
    by_village: Series, officer: Membership, file: SimpleUploadedFile
) -> None:
    file.seek(0)
    with pytest.raises(ValidationError):
        prepare_table(by=officer, series=by_village, file=file)
    assert not FigureTable.objects.exists()


def test_the_template_has_a_row_for_each_village_and_can_be_handed_in(by_village: Series, officer: Membership) -> None:
    target = io.BytesIO()
    write_template(target, by_village)
    book = openpyxl.load_workbook(io.BytesIO(target.getvalue()))
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == 170
    for row in range(2, 171):
        sheet.cell(row, 2, "31-03-2026")
        sheet.cell(row, 3, row % 2)
    filled = io.BytesIO()
    book.save(filled)
    found = prepare_table(by=officer, series=by_village, file=SimpleUploadedFile("isi.xlsx", filled.getvalue()))
    assert found.report["counts"]["new"] == 169


def test_a_table_may_be_looked_at_in_one_language_and_confirmed_in_another(
    by_village: Series, officer: Membership
) -> None:
    rows = [[MACANG, "31-03-2026", 1234], [GORONTALO, "31-03-2999", 5]]
    with translation.override("en"):
        found = prepare_table(by=officer, series=by_village, file=table(*rows))
    with translation.override("id"):
        confirm_table(by=officer, table=found, takes_good_rows=True)
    assert Figure.objects.get().value == 1234


def test_a_text_file_with_a_very_long_name_is_confirmed_as_well(by_village: Series, officer: Membership) -> None:
    text = f"Kode Desa;Tanggal;Jumlah\n{MACANG};31-03-2026;7\n"
    found = prepare_table(by=officer, series=by_village, file=SimpleUploadedFile(f"{'angka-' * 30}.csv", text.encode()))
    confirm_table(by=officer, table=found)
    assert Figure.objects.get().value == 7
