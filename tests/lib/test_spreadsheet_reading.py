import contextlib
import datetime as dt
import functools
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from lonto.lib import spreadsheet
from lonto.lib.spreadsheet import Limits, Range, Sheet, read_sheets

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def a_book(fill: Callable[[Worksheet], object]) -> io.BytesIO:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "Data Penduduk"
    fill(page)
    file = io.BytesIO()
    book.save(file)
    return file


@functools.cache
def a_small_book() -> bytes:
    """The same bytes each time: a workbook holds the minute it was written."""
    return a_book(lambda page: page.append(["nik", "nama"])).getvalue()


def first(content: bytes | io.BytesIO, name: str = "residents.xlsx", limits: Limits | None = None) -> Sheet:
    return next(read_sheets(io.BytesIO(content) if isinstance(content, bytes) else content, name, limits))


def test_row_numbers_are_those_of_the_spreadsheet_program() -> None:
    def fill(page: Worksheet) -> None:
        page["B3"] = "nama"
        page["B5"] = "Suharto"

    sheet = first(a_book(fill))
    assert sheet.name == "Data Penduduk"
    assert [row[1] for row in sheet.rows] == ["", "", "nama", "", "Suharto"]


def test_dates_numbers_and_truth_values_keep_their_kind() -> None:
    row = [dt.date(2020, 1, 2), 1.5, True, "text"]
    assert first(a_book(lambda page: page.append(row))).rows == [row]


def test_formula_cells_are_named() -> None:
    sheet = first(a_book(lambda page: page.append(["nik", "=1+1", "plain", "=A1"])))
    assert sheet.formulas == {(1, 2), (1, 4)}


def test_a_text_that_looks_like_a_formula_is_none() -> None:
    file = io.BytesIO()
    spreadsheet.write_xlsx(file, ["nama"], [["=cmd|' /C calc'!A0"]])
    sheet = first(file)
    assert sheet.formulas == frozenset()
    assert sheet.rows[1] == ["=cmd|' /C calc'!A0"]


def test_merged_cells_are_named() -> None:
    def fill(page: Worksheet) -> None:
        page["A1"] = "dusun"
        page["B2"] = "Compang"
        page.merge_cells("B2:B4")

    assert first(a_book(fill)).merged == (Range(2, 2, 4, 2),)


def test_a_ghost_cell_in_the_last_row_costs_neither_time_nor_memory() -> None:
    def fill(page: Worksheet) -> None:
        page.append(["nik", "nama"])
        for row in (2, 3, 4, 605, 606):
            page.cell(row, 2, "Suharto")
        page.cell(1_048_576, 1).font = Font(bold=True)

    file = a_book(fill)
    tracemalloc.start()
    started = time.monotonic()
    sheet = first(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(sheet.rows) == 606
    assert time.monotonic() - started < 5
    assert peak < 20 * 1024 * 1024


def test_content_in_the_last_row_is_refused_before_memory_is_taken_and_its_cell_is_named() -> None:
    file = a_book(lambda page: page.cell(1_048_576, 43, " "))
    with pytest.raises(spreadsheet.TooLarge) as refusal:
        first(file)
    assert refusal.value.where == "Data Penduduk!AQ1048576"


def test_many_sheets_together_hold_no_more_than_one_may() -> None:
    book = openpyxl.Workbook()
    for _ in range(3):
        book.create_sheet().cell(100, 100, "x")
    file = io.BytesIO()
    book.save(file)
    assert len(list(read_sheets(file, limits=Limits(cells=30_000)))) == 4
    with pytest.raises(spreadsheet.TooLarge):
        list(read_sheets(file, limits=Limits(cells=25_000)))


def test_a_file_with_endless_merged_ranges_is_refused_before_it_is_opened() -> None:
    def fill(page: Worksheet) -> None:
        for row in range(1, 22):
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        page["A1"] = "x"

    assert len(next(read_sheets(a_book(fill), limits=Limits(rows=21))).merged) == 21
    with pytest.raises(spreadsheet.TooLarge):
        list(read_sheets(a_book(fill), limits=Limits(rows=20)))


def test_more_rows_than_the_limit_are_refused() -> None:
    file = a_book(lambda page: [page.append(["x"]) for _ in range(30)])
    with pytest.raises(spreadsheet.TooLarge):
        first(file, limits=Limits(rows=20))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "residents.xlsx"),
        (b"\xff\xd8\xff\xe0 a photo", "residents.xls"),
        (b"just a text", "residents.xlsx"),
        (b"a\0binary", "residents.csv"),
        (OLE + bytes(600), "letter.doc"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_whatever_its_name_says(content: bytes, name: str) -> None:
    with pytest.raises(spreadsheet.NotASpreadsheet):
        first(content, name)


def test_a_text_document_in_the_same_container_is_no_spreadsheet() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(spreadsheet.NotASpreadsheet):
        first(file)


def test_a_web_page_with_the_name_of_a_spreadsheet_is_told_apart() -> None:
    with pytest.raises(spreadsheet.WebPage):
        first(b"<html><table><tr><td>nik</td></tr></table></html>", "residents.xls")


def test_an_empty_file_is_told_apart() -> None:
    with pytest.raises(spreadsheet.EmptyFile):
        first(b"")


def test_a_file_with_a_password_is_told_apart() -> None:
    with pytest.raises(spreadsheet.Encrypted):
        first(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(kept: float) -> None:
    whole = a_small_book()
    with pytest.raises(spreadsheet.Damaged):
        first(whole[: int(len(whole) * kept)])


def test_an_archive_that_unpacks_to_too_much_is_not_opened() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    with pytest.raises(spreadsheet.Inflated):
        first(file, limits=Limits(unpacked_size=1_000_000))


def test_an_archive_that_lies_about_its_size_is_damaged() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 3_000_000)
    honest = (3_000_000).to_bytes(4, "little")
    with pytest.raises(spreadsheet.Damaged):
        first(file.getvalue().replace(honest, (1_000).to_bytes(4, "little")))


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(spreadsheet.TooLarge):
        first(a_small_book(), limits=Limits(file_size=100))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_read_whatever_separates_its_columns(separator: str) -> None:
    content = f"\ufeffnik{separator}nama\n001{separator}Éga\n\n".encode()
    assert first(content, "residents.csv").rows == [["nik", "nama"], ["001", "Éga"]]


def test_a_csv_file_from_an_old_computer_is_read() -> None:
    assert first("nama\nÉga\n".encode("cp1252"), "residents.csv").rows[1] == ["Éga"]
    assert first("nama\nÉga\n".encode("utf-16"), "residents.csv").rows[1] == ["Éga"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_altered_on_the_way_is_read_or_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(a_small_book())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(spreadsheet.SpreadsheetError):
        list(read_sheets(io.BytesIO(bytes(content)), "residents.xlsx"))


def test_a_file_is_read_from_disk_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "residents.xlsx"
    spreadsheet.write_xlsx(path, ["nama"], [["Suharto"]])
    assert next(read_sheets(path)).rows == [["nama"], ["Suharto"]]


def an_ods(rows: str) -> io.BytesIO:
    """An OpenDocument spreadsheet whose table holds these rows."""
    office, table = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    )
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}">'
            f'<office:body><office:spreadsheet><table:table table:name="Lembar1">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return file


A_NAME = '<table:table-cell office:value-type="string"><text:p>Suharto</text:p></table:table-cell>'
NOTHING = '<table:table-cell table:number-columns-repeated="16384"/>'


def test_an_open_document_is_read_and_its_endless_empty_rows_cost_nothing() -> None:
    empty = f'<table:table-row table:number-rows-repeated="1048570">{NOTHING}</table:table-row>'
    sheet = first(an_ods(f"<table:table-row>{A_NAME}</table:table-row>{empty}"), "a.ods")
    assert (sheet.name, sheet.rows) == ("Lembar1", [["Suharto"]])


def test_a_row_with_content_that_says_it_is_a_million_is_refused_before_memory_is_taken() -> None:
    endless = f'<table:table-row table:number-rows-repeated="1048570">{A_NAME}</table:table-row>'
    with pytest.raises(spreadsheet.TooLarge):
        first(an_ods(endless), "a.ods")


def test_a_workbook_of_an_old_office_is_read() -> None:
    sheet = next(read_sheets(Path(__file__).parent / "data/small.xls"))
    assert sheet.rows[:2] == [["nik", "nama"], ["5315054708929901", "A"]]
    assert sheet.rows[3][0] == dt.date(1992, 8, 7)
