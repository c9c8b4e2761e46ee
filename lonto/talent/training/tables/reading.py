"""From one row of the table to the details of a class, or to what is wrong with it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_count, as_day
from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of
from lonto.talent.training.actions.classes import ClassDetails
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.talent.training.tables.columns import ACCESS, BY_KEY, LEVELS, MODES
from lonto.talent.training.tables.lines import Line
from lonto.talent.training.tables.problems import Problem

DATES = ("starts_on", "ends_on")
COUNTS = ("seats", "minimum")
LONGEST = {"code": 20, "theme": 120, "place": 200, "partner": 120, "organiser": 120}
LEVEL_WORDS = {fold(word): key for key, word in LEVELS.items()} | {fold(key): key for key in LEVELS}
MODE_WORDS = {fold(word): key for key, word in MODES.items()} | {fold(key): key for key in MODES}
ACCESS_WORDS = {fold(word): key for key, word in ACCESS.items()} | {fold(key): key for key in ACCESS}


@dataclass
class Surroundings:
    """What the words of a table can mean in one intake."""

    academies: Mapping[str, Academy]
    classes: Mapping[str, TrainingClass]
    places: Mapping[str, list[Region]]

    @classmethod
    def of(cls, intake: Intake) -> "Surroundings":
        places: dict[str, list[Region]] = defaultdict(list)
        for regency in Region.objects.filter(pk__in=intake.regencies):
            for region in (*districts_of(regency), *villages_of(regency)):
                places[region.pk].append(region)
                places[fold(region.name)].append(region)
                places[fold(f"{region.kind} {region.name}")].append(region)
        return cls(
            {academy.code.upper(): academy for academy in intake.programme.academies.all()},
            {one.code.upper(): one for one in intake.classes.select_related("academy", "region")},
            places,
        )


@dataclass
class Reading:
    """A row as far as it can be understood."""

    line: Line
    known: TrainingClass | None
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def details(self) -> ClassDetails:
        return ClassDetails(**self.values)

    def refuse(self, kind: str, key: str, detail: str = "") -> None:
        self.problems.append(Problem(kind, BY_KEY[key].heading, self.line.text(key)[:120], detail))


def read_line(line: Line, around: Surroundings) -> Reading:
    """Read one row; an empty cell keeps what a known class has, and is a mistake in a new one that needs it."""
    reading = Reading(line, around.classes.get(line.text("code").upper()))
    for key in BY_KEY:
        if key in line.formulas:
            reading.refuse("formula", key)
        elif line.text(key):
            _READERS[key](reading, key, around)
        else:
            _keep(reading, key)
    return reading


def _keep(reading: Reading, key: str) -> None:
    if reading.known is not None:
        reading.values[key] = getattr(reading.known, key)
    elif BY_KEY[key].is_required:
        reading.refuse("missing", key)
    elif key == "level" and "academy" in reading.values:
        reading.values[key] = reading.values["academy"].level


def _text(reading: Reading, key: str, around: Surroundings) -> None:
    text = reading.line.text(key)
    if len(text) > LONGEST[key]:
        reading.refuse("too_long", key)
    else:
        reading.values[key] = reading.known.code if key == "code" and reading.known else text


def _day(reading: Reading, key: str, around: Surroundings) -> None:
    try:
        reading.values[key] = as_day(reading.line.cells[key])
    except ValueError:
        reading.refuse("date", key)


def _count(reading: Reading, key: str, around: Surroundings) -> None:
    try:
        reading.values[key] = as_count(reading.line.cells[key])
    except ValueError:
        reading.refuse("count", key)


def _academy(reading: Reading, key: str, around: Surroundings) -> None:
    academy = around.academies.get(reading.line.text(key).upper())
    if academy is None:
        reading.refuse("academy", key)
    else:
        reading.values[key] = academy


def _level(reading: Reading, key: str, around: Surroundings) -> None:
    _word(reading, key, LEVEL_WORDS)


def _mode(reading: Reading, key: str, around: Surroundings) -> None:
    _word(reading, key, MODE_WORDS)


def _word(reading: Reading, key: str, words: Mapping[str, str]) -> None:
    value = words.get(fold(reading.line.text(key)))
    if value is None:
        reading.refuse("choice", key)
    else:
        reading.values[key] = value


def _region(reading: Reading, key: str, around: Surroundings) -> None:
    text = reading.line.text(key)
    found = {region.pk: region for region in around.places.get(text) or around.places.get(fold(text)) or ()}
    if len(found) == 1:
        reading.values[key] = next(iter(found.values()))
    else:
        reading.refuse("ambiguous" if found else "region", key)


def _accessible_to(reading: Reading, key: str, around: Surroundings) -> None:
    words = [fold(word) for word in reading.line.text(key).replace(";", ",").split(",")]
    values = [ACCESS_WORDS.get(word) for word in words if word]
    if None in values:
        reading.refuse("choice", key)
    else:
        reading.values[key] = values


_READERS = {
    **dict.fromkeys(LONGEST, _text),
    **dict.fromkeys(DATES, _day),
    **dict.fromkeys(COUNTS, _count),
    "academy": _academy,
    "level": _level,
    "mode": _mode,
    "region": _region,
    "accessible_to": _accessible_to,
}
