"""Pictures that lay several values of the same things beside each other: bars in groups, and a radar.

Series differ in colour and in the way they are drawn, and both pictures carry a table of the same numbers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from lonto.web.charts import figure
from lonto.web.texts import Text

LABEL, BAR, GAP = 22, 18, 14
LONGEST = 84
RADIUS, MARGIN = 112, 26
Values = Sequence[Decimal | None]


@dataclass(frozen=True)
class Compared:
    """`rows` are (label, one value for each of `series`); None is not drawn. A full bar, or the rim, is `most`."""

    key: str
    title: Text
    rows: Sequence[tuple[Text, Values]]
    series: Sequence[Text]
    most: Decimal

    @property
    def legend(self) -> list[tuple[int, Text]]:
        return list(enumerate(self.series, 1))

    @property
    def table_head(self) -> list[Text]:
        return ["", *self.series]

    @property
    def table_rows(self) -> list[list[Text]]:
        return [[label, *(_shown(value) for value in values)] for label, values in self.rows]

    @property
    def description(self) -> str:
        known = [(value, label) for label, values in self.rows for value in values if value is not None]
        if not known:
            return _("There are no numbers yet.")
        (low, low_label), (high, high_label) = min(known, key=lambda one: one[0]), max(known, key=lambda one: one[0])
        sentence = _("The lowest is %(low_label)s with %(low)s, the highest %(high_label)s with %(high)s.")
        return sentence % {
            "low_label": low_label,
            "low": figure(low),
            "high_label": high_label,
            "high": figure(high),
        }


@dataclass(frozen=True)
class GroupBar:
    """One bar of a group as drawn."""

    figure: str
    series: int
    y: int
    width: str
    figure_x: str


@dataclass(frozen=True)
class GroupedBars(Compared):
    """For each label one bar of every series, from top to bottom."""

    template = "web/charts/grouped_bars.html"

    @property
    def step(self) -> int:
        return LABEL + BAR * len(self.series) + GAP

    @property
    def height(self) -> int:
        return len(self.rows) * self.step

    @property
    def groups(self) -> list[tuple[Text, int, list[GroupBar]]]:
        """Label, its place and its bars."""
        return [
            (label, place * self.step, [self._bar(value, series) for series, value in enumerate(values, 1)])
            for place, (label, values) in enumerate(self.rows)
        ]

    def _bar(self, value: Decimal | None, series: int) -> GroupBar:
        width = min(1.0, max(0.0, float(value or 0) / float(self.most))) * LONGEST
        y = LABEL + (series - 1) * BAR
        return GroupBar(_shown(value), series, y, f"{width:.2f}%", f"{width:.2f}%")


@dataclass(frozen=True)
class Radar(Compared):
    """One spoke for each label, one line for each series. Spokes carry numbers; the table names them."""

    template = "web/charts/radar.html"
    height = 2 * (RADIUS + MARGIN)
    middle = RADIUS + MARGIN

    @property
    def rings(self) -> list[str]:
        """One polygon for each whole value."""
        return [self._polygon([Decimal(value)] * len(self.rows)) for value in range(1, int(self.most) + 1)]

    @property
    def spokes(self) -> list[tuple[int, str, str, str, str]]:
        """Number, end of the line and place of the number."""
        found = []
        for place in range(len(self.rows)):
            (x, y), (at_x, at_y) = self._point(place, 1.0), self._point(place, 1.13)
            found.append((place + 1, f"{x:.1f}", f"{y:.1f}", f"{at_x:.1f}", f"{at_y + 5:.1f}"))
        return found

    @property
    def lines(self) -> list[tuple[int, str, list[tuple[str, str]]]]:
        """For each series its polygon and the points on it."""
        found = []
        for series in range(len(self.series)):
            values = [row[series] for _label, row in self.rows]
            points = [self._point(place, self._share(value)) for place, value in enumerate(values)]
            found.append((series + 1, self._polygon(values), [(f"{x:.1f}", f"{y:.1f}") for x, y in points]))
        return found

    @property
    def table_rows(self) -> list[list[Text]]:
        return [[f"{place}. {row[0]}", *row[1:]] for place, row in enumerate(super().table_rows, 1)]

    def _polygon(self, values: Values) -> str:
        points = [self._point(place, self._share(value)) for place, value in enumerate(values)]
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)

    def _share(self, value: Decimal | None) -> float:
        return min(1.0, max(0.0, float(value or 0) / float(self.most)))

    def _point(self, place: int, share: float) -> tuple[float, float]:
        angle = 2 * math.pi * place / len(self.rows) - math.pi / 2
        return RADIUS * share * math.cos(angle), RADIUS * share * math.sin(angle)


def _shown(value: Decimal | None) -> str:
    return "–" if value is None else figure(value)
