"""From one row of the table to a connection, or to what is wrong with it."""

from collections.abc import Sequence
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
from lonto.regions.queries import villages_of
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.problems import Reading

IN_LIST = 500


@dataclass(frozen=True)
class Surroundings:
    """The villages of one regency, and which codes of a table belong to villages of others."""

    places: Places
    elsewhere: frozenset[str]

    @classmethod
    def of(cls, regency: Region, lines: Sequence[Line]) -> "Surroundings":
        """One query, and one for every 500 codes that are not known here."""
        places = Places(villages_of(regency))
        texts = {line.text(VILLAGE.key) for line in lines}
        codes = sorted(as_code(text) for text in texts if not places.find(text))
        parts = [codes[start : start + IN_LIST] for start in range(0, len(codes), IN_LIST)]
        found = [Region.objects.filter(level=Level.VILLAGE, pk__in=part).values_list("pk", flat=True) for part in parts]
        return cls(places, frozenset(code for part in found for code in part))


@dataclass
class ConnectionReading(Reading):
    """What a row says of a village; `details` is None as long as something is wrong with it."""

    details: ConnectionDetails | None = None


def read_line(line: Line, around: Surroundings) -> ConnectionReading:
    """Read one row of a table."""
    reading = ConnectionReading(line)
    values: dict[str, Any] = {"medium": "", "basis": str(Basis.REPORTED)}
    for column in COLUMNS:
        if not reading.accepts(column):
            continue
        if line.text(column.key):
            _read(reading, column, around, values)
        elif column.is_required:
            reading.refuse("missing", column)
    if values.get("network") == Network.NONE and values["medium"]:
        reading.refuse("medium", MEDIUM)
    if not reading.problems:
        reading.details = ConnectionDetails(**values)
    return reading


def _read(reading: Reading, column: Column, around: Surroundings, values: dict[str, Any]) -> None:
    text = reading.line.text(column.key)
    if column is VILLAGE:
        _village(reading, text, around, values)
    elif column is DAY:
        _day(reading, values)
    elif column is SOURCE:
        values[column.key] = text
    elif (meaning := VALUES[column.key].get(fold(text))) is not None:
        values[column.key] = meaning
    else:
        reading.refuse("word", column, to_do=_("Write one of these: %(words)s.") % {"words": words_of(column.key)})


def _village(reading: Reading, text: str, around: Surroundings, values: dict[str, Any]) -> None:
    named = around.places.find(text)
    if len(named) == 1:
        values["village"] = named[0]
    elif named:
        reading.refuse("ambiguous", VILLAGE)
    else:
        reading.refuse("elsewhere" if as_code(text) in around.elsewhere else "village", VILLAGE)


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
