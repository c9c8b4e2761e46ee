"""Levels from a file with the columns number and level: every row that does not fit is named, nothing is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import IO

from lonto.lib.bilingual import Both
from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Sheet, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.regency.maturity.index.exact import problem_with
from lonto.regency.maturity.schemes import Scheme

LIMITS = Limits(file_size=1024 * 1024, rows=2_000, cells=50_000)
HEADING_WITHIN = 20
MOST_DIGITS, MOST_SHOWN = 9, 40
NUMBER = frozenset({"number", "nomor", "no", "indicator", "indikator"})
LEVEL = frozenset({"level", "tingkat", "nilai", "value"})


@dataclass(frozen=True)
class RowProblem:
    """Row and column of the file as a person counts them, what stands there, what is wrong, what to do."""

    row: int
    column: str
    value: str
    what: Both
    to_do: Both

    @property
    def sentence(self) -> Both:
        return Both(
            f"Baris {self.row}, kolom {self.column}, {self.value or 'kosong'}: {self.what.id} {self.to_do.id}",
            f"Row {self.row}, column {self.column}, {self.value or 'empty'}: {self.what.en} {self.to_do.en}",
        )

    def __str__(self) -> str:
        return self.sentence.en


@dataclass(frozen=True)
class LevelTable:
    """The levels of the rows that fit, and the problems of the others."""

    levels: dict[int, Fraction]
    problems: tuple[RowProblem, ...]


def read_levels(source: Path | IO[bytes], name: str, scheme: Scheme) -> LevelTable:
    """Read a .csv, .xlsx, .xls or .ods file; SpreadsheetError where it cannot be read at all."""
    for sheet in read_sheets(source, name, LIMITS):
        heading = _heading(sheet)
        if heading is not None:
            return _table(sheet, *heading, scheme)
    what = Both("Tidak ada baris berjudul number dan level.", "No row has the headings number and level.")
    to_do = Both("Tulislah di atas kedua kolomnya.", "Write them above the two columns.")
    return LevelTable({}, (RowProblem(1, "A", "", what, to_do),))


def _heading(sheet: Sheet) -> tuple[int, int, int] | None:
    """Row of the headings and the places of number and level."""
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        words = [fold(as_text(cell)) for cell in cells]
        number = next((place for place, word in enumerate(words) if word in NUMBER), None)
        level = next((place for place, word in enumerate(words) if word in LEVEL), None)
        if number is not None and level is not None:
            return row, number, level
    return None


def _table(sheet: Sheet, heading: int, number_at: int, level_at: int, scheme: Scheme) -> LevelTable:
    levels: dict[int, Fraction] = {}
    problems: list[RowProblem] = []
    rows: dict[int, int] = {}
    for row, number_cell, level_cell in _pairs(sheet, heading, number_at, level_at):
        read = _read(row, number_cell, level_cell, scheme)
        if isinstance(read, RowProblem):
            problems.append(read)
            continue
        number, level = read
        if number in rows:
            what = Both(
                f"Indikator {number} sudah ada di baris {rows[number]}.",
                f"Indicator {number} stands in row {rows[number]} already.",
            )
            to_do = Both("Sisakan salah satu.", "Keep one of the two.")
            problems.append(RowProblem(row, "number", str(number), what, to_do))
            continue
        rows[number] = row
        if level is not None:
            levels[number] = level
    return LevelTable(levels, tuple(problems))


def _pairs(sheet: Sheet, heading: int, number_at: int, level_at: int) -> Iterator[tuple[int, str, str]]:
    """Row number and the two cells of every row that is not empty."""
    for index in range(heading + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        number, level = (_text(cells[place]) if place < len(cells) else "" for place in (number_at, level_at))
        if number or level:
            yield index + 1, number, level


def _text(cell: Cell) -> str:
    return " ".join(as_text(cell).split())


def _read(row: int, number: str, level: str, scheme: Scheme) -> tuple[int, Fraction | None] | RowProblem:
    last = len(scheme.indicators)
    if not (number.isascii() and number.isdecimal()):
        what = Both("Ini bukan nomor indikator.", "This is no number of an indicator.")
        return RowProblem(row, "number", number, what, Both(f"Tulis 1 sampai {last}.", f"Write 1 to {last}."))
    if len(number) > MOST_DIGITS or int(number) not in scheme.by_number:
        what = Both(f"{scheme.key} tidak memiliki indikator itu.", f"{scheme.key} has no such indicator.")
        to_do = Both(f"Indikatornya 1 sampai {last}.", f"Its indicators run from 1 to {last}.")
        return RowProblem(row, "number", number[:MOST_SHOWN], what, to_do)
    if level in {"", "-"}:
        return int(number), None
    value = _decimal(level)
    if value is None:
        what = Both("Ini bukan bilangan.", "This is no number.")
        return RowProblem(row, "level", level[:MOST_SHOWN], what, _scale(scheme))
    if problem_with(scheme, int(number), value):
        what = Both("Tingkat ini tidak ada.", "This level does not exist.")
        return RowProblem(row, "level", level[:MOST_SHOWN], what, _scale(scheme))
    return int(number), Fraction(value)


def _decimal(text: str) -> Decimal | None:
    """A number with a comma or a point; None for what is none."""
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _scale(scheme: Scheme) -> Both:
    kind = Both("bilangan", "a number") if scheme.takes_fractions else Both("bilangan bulat", "a whole number")
    low, high = scheme.lowest, scheme.highest
    return Both(
        f"Tulis {kind.id} dari {low} sampai {high}, atau kosongkan.",
        f"Write {kind.en} from {low} to {high}, or leave the cell empty.",
    )
