"""Finding the table in a file: the sheet and row of the headings, and the rows below."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Sheet, SpreadsheetError, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.tables.columns import Column
from lonto.talent.training.tables.files import words_for_file

LIMITS = Limits(file_size=15 * 1024 * 1024, rows=60_000, cells=2_000_000)
HEADING_WITHIN = 20
NEEDED = ("nik", "name", "born_on", "choice_1")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its filled `cells` by column key; `columns` are the keys that the file has."""

    number: int
    cells: dict[str, Cell]
    formulas: frozenset[str] = frozenset()
    columns: frozenset[str] = frozenset()

    def text(self, key: str) -> str:
        cell = self.cells.get(key, "")
        return "" if cell == "" else as_text(cell)


def read_lines(file: IO[bytes], name: str, columns: tuple[Column, ...], needed: tuple[str, ...] = NEEDED) -> list[Line]:
    """The rows below the headings, which have at least the `needed` columns; Refused says what is wrong as a whole."""
    try:
        for sheet in read_sheets(file, name, LIMITS):
            found = _headings(sheet, columns, needed)
            if found is not None:
                lines = list(_lines(sheet, *found))
                if not lines:
                    raise Refused("file", _("There is no row below the headings."))
                return lines
    except SpreadsheetError as error:
        raise Refused("file", words_for_file(error)) from error
    headings = ", ".join(column.heading for column in columns if column.key in needed)
    raise Refused(
        "file",
        _("No row with the headings %(columns)s was found. Use the template of this page.") % {"columns": headings},
    )


def _headings(sheet: Sheet, columns: tuple[Column, ...], needed: tuple[str, ...]) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the place of each known column."""
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        written = [fold(as_text(cell)) for cell in cells]
        places = {
            column.key: next(place for place, text in enumerate(written) if text in column.spellings)
            for column in columns
            if any(text in column.spellings for text in written)
        }
        if all(key in places for key in needed):
            return row, places
    return None


def _lines(sheet: Sheet, heading_row: int, places: dict[str, int]) -> Iterator[Line]:
    pairs, columns = list(places.items()), frozenset(places)
    formulas = {
        number: frozenset(key for key, at in pairs if (number, at + 1) in sheet.formulas)
        for number, _at in sheet.formulas
    }
    for index in range(heading_row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        width = len(row)
        cells = {key: row[place] for key, place in pairs if place < width and row[place] != ""}
        if any(as_text(cell) for cell in cells.values()):
            yield Line(index + 1, cells, formulas.get(index + 1, frozenset()), columns)
