"""Lines over time, each with a table of the same numbers.

The drawing stretches with the page while its strokes and words keep their size: paths live in an inner picture that
is 1000 wide and as high as the plot, words and dots in the outer one, placed by per cent and pixels.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from lonto.web.cells import as_text
from lonto.web.charts import Number, figure
from lonto.web.texts import Text

TOP, PLOT, BOTTOM = 28, 200, 28
WIDTH = 1000
# What one digit beside the picture takes of its width on a telephone; lines begin after them, so none is covered.
DIGIT, MOST_GUTTER = 23, 240
TICKS = 4
MOST_DOTS = 40
# A line that stays far from zero is drawn from a higher ground, so that one sees it move.
FAR_FROM_ZERO = 0.6

Points = Sequence[tuple[dt.date, Number]]


@dataclass(frozen=True)
class Line:
    """One line; `is_stepped` where a number stands until the next one, instead of growing towards it."""

    label: Text
    points: Points
    is_stepped: bool = False


@dataclass(frozen=True)
class DrawnLine:
    """A line as drawn: its number among the lines, its path and the places of its dots."""

    series: int
    path: str
    dots: list[tuple[str, str]]


@dataclass(frozen=True)
class LineChart:
    """Several numbers over the same time; `first` and `last` widen it beyond the points, `today` is marked in it."""

    key: str
    title: Text
    lines: Sequence[Line]
    unit: Text = ""
    first: dt.date | None = None
    last: dt.date | None = None
    today: dt.date | None = None
    template = "web/charts/lines.html"
    top = TOP
    plot = PLOT
    height = TOP + PLOT + BOTTOM
    floor = TOP + PLOT

    @property
    def legend(self) -> list[tuple[int, Text]]:
        return [(place, line.label) for place, line in enumerate(self.lines, 1)] if len(self.lines) > 1 else []

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of the picture."""
        known = [day for line in self.lines for day, _number in line.points]
        known += [day for day in (self.first, self.last) if day]
        return (min(known), max(known)) if known else (dt.date.min, dt.date.min)

    @property
    def drawn(self) -> list[DrawnLine]:
        return [self._drawn(place, line) for place, line in enumerate(self.lines, 1)]

    @property
    def ticks(self) -> list[tuple[str, int, str]]:
        """The number, the place of its line and that of the words above it, from the bottom to the top."""
        low, step, count = self._scale
        found = []
        for place in range(count + 1):
            y = round(TOP + PLOT - PLOT * place / count)
            found.append((figure(_plain(low + step * place)), y, f"{y - 4}"))
        return found

    @property
    def today_x(self) -> str:
        """Where today stands, "" outside the picture."""
        first, last = self.days
        return f"{self._x(self.today) / 10:.2f}%" if self.today and first <= self.today <= last else ""

    @cached_property
    def gutter(self) -> int:
        """Where the first day stands, right of the numbers of the ticks."""
        return min(MOST_GUTTER, DIGIT * (1 + max(len(label) for label, _y, _above in self.ticks)))

    @property
    def begins_x(self) -> str:
        return f"{self.gutter / 10:.2f}%"

    @property
    def begins(self) -> str:
        return as_text(self.days[0]) if self._has_points else ""

    @property
    def ends(self) -> str:
        return as_text(self.days[1]) if self._has_points and self.days[0] != self.days[1] else ""

    @property
    def table_head(self) -> list[Text]:
        if len(self.lines) == 1:
            return [_("Day"), self.unit or self.lines[0].label]
        return [_("Day"), *(line.label for line in self.lines)]

    @property
    def table_rows(self) -> list[list[Text]]:
        days = sorted({day for line in self.lines for day, _number in line.points})
        known = [dict(line.points) for line in self.lines]
        return [[as_text(day), *(figure(numbers[day]) if day in numbers else "–" for numbers in known)] for day in days]

    @property
    def description(self) -> str:
        sentences = [
            _("%(label)s: %(first)s on %(first_day)s, %(last)s on %(last_day)s.")
            % {
                "label": line.label,
                "first": figure(line.points[0][1]),
                "first_day": as_text(line.points[0][0]),
                "last": figure(line.points[-1][1]),
                "last_day": as_text(line.points[-1][0]),
            }
            for line in self.lines
            if line.points
        ]
        return " ".join(sentences) or _("There are no numbers yet.")

    @property
    def _has_points(self) -> bool:
        return any(line.points for line in self.lines)

    @property
    def _scale(self) -> tuple[float, float, int]:
        """The lowest number of the picture, the step from tick to tick and how many there are."""
        numbers = [float(number) for line in self.lines for _day, number in line.points] or [0.0]
        low, high = min(numbers), max(numbers)
        if low > 0 and low < FAR_FROM_ZERO * high:
            low = 0.0
        elif low == high:
            low, high = min(0.0, low), max(0.0, high) or 1.0
        step = _round_step((high - low) / TICKS)
        low = math.floor(low / step) * step
        return low, step, max(1, math.ceil((high - low) / step - 1e-9))

    def _drawn(self, place: int, line: Line) -> DrawnLine:
        places = [(self._x(day), self._y(number)) for day, number in line.points]
        path = ""
        for number, (x, y) in enumerate(places):
            if number == 0:
                path = f"M{x:.1f} {y:.1f}"
            else:
                path += f"H{x:.1f}V{y:.1f}" if line.is_stepped else f"L{x:.1f} {y:.1f}"
        if places and line.is_stepped:
            path += f"H{self._x(self._until(line)):.1f}"
        dots = places if len(places) <= MOST_DOTS else []
        return DrawnLine(place, path, [(f"{x / 10:.2f}%", f"{y + TOP:.1f}") for x, y in dots])

    def _until(self, line: Line) -> dt.date:
        """A number stands until today, or until the end of the picture where that comes first."""
        last = self.days[1]
        return max(line.points[-1][0], min(self.today, last) if self.today else last)

    def _x(self, day: dt.date) -> float:
        first, last = self.days
        span = (last - first).days
        share = (day - first).days / span if span else 0.5
        return self.gutter + (WIDTH - self.gutter) * share

    def _y(self, number: Number) -> float:
        low, step, count = self._scale
        return PLOT - PLOT * (float(number) - low) / (step * count)


def month_ends(points: Points, most: int = 60) -> Points:
    """The points themselves, or where there are more than `most` the last one of each month: as many as one can see."""
    if len(points) <= most:
        return points
    return list({(day.year, day.month): (day, number) for day, number in points}.values())


def _round_step(raw: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is not smaller."""
    if raw <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw - 1e-12)


def _plain(number: float) -> Number:
    """A tick without the dust of floating numbers."""
    return round(number) if abs(number - round(number)) < 1e-9 else Decimal(f"{number:.6g}")
