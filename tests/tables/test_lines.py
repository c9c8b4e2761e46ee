"""Finding the table in a file: headings wherever they stand, merged cells, and what is said of a file without one."""

import io
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lonto.lib.spreadsheet import Cell, Range, Sheet
from lonto.tables.columns import Column
from lonto.tables.lines import LIMITS, Line, read_lines, sheets_of

VILLAGE = Column("village", "desa", aliases=("nama desa",), is_required=True, holds_below=True)
VALUE = Column("value", "nilai", is_required=True)
NOTE = Column("note", "catatan")
COLUMNS = (VILLAGE, VALUE, NOTE)


def lines_of(text: str, most: int = 100) -> list[Line]:
    """The rows of a text file, whose columns a semicolon separates."""
    return read_lines(sheets_of(io.BytesIO(text.encode()), "tabel.csv", LIMITS), COLUMNS, most=most)


def drawn(draw: Callable[[Worksheet], None]) -> list[Line]:
    """The rows of a workbook as somebody drew it."""
    file = io.BytesIO()
    with Workbook(file) as book:
        draw(book.add_worksheet())
    file.seek(0)
    return read_lines(sheets_of(file, "tabel.xlsx", LIMITS), COLUMNS)


def refusal(text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        lines_of(text, most=2)
    assert list(caught.value.message_dict) == ["file"], "said beside the field of the file"
    return " ".join(caught.value.messages)


def test_headings_are_found_below_a_title_in_any_order_and_spelling() -> None:
    (line,) = lines_of("Laporan Maret;;\n;;\nNILAI;Nama Desa;lain\n12;Gorontalo;x\n")
    assert (line.number, line.text("village"), line.text("value")) == (4, "Gorontalo", "12")
    assert (line.place("village"), line.place("value")) == ("B4", "A4")


def test_empty_rows_are_passed_over_and_the_others_keep_their_number() -> None:
    assert [line.number for line in lines_of("desa;nilai\nA;1\n;\nB;2\n")] == [2, 4]


def test_a_column_that_the_file_lacks_is_empty_and_has_no_letter() -> None:
    (line,) = lines_of("desa;nilai\nA;1\n")
    assert (line.text("note"), line.place("note")) == ("", "2")


def test_the_first_of_two_columns_with_one_heading_counts() -> None:
    (line,) = lines_of("desa;nilai;nilai\nA;1;2\n")
    assert line.text("value") == "1"


def test_a_formula_is_known_as_one() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["desa", "nilai"])
        sheet.write_row(1, 0, ["A", 1])
        sheet.write(2, 0, "B")
        sheet.write_formula(2, 1, "=1+1", None, 2)

    assert [line.formulas for line in drawn(draw)] == [frozenset(), frozenset({"value"})]


def test_headings_that_stand_in_two_rows_are_read_together() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 0, "desa")
        sheet.write(0, 1, "Angka")
        sheet.write(1, 1, "nilai")
        sheet.write_row(2, 0, ["A", 1])

    (line,) = drawn(draw)
    assert (line.text("village"), line.text("value")) == ("A", "1")


def test_a_value_that_is_merged_downwards_holds_for_each_row() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["desa", "nilai"])
        sheet.merge_range(1, 0, 3, 0, "A")
        for row in (1, 2, 3):
            sheet.write(row, 1, row)

    lines = drawn(draw)
    assert [line.text("village") for line in lines] == ["A", "A", "A"]
    assert [line.covered.get("village") for line in lines] == [None, "A2", "A2"]


def test_a_cell_under_a_merged_one_of_another_column_says_so() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["desa", "nilai"])
        sheet.merge_range(1, 0, 1, 1, "A")

    (line,) = drawn(draw)
    assert (line.text("value"), line.covered) == ("", {"value": "A2"})


def test_a_table_that_says_a_thousand_times_what_is_merged_is_refused() -> None:
    headings: list[Cell] = ["desa", "nilai"]
    row: list[Cell] = ["A", 1.0]
    sheet = Sheet("Data", [headings, *[row] * 500], merged=(Range(2, 1, 501, 50),) * 1000)
    with pytest.raises(ValidationError, match=r"merged|digabung"):
        read_lines([sheet], COLUMNS)


def test_a_heading_over_several_columns_is_refused_with_its_place() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.write(0, 0, "desa")
        sheet.merge_range(0, 1, 0, 2, "nilai")
        sheet.write_row(1, 0, ["A", 1, 2])

    with pytest.raises(ValidationError, match="B1:C1"):
        drawn(draw)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("desa;nilai\n", "di bawah"),
        ("desa;nilai\nA;1\nB;2\nC;3\n", "2 baris"),
        ("a;b\n1;2\n", "desa, nilai"),
        ("desa;b\nA;2\n", "nilai"),
        ("", "kosong"),
        ("<html><table></table></html>", "halaman web"),
    ],
    ids=["no rows", "too many rows", "no headings", "a heading is missing", "empty", "a web page"],
)
def test_a_file_without_such_a_table_is_answered_with_what_is_wrong(text: str, said: str) -> None:
    assert said in refusal(text)


def test_only_the_heading_that_is_missing_is_named() -> None:
    assert "desa" not in refusal("desa;b\nA;2\n").replace("desa ini", "")
