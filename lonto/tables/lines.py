"""Finding the table in a file: the row of the headings, and the rows below it, whatever was merged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import IO

from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet import Cell, Limits, Range, Sheet, SpreadsheetError, column_letters, read_sheets
from lonto.lib.spreadsheet.values import as_text
from lonto.tables.columns import Column
from lonto.tables.files import file_refused, not_a_table

LIMITS = Limits(file_size=5 * 1024 * 1024, rows=20_000, cells=500_000)
MOST_LINES = 10_000
HEADING_WITHIN = 20
WIDEST_MERGE = 50
MOST_MERGED = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its filled `cells` by column key, and the letter of each column that the file has.

    `formulas` are cells that hold one; `covered` are cells under a merged one, with the place of that one.
    """

    number: int
    cells: dict[str, Cell]
    letters: Mapping[str, str] = field(default_factory=dict)
    formulas: frozenset[str] = frozenset()
    covered: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""

    def text(self, key: str) -> str:
        cell = self.cells.get(key, "")
        return "" if cell == "" else as_text(cell)

    def place(self, key: str) -> str:
        """Where a cell stands, as the spreadsheet program calls it: C12, or "Bukti, C12" where sheets are named."""
        cell = f"{self.letters.get(key, '')}{self.number}"
        return f"{self.sheet}, {cell}" if self.sheet else cell


def sheets_of(file: IO[bytes], name: str, limits: Limits) -> list[Sheet]:
    """The sheets of a file; ValidationError where it cannot be read."""
    try:
        return list(read_sheets(file, name, limits))
    except SpreadsheetError as error:
        raise not_a_table(error) from error


def read_lines(sheets: Sequence[Sheet], columns: Sequence[Column], *, most: int = MOST_LINES) -> list[Line]:
    """The rows below the headings; ValidationError says what is wrong with the file as a whole."""
    for sheet in sheets:
        lines = lines_of(sheet, columns)
        if lines is None:
            continue
        if not lines:
            raise file_refused(_("There is no row below the headings."), "empty")
        if len(lines) > most:
            raise file_refused(_("A table has at most %(count)d rows. Split it.") % {"count": most}, "long")
        return lines
    lacking = _lacking(sheets, columns)
    names = ", ".join(column.heading for column in lacking)
    if len(lacking) < sum(column.is_required for column in columns):
        sentence = _("The table lacks the columns %(columns)s. Use the template of this page.")
    else:
        sentence = _("No row with the headings %(columns)s was found. Use the template of this page.")
    raise file_refused(sentence % {"columns": names}, "headings")


def lines_of(sheet: Sheet, columns: Sequence[Column], *, name: str = "") -> list[Line] | None:
    """The filled rows below the headings; None where the sheet has no row with all the required ones.

    `name` is what the places of cells call the sheet.
    """
    for row in range(min(len(sheet.rows), HEADING_WITHIN)):
        for texts in _readings(sheet, row):
            places = _places(texts, columns)
            if all(column.key in places for column in columns if column.is_required):
                _refuse_wide(sheet, row, places)
                return list(_lines(sheet, row, places, columns, name))
    return None


def _readings(sheet: Sheet, row: int) -> Iterator[list[str]]:
    """What the headings of a row say; where some of them stand one row higher, read together with those."""
    written = [fold(as_text(cell)) for cell in sheet.rows[row]]
    yield written
    if row:
        above = sheet.rows[row - 1]
        yield [text or fold(as_text(cell)) for text, cell in zip_longest(written, above[: len(written)], fillvalue="")]


def _places(texts: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """By column key the first place where one of its spellings stands."""
    first: dict[str, int] = {}
    for place, text in enumerate(texts):
        first.setdefault(text, place)
    found = {column.key: [first[text] for text in column.spellings if text in first] for column in columns}
    return {key: min(places) for key, places in found.items() if places}


def _lacking(sheets: Sequence[Sheet], columns: Sequence[Column]) -> list[Column]:
    """The required columns that the most likely row of headings does not have."""
    required = [column for column in columns if column.is_required]
    found = [
        [column for column in required if column.key not in _places(texts, required)]
        for sheet in sheets
        for row in range(min(len(sheet.rows), HEADING_WITHIN))
        for texts in _readings(sheet, row)
    ]
    return min(found, key=len, default=required)


def _refuse_wide(sheet: Sheet, row: int, places: dict[str, int]) -> None:
    """A heading over several columns does not say which of them it means."""
    for area in sheet.merged:
        if area.top <= row + 1 <= area.bottom and area.left < area.right and area.left - 1 in places.values():
            first, last = column_letters(area.left), column_letters(area.right)
            sentence = _(
                "The heading in %(place)s is merged over several columns, so that nobody knows which of them it means. "
                "Split the merged cells and give each column its own heading."
            )
            raise file_refused(sentence % {"place": f"{first}{area.top}:{last}{area.bottom}"}, "merged")


def _lines(sheet: Sheet, heading: int, places: dict[str, int], columns: Sequence[Column], name: str) -> Iterator[Line]:
    pairs = list(places.items())
    letters = {key: column_letters(place + 1) for key, place in pairs}
    holding = {column.key for column in columns if column.holds_below}
    with_formulas = {row for row, _column in sheet.formulas}
    over = _cover(sheet)
    for index in range(heading + 1, len(sheet.rows)):
        row, number = sheet.rows[index], index + 1
        width = len(row)
        cells = {key: row[place] for key, place in pairs if place < width and row[place] != ""}
        covered: dict[str, str] = {}
        for key, place in pairs if over else ():
            area = over.get((number, place + 1))
            if area is None:
                continue
            covered[key] = f"{column_letters(area.left)}{area.top}"
            if key in holding and area.left == place + 1 and area.top > heading + 1:
                cells[key] = sheet.rows[area.top - 1][place]
        if any(as_text(cell) for cell in cells.values()):
            formulas = (
                frozenset(key for key, place in pairs if (number, place + 1) in sheet.formulas)
                if number in with_formulas
                else frozenset[str]()
            )
            yield Line(number, cells, letters, formulas, covered, name)


def _cover(sheet: Sheet) -> dict[tuple[int, int], Range]:
    """Each cell under a merged one, the corner that holds its content apart."""
    over: dict[tuple[int, int], Range] = {}
    cells = 0
    for area in sheet.merged:
        rows = range(area.top, min(area.bottom, len(sheet.rows)) + 1)
        columns = range(area.left, min(area.right, area.left + WIDEST_MERGE) + 1)
        cells += len(rows) * len(columns)
        if cells > MOST_MERGED:
            raise file_refused(_("Too many cells of this table are merged. Split the merged cells."), "merged")
        over |= {(row, column): area for row in rows for column in columns if (row, column) != (area.top, area.left)}
    return over
