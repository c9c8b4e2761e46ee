"""From one row of the table to a figure, or to what is wrong with it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lonto.lib.decimals import parse_decimal
from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day
from lonto.regency.figures.actions.figures import FigureDetails
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.models import Series
from lonto.regency.figures.tables.columns import Column
from lonto.regency.figures.tables.lines import Line
from lonto.regency.figures.tables.problems import Problem
from lonto.regions.models import Region
from lonto.regions.queries import villages_of, with_dots

MOST = 10**16
# A spreadsheet computes 0.1 + 0.2 = 0.30000000000000004 and shows 0.3.
MOST_WRITTEN = 9
LONGEST = {"source": 200, "note": 300}


@dataclass
class Surroundings:
    """What the names of a table can mean in one regency."""

    places: Mapping[str, list[Region]]
    whole: Region | None

    @classmethod
    def of(cls, series: Series) -> "Surroundings":
        if series.scope == Scope.REGENCY:
            return cls({}, series.regency)
        places: dict[str, list[Region]] = defaultdict(list)
        for region in villages_of(series.regency):
            for name in {region.pk, fold(region.name), fold(f"{region.kind} {region.name}")}:
                places[name].append(region)
        return cls(places, None)


@dataclass
class Reading:
    """A row as far as it can be understood; `details` is None as long as something is wrong with it."""

    line: Line
    details: FigureDetails | None = None
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, kind: str, column: Column, detail: str = "") -> None:
        value = self.line.text(column.key)[:120]
        self.problems.append(Problem(kind, column.heading, self.line.place(column.key), value, detail))


def read_line(line: Line, columns: Sequence[Column], around: Surroundings) -> Reading:
    """Read one row of a table."""
    reading = Reading(line)
    values: dict[str, Any] = {} if around.whole is None else {"region": around.whole}
    for column in columns:
        if column.key in line.formulas:
            reading.refuse("formula", column)
        elif line.text(column.key):
            _READERS[column.key](reading, column, around, values)
        elif column.is_required:
            reading.refuse("missing", column)
    if not reading.problems:
        reading.details = FigureDetails(**values)
    return reading


def _region(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    text = reading.line.text(column.key)
    named = around.places.get(_code(text)) or around.places.get(fold(text)) or []
    if len(named) == 1:
        values["region"] = named[0]
    else:
        reading.refuse("ambiguous" if named else "region", column)


def _code(text: str) -> str:
    """A code with its dots, also where the spreadsheet lost them: 5315052008."""
    return with_dots(text) if text.isascii() and text.replace(".", "").isdecimal() else text


def _day(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    try:
        values[column.key] = as_day(reading.line.cells[column.key])
    except ValueError:
        reading.refuse("date", column)


def _value(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    cell = reading.line.cells[column.key]
    try:
        values["value"] = _decimal(cell)
    except (ValueError, ArithmeticError):
        reading.refuse("number", column)


def _decimal(cell: object) -> Decimal:
    """A number cell exactly as it is shown, or a text as people write numbers."""
    if isinstance(cell, bool | dt.date):
        raise ValueError("not a number")
    if not isinstance(cell, int | float):
        return parse_decimal(str(cell))
    if not abs(cell) < MOST:
        raise ValueError("not a number")
    return round(Decimal(repr(cell)), MOST_WRITTEN).normalize()


def _text(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    text = reading.line.text(column.key)
    if len(text) > LONGEST[column.key]:
        reading.refuse("too_long", column)
    else:
        values[column.key] = text


_READERS = {"region": _region, "first_on": _day, "last_on": _day, "value": _value, "source": _text, "note": _text}
