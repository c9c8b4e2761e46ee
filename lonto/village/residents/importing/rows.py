"""From a line of cells to the typed values of one person, with everything that can be said from the row alone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lonto.lib import nik
from lonto.lib.spreadsheet import Cell, column_letters
from lonto.village.residents.choices import Sex
from lonto.village.residents.columns import ResidentColumn
from lonto.village.residents.importing.cells import Read, as_text, read_cell
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.table import Line, Table

NAME_RULE_SINCE = dt.date(2022, 4, 21)
"""Since Permendagri 73/2022 a name that is newly written down has two words and at most 60 letters."""
LONGEST_NEW_NAME = 60

FAULT_CODES = {
    nik.Fault.NOT_16_DIGITS: Code.NOT_16_DIGITS,
    nik.Fault.SERIAL_0000: Code.SERIAL_0000,
    nik.Fault.REGENCY_UNKNOWN: Code.REGENCY_UNKNOWN,
    nik.Fault.DATE_IMPOSSIBLE: Code.NIK_DATE_IMPOSSIBLE,
}
_DOUBTS = {
    nik.Doubt.DISTRICT_UNKNOWN: Code.DISTRICT_UNKNOWN,
    nik.Doubt.DATE_IMPOSSIBLE: Code.NUMBER_DOUBTFUL,
    nik.Doubt.SEX_DIFFERS: Code.SEX_DIFFERS,
    nik.Doubt.BIRTH_DATE_DIFFERS: Code.BIRTH_DATE_DIFFERS,
}
_MAY_BE_LATER = frozenset({"passport_expires_on"})


@dataclass(slots=True)
class Row:
    """One person of a file: `values` by field, without those whose cell is empty."""

    number: int
    values: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    is_registered_elsewhere: bool = False

    @property
    def is_refused(self) -> bool:
        return any(problem.is_refusal for problem in self.problems)


@dataclass(frozen=True)
class Standards:
    """What a row is checked against: known region codes, the village's own district ("531505"), today."""

    known: nik.KnownCodes
    district: str
    today: dt.date


class ColumnReader:
    """Reads each distinct content of its column once: most columns repeat a few codes."""

    def __init__(self, column: ResidentColumn) -> None:
        self.column = column
        self.kept: dict[tuple[type, Cell], Read] = {}

    def __call__(self, cell: Cell) -> Read:
        key = (type(cell), cell)
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = read_cell(self.column, cell)
        return found


def readers_of(table: Table) -> list[ColumnReader]:
    """A reader for each column of the table."""
    return [ColumnReader(column) for _at, column in table.columns]


def read_rows(table: Table, readers: list[ColumnReader], standards: Standards) -> Iterator[Row]:
    """Read and check each line of a table."""
    watched = _watched_cells(table)
    for line in table.lines:
        row = _read_line(line, readers)
        for position, code in watched.get(line.number, ()):
            row.problems.append(_about_cell(line, position, code, table))
        check_row(row, standards)
        yield row


def _read_line(line: Line, readers: list[ColumnReader]) -> Row:
    row = Row(line.number, {})
    for cell, reader in zip(line.cells, readers, strict=True):
        if cell == "":
            continue
        read = reader(cell)
        if read.value is not None:
            row.values[reader.column.field] = read.value
        if read.problem is not None:
            row.problems.append(read.problem)
    return row


def _about_cell(line: Line, position: int, code: Code, table: Table) -> Problem:
    cell = line.cells[position]
    at, column = table.columns[position]
    if code is Code.FORMULA and cell == "":
        code = Code.FORMULA_WITHOUT_RESULT
    return Problem(code, column.heading, as_text(cell)[:200], {"cell": f"{column_letters(at + 1)}{line.number}"})


def check_row(row: Row, standards: Standards) -> None:
    """Add to `row.problems` what follows from its values taken together."""
    _check_numbers(row, standards)
    _check_dates(row, standards)
    _check_name(row)
    if row.values.get("sex") == Sex.MALE and row.values.get("pregnancy") == 1:
        del row.values["pregnancy"]
        row.problems.append(Problem(Code.PREGNANT_MAN, "hamil", "1"))


def _check_numbers(row: Row, standards: Standards) -> None:
    values = row.values
    digits = values.get("nik")
    if isinstance(digits, str):
        number = nik.parse_nik(digits, standards.known, standards.today)
        _add(row, "nik", number, is_own=True)
        if number.is_valid:
            doubts = nik.compare(
                number, sex=values.get("sex"), born_on=values.get("born_on"), district=standards.district
            )
            row.is_registered_elsewhere = nik.Doubt.REGION_DIFFERS in doubts
            row.problems += [Problem(_DOUBTS[doubt], "nik", digits) for doubt in doubts if doubt in _DOUBTS]
    digits = values.get("kk")
    if isinstance(digits, str):
        _add(row, "no_kk", nik.parse_kk(digits, standards.known, standards.today), is_own=True)
    for name, heading in (("father_nik", "ayah_nik"), ("mother_nik", "ibu_nik")):
        if name in values:
            _add(row, heading, nik.parse_nik(values[name], standards.known, standards.today), is_own=False)


def _add(row: Row, heading: str, number: nik.Number, *, is_own: bool) -> None:
    """The faults of a parent's number do not keep the child out of the register."""
    if number.faults and not is_own:
        row.problems.append(Problem(Code.NUMBER_DOUBTFUL, heading, number.digits))
        return
    row.problems += [Problem(FAULT_CODES[fault], heading, number.digits) for fault in number.faults]
    if is_own and not number.faults:
        row.problems += [Problem(_DOUBTS[doubt], heading, number.digits) for doubt in number.doubts]


def _check_dates(row: Row, standards: Standards) -> None:
    for name, heading in _DATE_COLUMNS:
        day = row.values.get(name)
        if day is not None and day > standards.today and name not in _MAY_BE_LATER:
            row.problems.append(Problem(Code.DATE_IN_FUTURE, heading, day.isoformat()))


_DATE_COLUMNS = (
    ("born_on", "tanggallahir"),
    ("married_on", "tanggalperkawinan"),
    ("divorced_on", "tanggalperceraian"),
)


def _check_name(row: Row) -> None:
    name, born_on = row.values.get("name"), row.values.get("born_on")
    if name is None or born_on is None or born_on < NAME_RULE_SINCE:
        return
    if " " not in name:
        row.problems.append(Problem(Code.ONE_WORD_NAME, "nama", name))
    if len(name) > LONGEST_NEW_NAME:
        row.problems.append(Problem(Code.LONG_NAME, "nama", name, {"longest": LONGEST_NEW_NAME}))


def _watched_cells(table: Table) -> dict[int, list[tuple[int, Code]]]:
    """Cells with a formula, and cells that a merge has emptied: row number -> (position in the line, what)."""
    places = {at + 1: position for position, (at, _column) in enumerate(table.columns)}
    watched: dict[int, list[tuple[int, Code]]] = {}
    for number, column in table.formulas:
        if column in places:
            watched.setdefault(number, []).append((places[column], Code.FORMULA))
    first, last = table.lines[0].number, table.lines[-1].number
    for area in table.merged:
        for number in range(max(area.top, first), min(area.bottom, last) + 1):
            watched.setdefault(number, []).extend(
                (position, Code.MERGED_CELLS)
                for column, position in places.items()
                if area.left <= column <= area.right and (number, column) != (area.top, area.left)
            )
    return watched
