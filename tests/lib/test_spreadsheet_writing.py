import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.spreadsheet import harmless, read_sheets, write_csv, write_xlsx

printable = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40)


@given(st.lists(st.lists(printable, min_size=2, max_size=2), max_size=5))
def test_every_text_comes_back_from_a_workbook_as_it_was(rows: list[list[str]]) -> None:
    file = io.BytesIO()
    write_xlsx(file, ["a", "b"], rows)
    assert next(read_sheets(file, "a.xlsx")).rows == [["a", "b"], *rows]


def test_no_text_becomes_a_formula_or_a_link() -> None:
    file = io.BytesIO()
    write_xlsx(file, ["=heading"], [["=1+1"], ["https://example.org"], ["{=SUM(A1)}"]])
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_long_numbers_are_text_and_dates_are_dates() -> None:
    file = io.BytesIO()
    write_xlsx(file, ["nik", "born", "number", "nothing"], [["5315054708929901", dt.date(1992, 8, 7), 12, None]])
    assert next(read_sheets(file, "a.xlsx")).rows[1] == ["5315054708929901", dt.date(1992, 8, 7), 12.0, ""]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_formula_in_a_csv_file_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-", "-8.5", "+628123456", "D'ornay", "001", "a=b"])
def test_an_ordinary_text_in_a_csv_file_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_a_csv_file_opens_with_its_accents_in_every_program() -> None:
    file = io.BytesIO()
    write_csv(file, ["nama"], [['Éga; "Si"\nBesar'], [None], [3]])
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    text = io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")
    assert list(csv.reader(text)) == [["nama"], ['Éga; "Si"\nBesar'], [""], ["3"]]


def test_a_csv_file_is_written_to_disk_by_its_path(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ["nama"], [["Suharto"]])
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig") == "nama\nSuharto\n"
