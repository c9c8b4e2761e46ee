"""What a cell means, whatever kind of cell a program made of it."""

import datetime as dt
import re

from lonto.lib import days, names
from lonto.lib.spreadsheet.reading import Cell

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[ T]0?0:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_COUNT = re.compile(r"[0-9]{1,9}")


def as_text(cell: Cell) -> str:
    """The cell as a person sees it: whole numbers without ".0", dates as 2026-08-17, nothing invisible.

    An apostrophe that keeps a program from taking text for a formula is not part of the text.
    """
    if isinstance(cell, str):
        text = names.clean(cell)
        return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


def as_day(cell: Cell) -> dt.date:
    """A date cell, or text like 17-08-2026, 17/8/2026 or 2026-08-17; ValueError when it is none or nobody meant it."""
    day = _day_in(cell)
    if not days.is_plausible(day):
        raise ValueError("not a plausible date")
    return day


def _day_in(cell: Cell) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = as_text(cell)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise ValueError("not a date")
    return dt.date(year, month, day)


def as_count(cell: Cell) -> int:
    """A whole number of at most nine digits, its thousands set apart or not; ValueError when it is none."""
    text = as_text(cell)
    if not isinstance(cell, float):
        text = re.sub(r"[. ]", "", text)
    if _COUNT.fullmatch(text):
        return int(text)
    raise ValueError("not a whole number")
