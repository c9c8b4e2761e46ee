"""Lines over time are drawn inside their picture, and their table holds the same numbers."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from lonto.web.lines import PLOT, WIDTH, Line, LineChart, month_ends

JANUARY, JUNE, DECEMBER = dt.date(2026, 1, 1), dt.date(2026, 6, 1), dt.date(2026, 12, 31)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
NUMBERS = st.decimals(-10_000_000, 10_000_000, places=2)
POINTS = st.dictionaries(DAYS, NUMBERS, min_size=1, max_size=30).map(lambda found: sorted(found.items()))


def chart(*lines: Line, **more: dt.date) -> LineChart:
    return LineChart("c", "Orang", lines, "orang", **more)


@given(points=POINTS, other=POINTS, is_stepped=st.booleans())
def test_every_line_stays_inside_its_picture(
    points: list[tuple[dt.date, Decimal]], other: list[tuple[dt.date, Decimal]], is_stepped: bool
) -> None:
    for line in chart(Line("a", points, is_stepped=is_stepped), Line("b", other)).drawn:
        numbers = [float(number) for number in re.findall(r"[\d.]+", line.path)]
        assert all(0 <= number <= max(WIDTH, PLOT) + 0.1 for number in numbers)
        assert "-" not in line.path


@given(points=POINTS)
def test_the_ticks_hold_every_number_between_them(points: list[tuple[dt.date, Decimal]]) -> None:
    low, step, count = chart(Line("a", points))._scale
    assert count <= 6
    for _day, number in points:
        assert low - 1e-6 <= float(number) <= low + step * count + abs(step) * 1e-6


def test_a_number_stands_until_today_and_no_longer() -> None:
    shown = chart(Line("a", [(JANUARY, 3)], is_stepped=True), last=DECEMBER, today=JUNE)
    first, today = (shown.gutter + (WIDTH - shown.gutter) * part for part in (0, 151 / 364))
    assert shown.drawn[0].path.startswith(f"M{first:.1f}")
    assert shown.drawn[0].path.endswith(f"H{today:.1f}")


@given(points=POINTS)
def test_lines_begin_right_of_the_numbers_of_the_ticks(points: list[tuple[dt.date, Decimal]]) -> None:
    shown = chart(Line("a", points))
    assert all(float(x.rstrip("%")) * 10 >= shown.gutter - 0.1 for x, _y in shown.drawn[0].dots)


def test_numbers_far_from_zero_are_drawn_from_a_higher_ground() -> None:
    assert chart(Line("a", [(JANUARY, 290_000), (JUNE, 291_000)])).ticks[0][0] != "0"
    assert chart(Line("a", [(JANUARY, 100), (JUNE, 291_000)])).ticks[0][0] == "0"


def test_the_table_holds_every_day_of_every_line() -> None:
    drawn = chart(Line("a", [(JANUARY, 1), (JUNE, 2)]), Line("b", [(JUNE, 5)]))
    assert [row[1:] for row in drawn.table_rows] == [["1", "–"], ["2", "5"]]
    assert len(drawn.legend) == 2


@pytest.mark.parametrize("points", [[], [(JANUARY, 0)], [(JANUARY, 7)], [(JANUARY, -7)]])
def test_hardly_any_numbers_draw_a_picture_too(points: list[tuple[dt.date, int]]) -> None:
    page = render_to_string("web/charts/lines.html", {"chart": chart(Line("a", points))})
    assert "<svg" in page


def test_a_long_history_is_shown_by_its_months() -> None:
    days = [(JANUARY + dt.timedelta(days=n), n) for n in range(120)]
    assert [day for day, _number in month_ends(days)] == [
        dt.date(2026, 1, 31),
        dt.date(2026, 2, 28),
        dt.date(2026, 3, 31),
        dt.date(2026, 4, 30),
    ]
    assert month_ends(days[:60]) == days[:60]
