"""From one row of the table to a figure, or to what is wrong with it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lonto.lib.decimals import parse_decimal
from lonto.lib.spreadsheet.values import as_day
from lonto.regency.figures.actions.figures import FigureDetails
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.models import Series
from lonto.regions.models import Region
from lonto.regions.places import Places
from lonto.regions.queries import villages_of
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading

MOST = 10**16
# A spreadsheet computes 0.1 + 0.2 = 0.30000000000000004 and shows 0.3.
MOST_WRITTEN = 9


@dataclass
class Surroundings:
    """What the names of a table can mean in one regency."""

    places: Places
    whole: Region | None

    @classmethod
    def of(cls, series: Series) -> "Surroundings":
        if series.scope == Scope.REGENCY:
            return cls(Places([]), series.regency)
        return cls(Places(villages_of(series.regency)), None)


@dataclass
class FigureReading(Reading):
    """What a row reports; `details` is None as long as something is wrong with it."""

    details: FigureDetails | None = None


def read_line(line: Line, columns: Sequence[Column], around: Surroundings) -> FigureReading:
    """Read one row of a table."""
    reading = FigureReading(line)
    values: dict[str, Any] = {} if around.whole is None else {"region": around.whole}
    for column in columns:
        if not reading.accepts(column):
            continue
        if line.text(column.key):
            _READERS[column.key](reading, column, around, values)
        elif column.is_required:
            reading.refuse("missing", column)
    if not reading.problems:
        reading.details = FigureDetails(**values)
    return reading


def _region(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    named = around.places.find(reading.line.text(column.key))
    if len(named) == 1:
        values["region"] = named[0]
    else:
        reading.refuse("ambiguous" if named else "region", column)


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
    values[column.key] = reading.line.text(column.key)


_READERS = {"region": _region, "first_on": _day, "last_on": _day, "value": _value, "source": _text, "note": _text}
