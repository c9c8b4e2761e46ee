import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.importing.cells import (
    IGNORED_STATUS,
    NOT_KNOWN_PREGNANT,
    UNKNOWN_NUMBER,
    Provisional,
    Read,
    read_cell,
)
from lonto.village.residents.importing.problems import Code

BY_HEADING = {column.heading: column for column in COLUMNS}


def read(heading: str, cell: Any) -> Read:
    return read_cell(BY_HEADING[heading], cell)


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("nama", "  D'ORNAY   MARIA ", "D'ORNAY MARIA"),
        ("nama", "YOSEF DARUS, S.Pd.", "YOSEF DARUS, S.Pd."),
        ("nama", "-", None),
        ("dusun", "Wae Nahi\u00a0", "Wae Nahi"),
        ("dusun", "DUSUN WAE_NAHI", "WAE NAHI"),
        ("dusun", "-", ""),
        ("rt", "1", "001"),
        ("rt", 1.0, "001"),
        ("rt", "'01", "001"),
        ("rt", "002/A", "002/A"),
        ("rw", "-", ""),
        ("rw", "", None),
        ("sex", "L", 1),
        ("sex", 2.0, 2),
        ("agama_id", "katholik", 3),
        ("agama_id", "0", None),
        ("pekerjaan_id", "89", 99),
        ("pekerjaan_id", 89.0, 99),
        ("pekerjaan_id", "ANGGOTA LEMBAGA TINGGI", 89),
        ("status_dasar", "TETAP", IGNORED_STATUS),
        ("status_dasar", "TIDAK TETAP", IGNORED_STATUS),
        ("status_dasar", "HIDUP", 1),
        ("hamil", "TIDAK", NOT_KNOWN_PREGNANT),
        ("hamil", "2", 2),
        ("nik", "5315 0547.0892'9901", "5315054708929901"),
        ("nik", "5315054708929901\u200b", "5315054708929901"),
        ("nik", "0", UNKNOWN_NUMBER),
        ("nik", 0.0, UNKNOWN_NUMBER),
        ("nik", "0531505200800001", Provisional("0531505200800001")),
        ("ayah_nik", "0", None),
        ("tanggallahir", "1992-08-07", dt.date(1992, 8, 7)),
        ("tanggallahir", "07-08-1992", dt.date(1992, 8, 7)),
        ("tanggallahir", "7/8/1992", dt.date(1992, 8, 7)),
        ("tanggallahir", dt.datetime(1992, 8, 7), dt.date(1992, 8, 7)),
        ("tanggallahir", 33823.0, dt.date(1992, 8, 7)),
        ("tanggallahir", "0000-00-00", None),
        ("lat", "-8,4964", Decimal("-8.4964000")),
        ("akta_lahir", 12345.0, "12345"),
        ("no_asuransi", "'=1+1", "=1+1"),
    ],
)
def test_a_cell_gives_the_value_of_its_field(heading: str, cell: Any, value: Any) -> None:
    found = read(heading, cell)
    assert found.value == value
    assert found.problem is None or not found.problem.is_refusal


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("nik", 5315054708929900.0, Code.DIGITS_LOST),
        ("nik", "5,31505E+15", Code.DIGITS_LOST),
        ("nik", "5.3150547089299E+15", Code.DIGITS_LOST),
        ("nik", 9171054708929902.0, Code.DIGITS_LOST),
        ("no_kk", 5315050102149110.0, Code.DIGITS_LOST),
        ("nik", "531505470892990", Code.NOT_16_DIGITS),
        ("nik", "5315054708929901aa", Code.NOT_16_DIGITS),
        ("nik", "５３１５０５４７０８９２９９０１", Code.NOT_16_DIGITS),
        ("tanggallahir", "31-02-1990", Code.DATE_DOES_NOT_EXIST),
        ("tanggallahir", "1990-13-01", Code.DATE_DOES_NOT_EXIST),
        ("tanggallahir", "07-08-92", Code.YEAR_TOO_SHORT),
        ("tanggallahir", "Agustus", Code.DATE_NOT_READ),
        ("agama_id", "9", Code.CODE_UNKNOWN),
        ("agama_id", "Jedi", Code.CODE_UNKNOWN),
        ("rt", dt.datetime(2026, 2, 1), Code.TURNED_INTO_DATE),
        ("lat", "91", Code.COORDINATE_NOT_READ),
        ("lat", "NaN", Code.COORDINATE_NOT_READ),
        ("lng", "here", Code.COORDINATE_NOT_READ),
        ("nama", "A" * 151, Code.TOO_LONG),
        ("tag_id_card", "12345", Code.TAG_LENGTH),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(heading: str, cell: Any, code: Code) -> None:
    found = read(heading, cell)
    assert found.problem is not None
    assert found.problem.code is code
    assert found.problem.column == heading
    assert found.problem.is_refusal
    assert found.value is None


def test_a_number_cell_that_kept_its_digits_is_taken_with_a_warning() -> None:
    found = read("nik", 5315054708929901.0)
    assert found.value == "5315054708929901"
    assert found.problem is not None
    assert found.problem.code is Code.NUMBER_CELL


def test_a_made_up_number_of_a_parent_is_not_kept() -> None:
    found = read("ibu_nik", "0531505200800001")
    assert found.value is None
    assert found.problem is not None
    assert found.problem.code is Code.PROVISIONAL_NUMBER


@given(st.sampled_from(COLUMNS), st.text(max_size=60) | st.floats() | st.booleans() | st.dates() | st.datetimes())
def test_no_cell_breaks_its_reader(column: Any, cell: Any) -> None:
    found = read_cell(column, cell)
    assert found.value is None or found.problem is None or not found.problem.is_refusal


@given(st.integers(0, 999), st.integers(0, 4))
def test_leading_zeros_do_not_make_another_rt(number: int, zeros: int) -> None:
    assert read("rt", f"{'0' * zeros}{number}").value == f"{number:03}"
