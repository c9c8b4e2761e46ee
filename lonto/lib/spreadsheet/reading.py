"""Reading what people hand in: .xlsx, .xlsm, .xlsb, .xls, .ods and .csv, checked before anything is opened."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

import python_calamine as calamine

from lonto.lib.spreadsheet.errors import Damaged, Encrypted, SpreadsheetError, TooLarge
from lonto.lib.spreadsheet.kinds import Kind, kind_of
from lonto.lib.spreadsheet.limits import Limits
from lonto.lib.spreadsheet.scan import Scan, check_repetitions, scan_workbook

Cell: TypeAlias = str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta

_LONGEST_FIELD = 131_072
_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[0]` is row 1 of the file, empty cells are ""; rows without content at the end are left out.

    `formulas` are the (row, column) of cells that hold a formula, counted from 1; their value is the one last
    computed. They are known for .xlsx only.
    """

    name: str
    rows: list[list[Cell]]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Range, ...] = ()


def read_sheets(source: Path | IO[bytes], name: str = "", limits: Limits | None = None) -> Iterator[Sheet]:
    """Yield the sheets of a file in their order; raises a SpreadsheetError that says what is wrong with it."""
    bounds = limits or Limits()
    with _opened(source) as file:
        kind = kind_of(file, name or getattr(source, "name", ""), bounds)
        if kind is Kind.CSV:
            file.seek(0)
            yield _read_text(file.read(), bounds)
            return
        scans = scan_workbook(file, bounds) if kind is Kind.XLSX else {}
        if kind is Kind.ODS:
            check_repetitions(file, bounds)
        with _refusing():
            file.seek(0)
            book = calamine.CalamineWorkbook.from_filelike(file)
            names = book.sheet_names
        cells = bounds.cells
        for sheet_name in names:
            with _refusing():
                sheet = _read_sheet(book, sheet_name, scans.get(sheet_name), bounds, cells)
            cells -= sum(map(len, sheet.rows))
            yield sheet


def _read_sheet(book: calamine.CalamineWorkbook, name: str, scan: Scan | None, limits: Limits, cells: int) -> Sheet:
    """One sheet of at most so many `cells`, which is what the sheets before it have left of the limit."""
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > limits.rows or sheet.total_height * sheet.total_width > cells:
        raise TooLarge(name, f"{limits.rows}")
    rows = sheet.to_python(skip_empty_area=False)
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    merged = tuple(
        Range(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return Sheet(name, rows, scan.formulas if scan else frozenset(), merged)


def _read_text(content: bytes, limits: Limits) -> Sheet:
    """A CSV file; what separates its columns is told by its first line."""
    text = _decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(_LONGEST_FIELD)
    rows: list[list[Cell]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(list(row))
            if len(rows) > limits.rows:
                raise TooLarge(limit=f"{limits.rows}")
    except csv.Error as error:
        raise Damaged(f"{len(rows) + 1}") from error
    while rows and not any(rows[-1]):
        rows.pop()
    return Sheet("CSV", rows)


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 decodes every byte")


@contextmanager
def _opened(source: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield file
    else:
        yield source


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever a broken file makes the reader do, the answer is a SpreadsheetError.

    Its panics derive from BaseException, so that they must be caught by name.
    """
    try:
        yield
    except SpreadsheetError:
        raise
    except calamine.PasswordError as error:
        raise Encrypted from error
    except Exception as error:
        raise Damaged from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Damaged from error
