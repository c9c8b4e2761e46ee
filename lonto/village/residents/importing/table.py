"""Finding the table in a file: which sheet, which row holds the headings, which column is which, where it ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lonto.lib import names
from lonto.lib.spreadsheet import Cell, Range, Sheet
from lonto.village.residents.columns import COLUMNS, ResidentColumn
from lonto.village.residents.importing.problems import Code, Problem

_NOT_DATA = frozenset({"kode data"})
_HEADING_ROWS = 10
_END_MARK = "###"


class NoTable(Exception):  # noqa: N818  what the file is, as in lonto.lib.spreadsheet
    """No sheet has the headings of residents; `found` are the texts that stand in the first row with content."""

    def __init__(self, found: list[str]) -> None:
        self.found = found
        super().__init__("No sheet of this file has the columns of residents.")


class HeadingTwice(Exception):  # noqa: N818
    """Two columns have the same heading, so that it is not known which one counts."""

    def __init__(self, heading: str) -> None:
        self.heading = heading
        super().__init__(f"The heading {heading} stands twice.")


class NoRows(Exception):  # noqa: N818
    """The headings are there and nobody below them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row with content: its number in the file and its cells, in the order of `Table.columns`."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True)
class Table:
    """The table of residents of one file; `formulas` and `merged` are in the file's own rows and columns."""

    sheet: str
    columns: list[tuple[int, ResidentColumn]]
    lines: list[Line]
    notes: list[Problem] = field(default_factory=list)
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Range, ...] = ()

    @property
    def fields(self) -> set[str]:
        return {column.field for _at, column in self.columns}


def find_table(sheets: Iterable[Sheet]) -> Table:
    """The first sheet with the headings of residents; raises NoTable, HeadingTwice or NoRows."""
    skipped: list[str] = []
    found: list[str] = []
    for sheet in sheets:
        if names.fold(sheet.name) in _NOT_DATA:
            skipped.append(sheet.name)
            continue
        row, columns = _find_headings(sheet)
        if row is not None:
            return _table(sheet, row, columns, skipped)
        found = found or _texts_of_first_row(sheet)
        skipped.append(sheet.name)
    raise NoTable(found)


def _find_headings(sheet: Sheet) -> tuple[int | None, list[tuple[int, ResidentColumn]]]:
    """The row of the headings: it names people by NIK or by name, and at least one thing more."""
    for index, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        columns = [(at, column) for at, cell in enumerate(row) if (column := _BY_HEADING.get(_bare(cell)))]
        fields = {column.field for _at, column in columns}
        if len(fields) > 1 and fields & {"nik", "name"}:
            return index, columns
    return None, []


def _table(sheet: Sheet, heading_row: int, columns: list[tuple[int, ResidentColumn]], skipped: list[str]) -> Table:
    seen: set[str] = set()
    for _at, column in columns:
        if column.field in seen:
            raise HeadingTwice(column.heading)
        seen.add(column.field)
    known = {at for at, _column in columns}
    unknown = [
        names.clean(str(cell)) for at, cell in enumerate(sheet.rows[heading_row]) if at not in known and _bare(cell)
    ]
    notes = []
    if unknown:
        notes.append(Problem(Code.UNKNOWN_COLUMNS, details={"columns": ", ".join(unknown)[:500]}))
    if skipped:
        notes.append(Problem(Code.SHEET_READ, details={"sheet": sheet.name, "skipped": ", ".join(skipped)[:500]}))
    lines = _lines(sheet, heading_row, [at for at, _column in columns], notes)
    if not lines:
        raise NoRows
    return Table(sheet.name, columns, lines, notes, sheet.formulas, sheet.merged)


def _lines(sheet: Sheet, heading_row: int, places: list[int], notes: list[Problem]) -> list[Line]:
    lines: list[Line] = []
    empty: list[int] = []
    gaps: list[int] = []
    for number, row in enumerate(sheet.rows[heading_row + 1 :], start=heading_row + 2):
        if len(row) > 1 and row[1] == _END_MARK:
            notes.append(Problem(Code.END_MARK, details={"row": number}))
            break
        cells = [row[at] if at < len(row) else "" for at in places]
        if any(cell != "" and (not isinstance(cell, str) or names.clean(cell)) for cell in cells):
            gaps += empty
            empty = []
            lines.append(Line(number, cells))
        else:
            empty.append(number)
    if gaps:
        notes.append(Problem(Code.EMPTY_ROWS, details={"count": len(gaps), "first": gaps[0], "last": gaps[-1]}))
    return lines


def _texts_of_first_row(sheet: Sheet) -> list[str]:
    rows = ([names.clean(str(cell)) for cell in row if cell != ""] for row in sheet.rows)
    return next((texts for texts in rows if any(texts)), [])[:20]


def _bare(cell: Cell) -> str:
    """A heading without case, spaces, dots, underscores and what cannot be seen."""
    return names.fold(cell).replace(" ", "") if isinstance(cell, str) else ""


_BY_HEADING = {_bare(column.heading): column for column in COLUMNS}
