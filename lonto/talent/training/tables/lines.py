"""Reading the rows of a table of classes from a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Sheet, SpreadsheetError, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.talent.training.tables.columns import COLUMNS
from lonto.talent.training.tables.files import words_for_file

LIMITS = Limits(file_size=5 * 1024 * 1024, rows=5_000, cells=500_000)
HEADING_WITHIN = 20
MOST_LINES = 1_000


@dataclass(frozen=True)
class Line:
    """One row of the file, by column key; columns that the file lacks are not in it."""

    number: int
    cells: dict[str, Cell]
    formulas: frozenset[str]

    def text(self, key: str) -> str:
        return as_text(self.cells.get(key, ""))


def read_lines(file: IO[bytes], name: str) -> list[Line]:
    """The rows below the headings; ValidationError says what is wrong with the file as a whole."""
    try:
        sheets = list(read_sheets(file, name, LIMITS))
    except SpreadsheetError as error:
        raise ValidationError(words_for_file(error), code="file") from error
    for sheet in sheets:
        found = _headings(sheet)
        if found is not None:
            row, places = found
            _require_columns(places)
            lines = list(_lines(sheet, row, places))
            if not lines:
                raise ValidationError(_("There is no row below the headings."), code="empty")
            if len(lines) > MOST_LINES:
                raise ValidationError(_("A table has at most %(count)d classes.") % {"count": MOST_LINES}, code="long")
            return lines
    raise ValidationError(
        _("No row with the headings was found. Use the template of this page."),
        code="headings",
    )


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the place of each known column; a table has at least "kode" and "akademi"."""
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        written = [fold(as_text(cell)) for cell in cells]
        places = {
            column.key: next(place for place, text in enumerate(written) if text in column.spellings)
            for column in COLUMNS
            if any(text in column.spellings for text in written)
        }
        if {"code", "academy"} <= places.keys():
            return row, places
    return None


def _require_columns(places: dict[str, int]) -> None:
    missing = [column.heading for column in COLUMNS if column.is_required and column.key not in places]
    if missing:
        sentence = _("The table lacks the columns %(columns)s. Use the template of this page.")
        raise ValidationError(sentence % {"columns": ", ".join(missing)}, code="columns")


def _lines(sheet: Sheet, heading_row: int, places: dict[str, int]) -> Iterator[Line]:
    for index in range(heading_row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        if any(as_text(cell) for cell in cells.values()):
            formulas = frozenset(key for key, place in places.items() if (index + 1, place + 1) in sheet.formulas)
            yield Line(index + 1, cells, formulas)
