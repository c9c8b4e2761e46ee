"""Reading one cell: from whatever a spreadsheet holds to the value of a field, or to what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from lonto.lib import names, nik
from lonto.lib.spreadsheet import Cell
from lonto.village.residents.columns import Kind, ResidentColumn
from lonto.village.residents.importing.problems import Code, Problem

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_ISO_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]0?0:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_NO_DATE = frozenset({"", "-", "0", "0000-00-00", "00-00-0000", "0000-00-00 00:00:00"})
_NOTHING = frozenset({"", "-", "0"})
_EXACT = 2**53
_FIRST_DAY = dt.date(1899, 12, 30)
_LAST_SERIAL = 73_050  # 2099-12-31
_FILE_OCCUPATION_OTHER, _OCCUPATION_OTHER = 89, 99


class Special:
    """A cell that says something which is no value of the field."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


IGNORED_STATUS = Special("IGNORED_STATUS")
NOT_KNOWN_PREGNANT = Special("NOT_KNOWN_PREGNANT")
UNKNOWN_NUMBER = Special("UNKNOWN_NUMBER")


@dataclass(frozen=True, slots=True)
class Provisional:
    """A number that another program made up for want of a real one."""

    digits: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a cell gives: a value (None: nothing stands there) and what is to be said about it."""

    value: Any = None
    problem: Problem | None = None


NOTHING = Read()
Reader: TypeAlias = Callable[[ResidentColumn, Cell], Read]


def read_cell(column: ResidentColumn, cell: Cell) -> Read:
    """Read a cell of a file for `column`."""
    return _READERS[column.kind](column, cell)


def as_text(cell: Cell) -> str:
    """The cell as a person sees it: whole numbers without ".0", dates as 1992-08-07, nothing invisible."""
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


def _text(column: ResidentColumn, cell: Cell) -> Read:
    text = as_text(cell)
    if not text:
        return NOTHING
    if len(text) > column.longest:
        return _refused(Code.TOO_LONG, column, text, longest=column.longest)
    if column.field == "card_tag" and len(text) < 10:
        return _refused(Code.TAG_LENGTH, column, text)
    return Read(text)


def _name(column: ResidentColumn, cell: Cell) -> Read:
    text = as_text(cell)
    if text in {"", "-"}:
        return NOTHING
    if len(text) > column.longest:
        return _refused(Code.TOO_LONG, column, text, longest=column.longest)
    odd = names.unusual_characters(text)
    return Read(text, Problem(Code.UNUSUAL_SIGNS, column.heading, text, {"signs": odd}) if odd else None)


def _number(column: ResidentColumn, cell: Cell) -> Read:
    """A NIK or KK number. As a number cell it has lost its last digit in most programs, which keep only 15."""
    written = as_text(cell)
    digits = nik.clean(written)
    if nik.is_unknown(digits):
        return Read(UNKNOWN_NUMBER) if digits or written == "-" else NOTHING
    if _SCIENTIFIC.fullmatch(digits) or _SCIENTIFIC.fullmatch(written):
        return _refused(Code.DIGITS_LOST, column, written)
    if not nik.is_number(digits):
        return _refused(Code.NOT_16_DIGITS, column, written, count=sum(map(str.isdigit, digits)))
    if nik.is_provisional(digits):
        return Read(Provisional(digits))
    if isinstance(cell, float):
        if digits.endswith("0") or cell > _EXACT:
            return _refused(Code.DIGITS_LOST, column, written)
        return Read(digits, Problem(Code.NUMBER_CELL, column.heading, written))
    return Read(digits)


def _parent_number(column: ResidentColumn, cell: Cell) -> Read:
    """Like the person's own, but never made up: such a number would end on a letter."""
    read = _number(column, cell)
    if isinstance(read.value, Provisional):
        return Read(None, Problem(Code.PROVISIONAL_NUMBER, column.heading, read.value.digits))
    return NOTHING if read.value is UNKNOWN_NUMBER else read


def _date(column: ResidentColumn, cell: Cell) -> Read:
    if isinstance(cell, dt.datetime):
        return Read(cell.date())
    if isinstance(cell, dt.date):
        return Read(cell)
    text = as_text(cell)
    if text in _NO_DATE:
        return NOTHING
    if isinstance(cell, float) and 1 <= cell <= _LAST_SERIAL:
        day = _FIRST_DAY + dt.timedelta(days=int(cell))
        return Read(day, Problem(Code.DATE_FROM_NUMBER, column.heading, text, {"date": day.isoformat()}))
    if match := _ISO_DATE.fullmatch(text):
        year, month, day_number = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        if len(match[3]) == 2:
            return _refused(Code.YEAR_TOO_SHORT, column, text)
        day_number, month, year = map(int, match.groups())
    else:
        return _refused(Code.DATE_NOT_READ, column, text)
    try:
        return Read(dt.date(year, month, day_number))
    except ValueError:
        return _refused(Code.DATE_DOES_NOT_EXIST, column, text)


def _code(column: ResidentColumn, cell: Cell) -> Read:
    text = as_text(cell)
    if text in _NOTHING:
        return NOTHING
    if column.field == "status" and names.fold(text) in {"tetap", "tidak tetap"}:
        return Read(IGNORED_STATUS)
    if column.field == "pregnancy" and names.fold(text) == "tidak":
        return Read(NOT_KNOWN_PREGNANT)
    code = column.codes.find(text)
    if code is None:
        return _refused(Code.CODE_UNKNOWN, column, text)
    if column.field == "occupation" and text == str(_FILE_OCCUPATION_OTHER):
        code = _OCCUPATION_OTHER
    return Read(code)


def _hamlet(column: ResidentColumn, cell: Cell) -> Read:
    """Without the word DUSUN before it and with spaces for underscores, as the exchange file's own program does."""
    text = names.clean(as_text(cell).replace("_", " "))
    if names.fold(text).startswith("dusun "):
        text = names.clean(text.split(maxsplit=1)[1])
    if not text:
        return NOTHING
    if not names.fold(text):
        return Read("")
    if len(text) > 60:
        return _refused(Code.TOO_LONG, column, text, longest=60)
    return Read(text)


def _unit(column: ResidentColumn, cell: Cell) -> Read:
    """An RW or RT: 1, 01 and 001 are 001; 002/A stays; a dash says that there is none."""
    if isinstance(cell, dt.date):
        return _refused(Code.TURNED_INTO_DATE, column, as_text(cell))
    text = as_text(cell).strip("'").upper()
    if not text:
        return NOTHING
    if text.strip("-") == "":
        return Read("")
    if len(text) > column.longest:
        return _refused(Code.TOO_LONG, column, text, longest=column.longest)
    return Read(text.lstrip("0").rjust(3, "0") if text.isascii() and text.isdigit() else text)


def _coordinate(column: ResidentColumn, cell: Cell) -> Read:
    text = as_text(cell).replace(",", ".")
    if text in {"", "-"}:
        return NOTHING
    try:
        number = Decimal(text).quantize(Decimal("1.0000000"))
    except InvalidOperation:
        return _refused(Code.COORDINATE_NOT_READ, column, text)
    if not number.is_finite() or abs(number) > (90 if column.field == "lat" else 180):
        return _refused(Code.COORDINATE_NOT_READ, column, text)
    return Read(number)


def _refused(code: Code, column: ResidentColumn, value: str, **details: Any) -> Read:
    return Read(None, Problem(code, column.heading, value[:200], details))


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.NIK: _number,
    Kind.PARENT_NIK: _parent_number,
    Kind.KK: _number,
    Kind.DATE: _date,
    Kind.CODE: _code,
    Kind.HAMLET: _hamlet,
    Kind.UNIT: _unit,
    Kind.COORDINATE: _coordinate,
}
