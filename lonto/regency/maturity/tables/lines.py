"""Finding the two tables in a file, and their rows, whatever was merged above and beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Range, Sheet, SpreadsheetError, column_letters, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.regency.maturity.tables.columns import EVIDENCE, LEVELS, Column
from lonto.regency.maturity.tables.problems import words_for_file

LIMITS = Limits(file_size=5 * 1024 * 1024, rows=5_000, cells=500_000)
HEADING_WITHIN = 20
MOST_LINES = 1_000
CSV = "CSV"  # what the reader calls the one sheet of a text file


@dataclass(frozen=True)
class Line:
    """One row, by column key, with the letter of each column; `covered` are cells that a merged one lies over."""

    sheet: str
    number: int
    cells: dict[str, Cell]
    letters: dict[str, str]
    formulas: frozenset[str]
    covered: dict[str, str]

    def text(self, key: str) -> str:
        return as_text(self.cells.get(key, ""))

    def place(self, key: str) -> str:
        """Where a cell stands, like "Bukti, C12"; a column that the file lacks has no letter."""
        cell = f"{self.letters.get(key, '')}{self.number}"
        return f"{self.sheet}, {cell}" if self.sheet else cell


@dataclass(frozen=True)
class Tables:
    """The rows of the levels and those of the evidence; one file may hold either or both."""

    levels: list[Line]
    evidence: list[Line]


def read_tables(file: IO[bytes], name: str) -> Tables:
    """What a file holds; ValidationError says what is wrong with the file as a whole."""
    try:
        sheets = list(read_sheets(file, name, LIMITS))
    except SpreadsheetError as error:
        raise ValidationError({"file": words_for_file(error)}, code="file") from error
    levels: list[Line] = []
    evidence: list[Line] = []
    has_headings = False
    for sheet in sheets:
        for columns, lines in ((LEVELS, levels), (EVIDENCE, evidence)):
            found = _headings(sheet, columns)
            if found is not None:
                has_headings = True
                lines += _lines(sheet, *found)
    if not has_headings:
        sentence = _(
            "No row with the headings %(levels)s or %(evidence)s was found. Use the template, or write them in one row "
            "above the table."
        )
        values = {"levels": _needed(LEVELS), "evidence": _needed(EVIDENCE)}
        raise _refused(sentence % values, "headings")
    tables = Tables([one for one in levels if _says_a_level(one)], [one for one in evidence if _says_evidence(one)])
    if not (tables.levels or tables.evidence):
        raise _refused(_("No row below the headings says anything. Fill in the table first."), "empty")
    if len(tables.levels) + len(tables.evidence) > MOST_LINES:
        raise _refused(_("A table has at most %(count)d rows. Split it.") % {"count": MOST_LINES}, "long")
    return tables


def _needed(columns: Sequence[Column]) -> str:
    return " + ".join(column.heading for column in columns if column.is_required)


def _headings(sheet: Sheet, columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the place of each column. Headings may stand in two rows, one below the other."""
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        above = sheet.rows[row - 1] if row else []
        written = [fold(as_text(cell)) for cell in cells]
        both = [text or fold(as_text(above[place])) for place, text in enumerate(written) if place < len(above)]
        for texts in (written, [*both, *written[len(both) :]]):
            places = _places(texts, columns)
            if all(column.key in places for column in columns if column.is_required):
                _refuse_wide(sheet, row, places)
                return row, places
    return None


def _places(texts: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    return {
        column.key: next(place for place, text in enumerate(texts) if text in column.spellings)
        for column in columns
        if any(text in column.spellings for text in texts)
    }


def _refuse_wide(sheet: Sheet, row: int, places: dict[str, int]) -> None:
    """A heading over several columns does not say which of them it means."""
    for area in sheet.merged:
        if area.top <= row + 1 <= area.bottom and area.left < area.right and area.left - 1 in places.values():
            first, last = column_letters(area.left), column_letters(area.right)
            sentence = _(
                "The heading in %(place)s is merged over several columns, so that nobody knows which of them it means. "
                "Split the merged cells and give each column its own heading."
            )
            raise _refused(sentence % {"place": f"{first}{area.top}:{last}{area.bottom}"}, "merged")


def _lines(sheet: Sheet, heading_row: int, places: dict[str, int]) -> Iterator[Line]:
    """A number that is merged down over several rows holds for each of them."""
    letters = {key: column_letters(place + 1) for key, place in places.items()}
    over, name = _cover(sheet.merged), "" if sheet.name == CSV else sheet.name
    for index in range(heading_row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        covered: dict[str, str] = {}
        for key, place in places.items():
            area = over.get((index + 1, place + 1))
            if area is None:
                continue
            covered[key] = f"{column_letters(area.left)}{area.top}"
            if key in ("number", "numbers") and area.left == place + 1 and area.top > heading_row + 1:
                cells[key] = sheet.rows[area.top - 1][place]
        formulas = frozenset(key for key, place in places.items() if (index + 1, place + 1) in sheet.formulas)
        yield Line(name, index + 1, cells, letters, formulas, covered)


def _cover(merged: Sequence[Range]) -> dict[tuple[int, int], Range]:
    """Each cell under a merged one, the corner that holds its content apart."""
    return {
        (row, column): area
        for area in merged
        for row in range(area.top, min(area.bottom, LIMITS.rows) + 1)
        for column in range(area.left, min(area.right, area.left + 50) + 1)
        if (row, column) != (area.top, area.left)
    }


def _says_a_level(line: Line) -> bool:
    """A row under a number that is merged down only goes on with the evidence of the indicator above."""
    if "number" in line.covered and not line.text("level"):
        return False
    return any(line.text(key) for key in ("level", "criteria", "explanation")) or (
        "level" in line.covered and bool(line.text("number"))
    )


def _says_evidence(line: Line) -> bool:
    return any(line.text(key) for key in ("title", "url", "sha256"))


def _refused(sentence: str, code: str) -> ValidationError:
    return ValidationError({"file": ValidationError(sentence, code=code)})
