"""From one row of the table to the details of a class, or to what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_count, as_day
from lonto.regions.models import Region
from lonto.regions.places import Places
from lonto.regions.queries import districts_of, villages_of
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading
from lonto.talent.training.actions.classes import ClassDetails
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.talent.training.tables.columns import ACCESS, COLUMNS, LEVELS, MODES

LEVEL_WORDS = {fold(word): key for key, word in LEVELS.items()} | {fold(key): key for key in LEVELS}
MODE_WORDS = {fold(word): key for key, word in MODES.items()} | {fold(key): key for key in MODES}
ACCESS_WORDS = {fold(word): key for key, word in ACCESS.items()} | {fold(key): key for key in ACCESS}


@dataclass
class Surroundings:
    """What the words of a table can mean in one intake."""

    academies: Mapping[str, Academy]
    classes: Mapping[str, TrainingClass]
    places: Places

    @classmethod
    def of(cls, intake: Intake) -> "Surroundings":
        regencies = Region.objects.filter(pk__in=intake.regencies)
        return cls(
            {academy.code.upper(): academy for academy in intake.programme.academies.all()},
            {one.code.upper(): one for one in intake.classes.select_related("academy", "region")},
            Places(region for regency in regencies for region in (*districts_of(regency), *villages_of(regency))),
        )


@dataclass
class ClassReading(Reading):
    """What a row says of a class, by field; `known` is the class that has its code already."""

    known: TrainingClass | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def details(self) -> ClassDetails:
        return ClassDetails(**self.values)


def read_line(line: Line, around: Surroundings) -> ClassReading:
    """Read one row; an empty cell keeps what a known class has, and is a mistake in a new one that needs it."""
    reading = ClassReading(line, known=around.classes.get(line.text("code").upper()))
    for column in COLUMNS:
        if not reading.accepts(column):
            continue
        if line.text(column.key):
            _READERS[column.key](reading, column, around)
        else:
            _keep(reading, column)
    return reading


def _keep(reading: ClassReading, column: Column) -> None:
    key = column.key
    if reading.known is not None:
        reading.values[key] = getattr(reading.known, key)
    elif column.is_required:
        reading.refuse("missing", column)
    elif key == "level" and "academy" in reading.values:
        reading.values[key] = reading.values["academy"].level


def _text(reading: ClassReading, column: Column, around: Surroundings) -> None:
    reading.values[column.key] = reading.line.text(column.key)


def _code(reading: ClassReading, column: Column, around: Surroundings) -> None:
    """As the known class writes it, whatever its case in the table."""
    reading.values[column.key] = reading.known.code if reading.known else reading.line.text(column.key)


def _day(reading: ClassReading, column: Column, around: Surroundings) -> None:
    try:
        reading.values[column.key] = as_day(reading.line.cells[column.key])
    except ValueError:
        reading.refuse("date", column)


def _count(reading: ClassReading, column: Column, around: Surroundings) -> None:
    try:
        reading.values[column.key] = as_count(reading.line.cells[column.key])
    except ValueError:
        reading.refuse("count", column)


def _academy(reading: ClassReading, column: Column, around: Surroundings) -> None:
    academy = around.academies.get(reading.line.text(column.key).upper())
    if academy is None:
        reading.refuse("academy", column)
    else:
        reading.values[column.key] = academy


def _level(reading: ClassReading, column: Column, around: Surroundings) -> None:
    _word(reading, column, LEVEL_WORDS)


def _mode(reading: ClassReading, column: Column, around: Surroundings) -> None:
    _word(reading, column, MODE_WORDS)


def _word(reading: ClassReading, column: Column, words: Mapping[str, str]) -> None:
    value = words.get(fold(reading.line.text(column.key)))
    if value is None:
        reading.refuse("word", column)
    else:
        reading.values[column.key] = value


def _region(reading: ClassReading, column: Column, around: Surroundings) -> None:
    found = around.places.find(reading.line.text(column.key))
    if len(found) == 1:
        reading.values[column.key] = found[0]
    else:
        reading.refuse("ambiguous" if found else "region", column)


def _accessible_to(reading: ClassReading, column: Column, around: Surroundings) -> None:
    words = [fold(word) for word in reading.line.text(column.key).replace(";", ",").split(",")]
    values = [ACCESS_WORDS.get(word) for word in words if word]
    if None in values:
        reading.refuse("word", column)
    else:
        reading.values[column.key] = values


_READERS = {
    "code": _code,
    "academy": _academy,
    "theme": _text,
    "level": _level,
    "starts_on": _day,
    "ends_on": _day,
    "seats": _count,
    "minimum": _count,
    "mode": _mode,
    "region": _region,
    "place": _text,
    "partner": _text,
    "organiser": _text,
    "accessible_to": _accessible_to,
}
