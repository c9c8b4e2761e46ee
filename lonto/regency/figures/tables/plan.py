"""What a table of figures would change in a series."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError

from lonto.accounts.models import Membership
from lonto.regency.figures.actions.figures import FigureDetails, new_figure, refuse_twin
from lonto.regency.figures.models import Figure, Series
from lonto.regency.figures.tables.columns import Column, columns_of
from lonto.regency.figures.tables.lines import Line
from lonto.regency.figures.tables.problems import Problem
from lonto.regency.figures.tables.reading import Reading, Surroundings, read_line
from lonto.web.cells import as_text

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)
Spot: TypeAlias = tuple[str, dt.date, dt.date]


@dataclass
class PlannedRow:
    """One row of the file and what becomes of it: a new `figure`, which may correct an `old` one."""

    number: int
    kind: str
    region: str = ""
    figure: Figure | None = None
    old: Figure | None = None
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.number,
            "kind": self.kind,
            "region": self.region,
            "day": self.figure.last_on.isoformat() if self.figure else "",
            "value": as_text(self.figure.number) if self.figure else "",
            "old": as_text(self.old.number) if self.old else "",
            "problems": [problem.as_json() for problem in self.problems],
        }


@dataclass
class Plan:
    """All rows of a file in their order."""

    rows: list[PlannedRow]

    def of(self, *kinds: str) -> list[PlannedRow]:
        return [row for row in self.rows if row.kind in kinds]

    def report(self) -> dict[str, Any]:
        """What the page shows and keeps; rows that change nothing are only counted."""
        counts = {kind: len(self.of(kind)) for kind in KINDS}
        rows = [row.as_json() for row in self.rows if row.kind != UNCHANGED]
        content = json.dumps(rows, sort_keys=True).encode()
        return {"counts": counts, "rows": rows, "fingerprint": hashlib.sha256(content).hexdigest()}


def plan_of(series: Series, lines: Iterable[Line], *, by: Membership) -> Plan:
    """Compare the rows of a file with what is reported; nothing is written."""
    columns = columns_of(series)
    around = Surroundings.of(series)
    standing: dict[str, list[Figure]] = defaultdict(list)
    for figure in series.figures.filter(ended_at=None):
        figure.series = series
        standing[figure.region_id].append(figure)
    seen: set[Spot] = set()
    planned = []
    for line in lines:
        reading = read_line(line, columns, around)
        if reading.details is not None:
            spot = _spot(reading.details)
            if spot in seen:
                reading.refuse("twice", columns[0])
            seen.add(spot)
        planned.append(_planned(reading, series, standing, columns, by))
    return Plan(planned)


def _planned(
    reading: Reading, series: Series, standing: dict[str, list[Figure]], columns: list[Column], by: Membership
) -> PlannedRow:
    """What becomes of a row; a figure that is taken stands beside those that the next rows are compared with."""
    number, details = reading.line.number, reading.details
    if reading.problems or details is None:
        return PlannedRow(number, REFUSED, reading.line.text("region"), problems=reading.problems)
    beside = standing[details.region.pk]
    old = next((one for one in beside if (one.region_id, one.first_on, one.last_on) == _spot(details)), None)
    if old is not None and old.value == details.value:
        return PlannedRow(number, UNCHANGED, details.region.name, old)
    try:
        figure = new_figure(by=by, series=series, details=details, corrects=old)
        refuse_twin(figure, beside)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            reading.refuse("refused", _column(columns, name), " ".join(texts))
        return PlannedRow(number, REFUSED, details.region.name, problems=reading.problems)
    beside.append(figure)
    return PlannedRow(number, CHANGED if old else NEW, details.region.name, figure, old)


def _column(columns: list[Column], key: str) -> Column:
    return next((column for column in columns if column.key == key), columns[0])


def _spot(details: FigureDetails) -> Spot:
    return details.region.pk, details.first_on or details.last_on, details.last_on
