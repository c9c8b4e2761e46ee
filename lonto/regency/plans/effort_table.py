"""What rises take as a spreadsheet: handed out with every rise of a scheme, read back with every wrong cell named."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.rupiah import parse_rupiah
from lonto.lib.spreadsheet import Cell, Limits, Sheet, SpreadsheetError, column_letters, read_sheets, write_xlsx
from lonto.lib.spreadsheet.values import as_text
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.maturity.tables.problems import words_for_file
from lonto.regency.plans.actions.efforts import EffortDetails
from lonto.regency.plans.efforts import RiseEffort
from lonto.regency.plans.models import MOST_COST, MOST_DAYS

LIMITS = Limits(file_size=1024 * 1024, rows=5_000, cells=100_000)
HEADING_WITHIN = 20
HEADINGS = {
    "number": ("nomor", "number", "no"),
    "level": ("tingkat", "level"),
    "days": ("hari orang", "person days", "hari"),
    "cost": ("rupiah", "cost", "biaya"),
    "frozen": ("terkunci", "frozen"),
    "note": ("catatan", "note"),
}
NEEDED = ("number", "level", "days")
YES, NO = frozenset({"ya", "yes", "1", "true", "x"}), frozenset({"", "tidak", "no", "0", "false"})


@dataclass(frozen=True)
class CellProblem:
    """Where a cell stands, what is in it, and what to do."""

    place: str
    value: str
    to_do: str


@dataclass(frozen=True)
class EffortTable:
    """The rows that can be read, and what is wrong with the others; nothing is written while anything is wrong."""

    details: tuple[EffortDetails, ...]
    problems: tuple[CellProblem, ...]


def write_efforts(target: IO[bytes], efforts: Iterable[RiseEffort]) -> None:
    """Every rise with its estimate; days are empty where nobody has estimated them."""
    headings = ["nomor", "tingkat", "hari-orang", "rupiah", "terkunci", "catatan", "indikator"]
    language = get_language()
    rows = (
        [
            one.indicator.number,
            one.level,
            None if one.is_assumed else one.days,
            None if one.is_assumed else one.cost,
            "ya" if one.is_frozen else None,
            one.note,
            one.indicator.name.of(language),
        ]
        for one in efforts
    )
    write_xlsx(target, headings, rows, sheet="Upaya")


def read_efforts(content: bytes, name: str, scheme: Scheme) -> EffortTable:
    """Read a table; ValidationError where it cannot be read at all. A row without days takes the estimate back."""
    try:
        sheets = list(read_sheets(io.BytesIO(content), name, LIMITS))
    except SpreadsheetError as error:
        raise ValidationError({"file": words_for_file(error)}) from error
    for sheet in sheets:
        found = _heading(sheet)
        if found is not None:
            return _table(sheet, *found, scheme)
    sentence = _("No row with the headings %(columns)s was found. Use the template of this page.")
    raise ValidationError({"file": sentence % {"columns": "nomor, tingkat, hari-orang"}})


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for row, cells in enumerate(sheet.rows[:HEADING_WITHIN]):
        words = [fold(as_text(cell)).replace("-", " ") for cell in cells]
        places = {
            key: next(place for place, word in enumerate(words) if word in spellings)
            for key, spellings in HEADINGS.items()
            if any(word in spellings for word in words)
        }
        if all(key in places for key in NEEDED):
            return row, places
    return None


def _table(sheet: Sheet, heading: int, places: dict[str, int], scheme: Scheme) -> EffortTable:
    details: list[EffortDetails] = []
    problems: list[CellProblem] = []
    seen: dict[tuple[int, int], int] = {}
    for row, cells in _rows(sheet, heading, places):
        reading = _Reading(row, cells, places)
        found = _details(reading, scheme)
        rise = (found.number, found.level) if found else None
        if rise in seen:
            reading.refuse("level", _("This rise stands in row %(row)s already.") % {"row": seen[rise]})
        elif found is not None and rise is not None:
            seen[rise] = row
            details.append(found)
        problems += reading.problems
    return EffortTable(tuple(details), tuple(problems))


def _rows(sheet: Sheet, heading: int, places: dict[str, int]) -> Iterator[tuple[int, dict[str, Cell]]]:
    for index in range(heading + 1, len(sheet.rows)):
        row = sheet.rows[index]
        cells = {key: row[place] if place < len(row) else "" for key, place in places.items()}
        if any(as_text(cell) for cell in cells.values()):
            yield index + 1, cells


class _Reading:
    """One row, and what is wrong with it."""

    def __init__(self, row: int, cells: dict[str, Cell], places: dict[str, int]) -> None:
        self.row, self.cells, self.places = row, cells, places
        self.problems: list[CellProblem] = []

    def text(self, key: str) -> str:
        return " ".join(as_text(self.cells.get(key, "")).split())

    def refuse(self, key: str, to_do: str) -> None:
        place = f"{column_letters(self.places[key] + 1)}{self.row}"
        self.problems.append(CellProblem(place, self.text(key)[:60], to_do))

    def whole(self, key: str, least: int, most: int, read: Callable[[str], int]) -> int | None:
        """A whole number within bounds; None, and a problem, where it is none."""
        try:
            value = read(self.text(key))
        except ValueError:
            value = least - 1
        if least <= value <= most:
            return value
        values = {"least": least, "most": f"{most:,}".replace(",", ".")}
        self.refuse(key, _("Write a whole number from %(least)s to %(most)s.") % values)
        return None


def _details(reading: _Reading, scheme: Scheme) -> EffortDetails | None:
    """The rise of a row; None where something is wrong with it."""
    number = reading.whole("number", 1, max(scheme.by_number), _plain)
    level = reading.whole("level", 1, scheme.highest, _plain)
    days = reading.whole("days", 0, MOST_DAYS, _plain) if reading.text("days") else None
    cost = reading.whole("cost", 0, MOST_COST, parse_rupiah) if reading.text("cost") else 0
    frozen = reading.text("frozen").casefold()
    if frozen not in YES | NO:
        reading.refuse("frozen", _("Write ya or tidak, or leave the cell empty."))
    if len(reading.text("note")) > 200:
        reading.refuse("note", _("Write at most 200 characters."))
    if days is None and not reading.problems and (cost or frozen in YES):
        reading.refuse("days", _("Write the person-days of this rise too."))
    if reading.problems or number is None or level is None or cost is None:
        return None
    return EffortDetails(number, level, days, cost, frozen in YES, reading.text("note"))


def _plain(text: str) -> int:
    """A number of digits alone; ValueError for everything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise ValueError("not a number")
    return int(text)
