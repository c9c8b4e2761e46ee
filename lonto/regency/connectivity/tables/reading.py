"""From one row of the table to a connection, or to what is wrong with it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day
from lonto.regency.connectivity.actions.connections import EARLIEST, ConnectionDetails
from lonto.regency.connectivity.choices import Basis, Network
from lonto.regency.connectivity.tables.columns import COLUMNS, DAY, MEDIUM, SOURCE, VALUES, VILLAGE, words_of
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.places import Places, as_code
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading


@dataclass
class ConnectionReading(Reading):
    """What a row says of a village; `details` is None as long as something is wrong with it."""

    details: ConnectionDetails | None = None


def read_line(line: Line, places: Places) -> ConnectionReading:
    """Read one row of a table."""
    reading = ConnectionReading(line)
    values: dict[str, Any] = {"medium": "", "basis": str(Basis.REPORTED)}
    for column in COLUMNS:
        if not reading.accepts(column):
            continue
        if line.text(column.key):
            _read(reading, column, places, values)
        elif column.is_required:
            reading.refuse("missing", column)
    if values.get("network") == Network.NONE and values["medium"]:
        reading.refuse("medium", MEDIUM)
    if not reading.problems:
        reading.details = ConnectionDetails(**values)
    return reading


def _read(reading: Reading, column: Column, places: Places, values: dict[str, Any]) -> None:
    text = reading.line.text(column.key)
    if column is VILLAGE:
        _village(reading, text, places, values)
    elif column is DAY:
        _day(reading, values)
    elif column is SOURCE:
        values[column.key] = text
    elif (meaning := VALUES[column.key].get(fold(text))) is not None:
        values[column.key] = meaning
    else:
        reading.refuse("word", column, to_do=_("Write one of these: %(words)s.") % {"words": words_of(column.key)})


def _village(reading: Reading, text: str, places: Places, values: dict[str, Any]) -> None:
    named = places.find(text)
    if len(named) == 1:
        values["village"] = named[0]
    elif named:
        reading.refuse("ambiguous", VILLAGE)
    else:
        is_elsewhere = Region.objects.filter(pk=as_code(text), level=Level.VILLAGE).exists()
        reading.refuse("elsewhere" if is_elsewhere else "village", VILLAGE)


def _day(reading: Reading, values: dict[str, Any]) -> None:
    try:
        day = as_day(reading.line.cells[DAY.key])
    except ValueError:
        reading.refuse("date", DAY)
        return
    if day > timezone.localdate():
        reading.refuse("future", DAY)
    elif day < EARLIEST:
        reading.refuse("past", DAY)
    else:
        values[DAY.key] = day
