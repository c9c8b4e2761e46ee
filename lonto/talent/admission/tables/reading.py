"""From the cells of one row to answers about a person, or to what is wrong with them."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lonto.lib import names, nik, phone
from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day
from lonto.regions.models import Region
from lonto.regions.places import Places
from lonto.regions.queries import known_codes
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading
from lonto.talent.admission.forms.profile import EARLIEST_BIRTH
from lonto.talent.admission.tables.columns import EMPLOYMENTS, PERSON
from lonto.village.residents.codes import code_list

YES, NO = frozenset({"ya", "y", "yes", "true", "1", "x"}), frozenset({"tidak", "t", "no", "false", "0", "-"})
SEX_WORDS = {
    "l": "L",
    "lk": "L",
    "laki laki": "L",
    "pria": "L",
    "1": "L",
    "p": "P",
    "pr": "P",
    "perempuan": "P",
    "wanita": "P",
    "2": "P",
}
EMPLOYMENT_WORDS = {fold(word): key for key, word in EMPLOYMENTS.items()} | {fold(key): key for key in EMPLOYMENTS}
EMPLOYMENT_WORDS |= {"pns": "civil_servant", "mahasiswa": "student", "wiraswasta": "self", "honorer": "temporary"}
COLUMN = {column.key: column for column in PERSON}
LARGEST_EXACT = 2**53
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")


@dataclass
class PersonReading(Reading):
    """What a row says of a person; an answer is missing where the cell is empty."""

    answers: dict[str, Any] = field(default_factory=dict)


Reader = Callable[[PersonReading, Column, str, Places], None]


@dataclass(frozen=True)
class Home:
    """The villages for which an office types, and its `own`, which a table may leave out."""

    places: Places
    own: Region | None = None


def read_person(line: Line, home: Home, today: dt.date) -> PersonReading:
    """Read the columns about the person."""
    reading = PersonReading(line)
    for column in PERSON:
        if not reading.accepts(column):
            continue
        text = line.text(column.key)
        if text:
            _READERS[column.key](reading, column, text, home.places)
    if "village" not in reading.answers and not line.text("village") and home.own is not None:
        reading.answers["village"] = home.own
    born_on = reading.answers.get("born_on")
    if born_on is not None and not EARLIEST_BIRTH <= born_on <= today:
        reading.refuse("birth_date", COLUMN["born_on"])
    number = reading.answers.get("nik")
    if number is not None:
        parsed = nik.parse_nik(number, known_codes(), today)
        if not parsed.is_valid:
            reading.refuse("nik", COLUMN["nik"])
    return reading


def read_flag(reading: PersonReading, column: Column) -> bool | None:
    """A cell that says yes or no; None where it is empty or neither."""
    word = fold(reading.line.text(column.key))
    if word in YES or word in NO:
        return word in YES
    if word:
        reading.refuse("word", column)
    return None


def _nik(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    digits = nik.clean(text)
    cell = reading.line.cells[column.key]
    lost = isinstance(cell, float) and (digits.endswith("0") or cell > LARGEST_EXACT)
    if lost or _SCIENTIFIC.fullmatch(text):
        reading.refuse("digits_lost", column)
    elif not nik.is_number(digits):
        reading.refuse("nik", column)
    else:
        reading.answers[column.key] = digits


def _name(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    if names.unusual_characters(text) or not names.fold_name(text):
        reading.refuse("name", column)
    else:
        reading.answers[column.key] = text


def _day(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    try:
        reading.answers[column.key] = as_day(reading.line.cells[column.key])
    except ValueError:
        reading.refuse("date", column)


def _sex(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    _word(reading, column, SEX_WORDS.get(fold(text)))


def _employment(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    _word(reading, column, EMPLOYMENT_WORDS.get(fold(text)))


def _word(reading: PersonReading, column: Column, value: str | None) -> None:
    if value is None:
        reading.refuse("word", column)
    else:
        reading.answers[column.key] = value


def _code(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    code = code_list(column.key).find(text)
    if code is None:
        reading.refuse("code", column)
    else:
        reading.answers[column.key] = code


def _flag(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    value = read_flag(reading, column)
    if value is not None:
        reading.answers[column.key] = value


def _phone(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    number = phone.international(text)
    if number:
        reading.answers[column.key] = number
    else:
        reading.refuse("phone", column)


def _email(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    try:
        validate_email(text)
    except ValidationError:
        reading.refuse("email", column)
    else:
        reading.answers[column.key] = text


def _village(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    found = places.find(text)
    if len(found) == 1:
        reading.answers[column.key] = found[0]
    else:
        reading.refuse("ambiguous" if found else "village", column)


def _text(reading: PersonReading, column: Column, text: str, places: Places) -> None:
    reading.answers[column.key] = text


_READERS: dict[str, Reader] = {
    "nik": _nik,
    "name": _name,
    "born_on": _day,
    "sex": _sex,
    "village": _village,
    "citizenship": _code,
    "address": _text,
    "education": _code,
    "is_final_year": _flag,
    "employment": _employment,
    "occupation": _code,
    "institution": _text,
    "disability": _code,
    "phone": _phone,
    "email": _email,
}
