"""From the cells of one row to answers about a person, or to what is wrong with them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lonto.lib import names, nik, phone
from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day
from lonto.regions.queries import known_codes
from lonto.talent.admission.forms.profile import EARLIEST_BIRTH
from lonto.talent.admission.tables.columns import EMPLOYMENTS, PERSON, Column
from lonto.talent.admission.tables.lines import Line
from lonto.talent.admission.tables.problems import Problem
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
LONGEST_SHOWN = 120


@dataclass
class Reading:
    """A row as far as it can be understood; an answer is missing where the cell is empty."""

    line: Line
    answers: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, kind: str, key: str, heading: str = "", detail: str = "") -> None:
        column = heading or (COLUMN[key].heading if key in COLUMN else key)
        self.problems.append(Problem(kind, column, self.line.text(key)[:LONGEST_SHOWN], detail))


Reader = Callable[[Reading, str, str, "Villages"], None]


@dataclass(frozen=True)
class Villages:
    """What a village may be called; `own` is the village of the office, where the table may leave it out."""

    by_word: Mapping[str, list[str]]
    own: str = ""


def read_person(line: Line, villages: Villages, today: Any) -> Reading:
    """Read the columns about the person."""
    reading = Reading(line)
    for column in PERSON:
        key = column.key
        if key in line.formulas:
            reading.refuse("formula", key)
            continue
        text = line.text(key)
        if not text:
            continue
        if column.longest and len(text) > column.longest:
            reading.refuse("too_long", key)
            continue
        _READERS[key](reading, key, text, villages)
    if "village" not in reading.answers and not line.text("village") and villages.own:
        reading.answers["village"] = villages.own
    born_on = reading.answers.get("born_on")
    if born_on is not None and not EARLIEST_BIRTH <= born_on <= today:
        reading.refuse("birth_date", "born_on")
    number = reading.answers.get("nik")
    if number is not None:
        parsed = nik.parse_nik(number, known_codes(), today)
        if not parsed.is_valid:
            reading.refuse("nik", "nik")
    return reading


def read_flag(reading: Reading, column: Column) -> bool | None:
    """A cell that says yes or no; None where it is empty or neither."""
    word = fold(reading.line.text(column.key))
    if word in YES or word in NO:
        return word in YES
    if word:
        reading.refuse("word", column.key, column.heading)
    return None


def _nik(reading: Reading, key: str, text: str, villages: Villages) -> None:
    digits = nik.clean(text)
    cell = reading.line.cells[key]
    lost = isinstance(cell, float) and (digits.endswith("0") or cell > LARGEST_EXACT)
    if lost or _SCIENTIFIC.fullmatch(text):
        reading.refuse("digits_lost", key)
    elif not nik.is_number(digits):
        reading.refuse("nik", key)
    else:
        reading.answers[key] = digits


def _name(reading: Reading, key: str, text: str, villages: Villages) -> None:
    if names.unusual_characters(text) or not names.fold_name(text):
        reading.refuse("name", key)
    else:
        reading.answers[key] = text


def _day(reading: Reading, key: str, text: str, villages: Villages) -> None:
    try:
        reading.answers[key] = as_day(reading.line.cells[key])
    except ValueError:
        reading.refuse("date", key)


def _sex(reading: Reading, key: str, text: str, villages: Villages) -> None:
    _word(reading, key, SEX_WORDS.get(fold(text)))


def _employment(reading: Reading, key: str, text: str, villages: Villages) -> None:
    _word(reading, key, EMPLOYMENT_WORDS.get(fold(text)))


def _word(reading: Reading, key: str, value: str | None) -> None:
    if value is None:
        reading.refuse("word", key)
    else:
        reading.answers[key] = value


def _code(reading: Reading, key: str, text: str, villages: Villages) -> None:
    code = code_list(key).find(text)
    if code is None:
        reading.refuse("code", key)
    else:
        reading.answers[key] = code


def _flag(reading: Reading, key: str, text: str, villages: Villages) -> None:
    value = read_flag(reading, COLUMN[key])
    if value is not None:
        reading.answers[key] = value


def _phone(reading: Reading, key: str, text: str, villages: Villages) -> None:
    number = phone.international(text)
    if number:
        reading.answers[key] = number
    else:
        reading.refuse("phone", key)


def _email(reading: Reading, key: str, text: str, villages: Villages) -> None:
    try:
        validate_email(text)
    except ValidationError:
        reading.refuse("email", key)
    else:
        reading.answers[key] = text


def _village(reading: Reading, key: str, text: str, villages: Villages) -> None:
    found = villages.by_word.get(text) or villages.by_word.get(fold(text)) or []
    if len(found) == 1:
        reading.answers[key] = found[0]
    else:
        reading.refuse("ambiguous" if found else "village", key)


def _text(reading: Reading, key: str, text: str, villages: Villages) -> None:
    reading.answers[key] = text


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
