"""What a table of figures would change in a series."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError

from lonto.accounts.models import Membership
from lonto.regency.figures.actions.figures import FigureDetails, new_figure, refuse_twin
from lonto.regency.figures.models import Figure, Series
from lonto.regency.figures.tables.columns import columns_of
from lonto.regency.figures.tables.reading import FigureReading, Surroundings, read_line
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.web.cells import as_text

Spot: TypeAlias = tuple[str, dt.date, dt.date]


@dataclass
class PlannedFigure(PlannedRow):
    """One row and what becomes of it: a new `figure`, which may correct an `old` one; `name` is the region."""

    figure: Figure | None = None
    old: Figure | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            **super().as_json(),
            "day": self.figure.last_on.isoformat() if self.figure else "",
            "value": as_text(self.figure.number) if self.figure else "",
            "old": as_text(self.old.number) if self.old else "",
        }


def plan_of(series: Series, lines: Iterable[Line], *, by: Membership) -> Plan[PlannedFigure]:
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
    reading: FigureReading, series: Series, standing: dict[str, list[Figure]], columns: list[Column], by: Membership
) -> PlannedFigure:
    """What becomes of a row; a figure that is taken stands beside those that the next rows are compared with."""
    number, details = reading.line.number, reading.details
    if reading.problems or details is None:
        return PlannedFigure(number, REFUSED, reading.line.text("region"), reading.problems)
    beside = standing[details.region.pk]
    old = next((one for one in beside if (one.region_id, one.first_on, one.last_on) == _spot(details)), None)
    if old is not None and old.value == details.value:
        return PlannedFigure(number, UNCHANGED, details.region.name, figure=old)
    try:
        figure = new_figure(by=by, series=series, details=details, corrects=old)
        refuse_twin(figure, beside)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            reading.refuse("refused", _column(columns, name), " ".join(texts))
        return PlannedFigure(number, REFUSED, details.region.name, reading.problems)
    beside.append(figure)
    return PlannedFigure(number, CHANGED if old else NEW, details.region.name, figure=figure, old=old)


def _column(columns: list[Column], key: str) -> Column:
    return next((column for column in columns if column.key == key), columns[0])


def _spot(details: FigureDetails) -> Spot:
    return details.region.pk, details.first_on or details.last_on, details.last_on
