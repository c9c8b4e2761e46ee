"""Reading the rows of a table of figures from a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Sheet, SpreadsheetError, column_letters, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.regency.figures.tables.columns import Column
from lonto.regency.figures.tables.problems import words_for_file

LIMITS = Limits(file_size=5 * 1024 * 1024, rows=20_000, cells=500_000)
HEADING_WITHIN = 20
MOST_LINES = 10_000


@dataclass(frozen=True)
class Line:
    """One row of the file, by column key, with the letter of each column for whoever has to mend it."""

    number: int
    cells: dict[str, Cell]
    letters: dict[str, str]
    formulas: frozenset[str]

    def text(self, key: str) -> str:
        return as_text(self.cells.get(key, ""))

    def place(self, key: str) -> str:
        """Where a cell stands, as the spreadsheet program calls it, like C12."""
        return f"{self.letters.get(key, '')}{self.number}"


def read_lines(file: IO[bytes], name: str, columns: Sequence[Column]) -> list[Line]:
    """The rows below the headings; ValidationError says what is wrong with the file as a whole."""
    try:
        sheets = list(read_sheets(file, name, LIMITS))
    except SpreadsheetError as error:
        raise ValidationError(words_for_file(error), code="file") from error
    for sheet in sheets:
        found = _headings(sheet, columns)
        if found is not None:
            row, places = found
            lines = list(_lines(sheet, row, places))
            if not lines:
                raise ValidationError(_("There is no row below the headings."), code="empty")
            if len(lines) > MOST_LINES:
                raise ValidationError(_("A table has at most %(count)d figures.") % {"count": MOST_LINES}, code="long")
            return lines
    wanted = ", ".join(column.heading for column in columns if column.is_required)
    raise ValidationError(
        _("No row with the headings %(columns)s was found. Use the template of this page.") % {"columns": wanted},
        code="headings",
    )


def _headings(sheet: Sheet, columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the place of each column; all that are required must be there."""
    needed = {column.key for column in columns if column.is_required}
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        written = [fold(as_text(cell)) for cell in cells]
        places = {
            column.key: next(place for place, text in enumerate(written) if text in column.spellings)
            for column in columns
            if any(text in column.spellings for text in written)
        }
        if needed <= places.keys():
            return row, places
    return None


def _lines(sheet: Sheet, heading_row: int, places: dict[str, int]) -> Iterator[Line]:
    letters = {key: column_letters(place + 1) for key, place in places.items()}
    for index in range(heading_row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        if any(as_text(cell) for cell in cells.values()):
            formulas = frozenset(key for key, place in places.items() if (index + 1, place + 1) in sheet.formulas)
            yield Line(index + 1, cells, letters, formulas)
