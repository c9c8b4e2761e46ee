"""Which sheet, which columns, which rows: files as they really come."""

import io
import random
import time

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from lonto.lib.spreadsheet import read_sheets, write_csv
from lonto.regions.models import Region
from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.importing.problems import Code
from lonto.village.residents.importing.table import HeadingTwice, NoRows, NoTable, find_table
from lonto.village.residents.models import Hamlet, Resident
from tests.village.residents.files import (
    CODES,
    PERSON,
    a_book,
    a_person,
    counts,
    notes,
    problems,
    saved,
    take,
    take_file,
)


def a_page(*rows: list[object], title: str = "Sheet1") -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = title
    for row in rows:
        page.append(row)
    return book, page


def test_the_43_columns_are_recognised_in_any_order(village: Region) -> None:
    headings = [column.heading for column in COLUMNS]
    random.Random(7).shuffle(headings)
    row = dict.fromkeys(headings, "") | a_person()
    assert counts(take_file(village, a_book(row, headings=headings))) == (1, 0, 0, 0)
    assert Resident.objects.get().name == "Paulina Jelita"


def test_headings_with_invisible_signs_and_other_case_are_recognised(village: Region) -> None:
    row = a_person()
    book, _page = a_page(
        [f"\ufeff{next(iter(row))}", *[f"{name.upper()}\u00a0" for name in list(row)[1:]]], list(row.values())
    )
    assert counts(take_file(village, saved(book))) == (1, 0, 0, 0)
    assert Hamlet.objects.get().name == "WAE NAHI"


def test_a_title_above_the_headings_is_skipped(village: Region) -> None:
    book, page = a_page(["DATA PENDUDUK DESA MACANG TANGGAR"], [], list(PERSON), list(PERSON.values()))
    page.merge_cells("A1:H1")
    assert counts(take_file(village, saved(book))) == (1, 0, 0, 0)


def test_any_sheet_name_is_read_and_the_list_of_codes_is_not(village: Region) -> None:
    book, _page = a_page(["nik", "nama"], ["not", "data"], title="Kode Data")
    page = book.create_sheet("Lembar apa saja")
    page.append(list(PERSON))
    page.append(list(PERSON.values()))
    outcome = take_file(village, saved(book))
    assert counts(outcome) == (1, 0, 0, 0)
    assert Code.SHEET_READ in notes(outcome)


def test_unknown_columns_are_named_and_left_out(village: Region) -> None:
    outcome = take(village, a_person(telepon="0812", hobi="menari"))
    assert outcome.plan.notes[0].details == {"columns": "telepon, hobi"}
    assert counts(outcome) == (1, 0, 0, 0)


def test_three_hashes_in_the_second_column_end_the_data(village: Region) -> None:
    end = {**dict.fromkeys(PERSON, None), "rw": "###"}
    headings = ["nama", "rw", *[name for name in PERSON if name not in {"nama", "rw"}]]
    file = a_book(a_person(), end, a_person(nik="5315054708929910"), headings=headings)
    outcome = take_file(village, file)
    assert counts(outcome) == (1, 0, 0, 0)
    assert Code.END_MARK in notes(outcome)


def test_a_gap_and_a_ghost_row_at_the_end_cost_nothing(village: Region) -> None:
    book, page = a_page(list(PERSON))
    for number, row in enumerate((2, 3, 4, 605, 606)):
        person = a_person(nik=f"531505470892991{number}", nama=f"Ana {number}", kk_level="1" if number == 0 else "4")
        for column, value in enumerate(person.values(), start=1):
            page.cell(row, column, value)
    page.cell(1_048_576, 1).font = Font(bold=True)
    file = saved(book)
    started = time.monotonic()
    outcome = take_file(village, file)
    assert time.monotonic() - started < 10
    assert counts(outcome) == (5, 0, 0, 0)
    gap = next(note for note in outcome.plan.notes if note.code is Code.EMPTY_ROWS)
    assert gap.details == {"count": 600, "first": 5, "last": 604}


def test_a_sheet_with_other_columns_is_told_what_it_says(village: Region) -> None:
    with pytest.raises(NoTable) as refusal:
        take(village, {"Tanggal": "1", "Uraian": "2", "Jumlah": "3"})
    assert refusal.value.found == ["Tanggal", "Uraian", "Jumlah"]


def test_a_heading_that_stands_twice_is_refused() -> None:
    book, _page = a_page(["nik", "nama", "NIK"], ["1", "2", "3"])
    with pytest.raises(HeadingTwice):
        find_table(read_sheets(saved(book), "a.xlsx"))


def test_headings_without_people_are_told_apart() -> None:
    book, _page = a_page(list(PERSON))
    with pytest.raises(NoRows):
        find_table(read_sheets(saved(book), "a.xlsx"))


def test_the_rows_of_a_merged_cell_are_refused_with_their_place(village: Region) -> None:
    book, page = a_page(list(PERSON), list(PERSON.values()), list(a_person(nik="5315054708929910").values()))
    page.merge_cells("A2:A3")
    outcome = take_file(village, saved(book), good_rows=True)
    assert problems(outcome)[0] == (3, Code.MERGED_CELLS)
    assert outcome.plan.rows[1].row.problems[0].details == {"cell": "A3"}


def test_a_formula_gives_its_last_result_with_a_warning_and_without_result_a_refusal(village: Region) -> None:
    book, page = a_page(list(PERSON), list(PERSON.values()))
    page["E2"] = "=UPPER(A2)"
    outcome = take_file(village, saved(book))
    assert (2, Code.FORMULA_WITHOUT_RESULT) in problems(outcome)
    assert outcome.plan.rows[0].row.problems[0].details == {"cell": "E2"}


def test_a_csv_file_with_a_byte_order_mark_is_read(village: Region) -> None:
    file = io.BytesIO()
    write_csv(file, list(PERSON), [list(PERSON.values())])
    file.name = "penduduk.csv"
    file.seek(0)
    assert counts(take_file(village, file)) == (1, 0, 0, 0)


def test_the_real_export_has_one_table_with_all_columns() -> None:
    table = find_table(read_sheets(CODES))
    assert len(table.columns) == 43
    assert len(table.lines) == 1845
    assert table.notes == []
