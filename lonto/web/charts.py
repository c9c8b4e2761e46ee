"""Pictures of numbers, drawn as SVG on the server, each with a table of the same numbers.

All places are percentages of the width and pixels of the height, so that words keep their size on a telephone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from lonto.web.texts import Text

Number = int | float | Decimal

ROW, STACKED_ROW = 28, 48
SHORT_LABEL = 10
# Where bars begin and how long the longest is, in per cent of the width; the rest is for the figure beside it.
BESIDE, BESIDE_LONGEST = 24, 60
PYRAMID_MIDDLE, PYRAMID_LONGEST = 9, 27


@dataclass(frozen=True)
class Bar:
    """One bar as drawn; `figure` is its value in the reader's language."""

    label: Text
    figure: str
    x: str
    y: int
    width: str
    figure_x: str
    series: int = 1


@dataclass(frozen=True)
class BarChart:
    """One value for each label, from top to bottom in the order given.

    `key` names the chart on its page; `unit` says what is counted ("residents").
    """

    key: str
    title: Text
    rows: Sequence[tuple[Text, Number]]
    unit: Text = ""
    template = "web/charts/bars.html"

    @property
    def is_stacked(self) -> bool:
        """Whether the labels are too long to stand beside their bars."""
        return any(len(str(label)) > SHORT_LABEL for label, _value in self.rows)

    @property
    def height(self) -> int:
        return len(self.rows) * (STACKED_ROW if self.is_stacked else ROW)

    @property
    def bars(self) -> list[Bar]:
        most = max((value for _label, value in self.rows), default=0)
        step = STACKED_ROW if self.is_stacked else ROW
        start, longest = (0, 100) if self.is_stacked else (BESIDE, BESIDE_LONGEST)
        bars = []
        for place, (label, value) in enumerate(self.rows):
            width = _share(value, most, longest)
            bars.append(Bar(label, figure(value), f"{start}%", place * step, f"{width:.2f}%", f"{start + width:.2f}%"))
        return bars

    @property
    def table_head(self) -> list[Text]:
        return ["", self.unit or _("Number")]

    @property
    def table_rows(self) -> list[list[Text]]:
        return [[label, figure(value)] for label, value in self.rows]

    @property
    def description(self) -> str:
        if not self.rows:
            return _("There are no numbers yet.")
        label, value = max(self.rows, key=lambda row: row[1])
        return _("The largest is %(label)s with %(value)s.") % {"label": label, "value": figure(value)}


@dataclass(frozen=True)
class Pyramid:
    """Two values for each age group, youngest first in `rows`, drawn with the youngest at the bottom."""

    key: str
    title: Text
    rows: Sequence[tuple[Text, int, int]]
    left: Text
    right: Text
    template = "web/charts/pyramid.html"

    @property
    def height(self) -> int:
        return len(self.rows) * ROW

    @property
    def sides(self) -> list[tuple[Text, int, Bar, Bar]]:
        """For each group from the top its label, its place, and the bars on both sides."""
        most = max((max(left, right) for _label, left, right in self.rows), default=0)
        begin, other = 50 - PYRAMID_MIDDLE, 50 + PYRAMID_MIDDLE
        sides = []
        for place, (label, left, right) in enumerate(reversed(self.rows)):
            y = place * ROW
            wide, other_wide = _share(left, most, PYRAMID_LONGEST), _share(right, most, PYRAMID_LONGEST)
            x = f"{begin - wide:.2f}%"
            sides.append(
                (
                    label,
                    y,
                    Bar(label, figure(left), x, y, f"{wide:.2f}%", x),
                    Bar(label, figure(right), f"{other}%", y, f"{other_wide:.2f}%", f"{other + other_wide:.2f}%", 2),
                )
            )
        return sides

    @property
    def table_head(self) -> list[Text]:
        return [_("Age"), self.left, self.right]

    @property
    def table_rows(self) -> list[list[Text]]:
        return [[label, figure(left), figure(right)] for label, left, right in self.rows]

    @property
    def description(self) -> str:
        left = sum(row[1] for row in self.rows)
        right = sum(row[2] for row in self.rows)
        return _("%(left)s: %(left_count)s. %(right)s: %(right_count)s.") % {
            "left": self.left,
            "left_count": figure(left),
            "right": self.right,
            "right_count": figure(right),
        }


def figure(value: Number) -> str:
    """A number in the reader's language."""
    return number_format(value, force_grouping=True)


def _share(value: Number, most: Number, longest: int) -> float:
    """The length of a bar; nothing below zero is drawn."""
    return max(0.0, float(value) / float(most) * longest) if most > 0 else 0.0
