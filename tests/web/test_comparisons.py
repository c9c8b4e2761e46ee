"""Pictures that lay several values of the same things beside each other."""

import math
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lonto.web.comparisons import RADIUS, Compared, GroupedBars, Radar

ROWS: list[tuple[str, list[Decimal | None]]] = [
    ("Perencanaan", [Decimal("3.5"), Decimal("2.5")]),
    ("Teknologi", [Decimal(1), None]),
    ("Data", [Decimal(5)] * 2),
]
values = st.none() | st.decimals(0, 5, places=2)


def bars() -> GroupedBars:
    return GroupedBars("sample", "Index by aspect", ROWS, ["2024", "2025"], Decimal(5))


def radar() -> Radar:
    return Radar("sample", "Index by aspect", ROWS, ["2024", "2025"], Decimal(5))


def render(drawn: Compared) -> str:
    return Template("{% load components %}{% chart chart %}").render(Context({"chart": drawn}))


@pytest.mark.parametrize("chart", [bars, radar])
def test_a_picture_has_a_description_and_a_table_of_every_number(chart: Callable[[], Compared]) -> None:
    shown = render(chart())
    assert "Yang terendah adalah Teknologi dengan 1, yang tertinggi Data dengan 5." in shown
    table = shown[shown.index("<table") :]
    assert re.findall(r'<td class="numeric">([^<]*)</td>', table) == ["3,5", "2,5", "1", "–", "5", "5"]


@pytest.mark.parametrize("chart", [bars, radar])
def test_places_are_written_with_a_point_in_every_language(chart: Callable[[], Compared]) -> None:
    drawings = []
    for language in ("id", "en"):
        with override(language):
            drawings.append(re.findall(r'(?:width|points|cx|x)="([^"]*)"', render(chart())))
    assert drawings[0] == drawings[1]


def test_a_bar_is_as_long_as_its_share_of_the_scale() -> None:
    (_label, _y, drawn), *_others = bars().groups
    assert [bar.width for bar in drawn] == ["58.80%", "42.00%"]


def test_the_highest_value_lies_on_the_rim_of_a_radar_and_the_first_spoke_points_up() -> None:
    (_series, _polygon, points), *_others = radar().lines
    x, y = (float(one) for one in points[2])
    assert math.hypot(x, y) == pytest.approx(RADIUS, abs=0.1)
    assert points[0] == ("0.0", f"{-RADIUS * 0.7:.1f}") or float(points[0][0]) == 0


@given(st.lists(st.lists(values, min_size=2, max_size=2), min_size=1, max_size=20))
def test_nothing_is_drawn_outside_the_picture(rows: list[list[Decimal | None]]) -> None:
    drawn = Radar("r", "r", [(str(n), row) for n, row in enumerate(rows)], ["a", "b"], Decimal(5))
    for _series, _polygon, points in drawn.lines:
        assert all(math.hypot(float(x), float(y)) <= RADIUS + 0.1 for x, y in points)


def test_a_picture_of_nothing_says_so() -> None:
    assert "Belum ada angka." in render(Radar("r", "r", [("a", [None])], ["2025"], Decimal(5)))
