"""Pictures of numbers."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lonto.web.charts import BarChart, Pyramid

counts = st.lists(st.integers(min_value=0, max_value=10**9), max_size=20)


def render(chart: BarChart | Pyramid) -> str:
    return Template("{% load components %}{% chart chart %}").render(Context({"chart": chart}))


def bars(*values: int) -> BarChart:
    return BarChart("sample", "Residents by age", [(f"{n}", value) for n, value in enumerate(values)], "residents")


def test_a_picture_has_a_title_a_description_and_the_same_numbers_as_a_table() -> None:
    shown = render(bars(1200, 300))
    assert 'role="img" aria-labelledby="sample-title sample-desc"' in " ".join(shown.split())
    assert "Yang terbanyak adalah 0, yaitu 1.200." in shown
    table = shown[shown.index("<table") :]
    assert "1.200" in table
    assert "300" in table


def test_bars_are_as_long_as_their_share_of_the_largest() -> None:
    assert [bar.width for bar in bars(100, 50, 0).bars] == ["60.00%", "30.00%", "0.00%"]


def test_places_are_written_with_a_point_in_every_language() -> None:
    for language in ("id", "en"):
        with override(language):
            assert re.search(r'width="30\.00%"', render(bars(100, 50)))


def test_long_labels_stand_above_their_bars() -> None:
    chart = BarChart("sample", "Education", [("Belum tamat SD/sederajat", 1)])
    assert chart.is_stacked
    assert chart.bars[0].width == "100.00%"


@given(counts)
def test_no_bar_leaves_the_picture(values: list[int]) -> None:
    for bar in bars(*values).bars:
        assert 0 <= float(bar.width.rstrip("%")) <= 100


@given(counts, st.data())
def test_both_sides_of_a_pyramid_stay_clear_of_the_middle(left: list[int], data: st.DataObject) -> None:
    right = data.draw(st.lists(st.integers(0, 10**9), min_size=len(left), max_size=len(left)))
    chart = Pyramid(
        "p", "Ages", [(str(i), *pair) for i, pair in enumerate(zip(left, right, strict=True))], "Men", "Women"
    )
    for _label, _y, men, women in chart.sides:
        assert 0 <= float(men.x.rstrip("%")) <= 41.01
        assert 59 <= float(women.figure_x.rstrip("%")) <= 100


def test_the_youngest_stand_at_the_bottom_and_first_in_the_table() -> None:
    chart = Pyramid("p", "Ages", [("0-4", 47, 44), ("5-14", 110, 100)], "Men", "Women")
    assert [side[0] for side in chart.sides] == ["5-14", "0-4"]
    assert chart.table_rows[0] == ["0-4", "47", "44"]
    assert chart.description == "Men: 157. Women: 144."


@pytest.mark.parametrize("chart", [BarChart("sample", "Nothing", []), bars(0, 0)])
def test_nothing_to_draw_is_no_error(chart: BarChart) -> None:
    assert "<svg" in render(chart)


def test_labels_are_text() -> None:
    shown = render(BarChart("sample", "<b>", [("<i>", 1)], "<u>"))
    assert not {"<b>", "<i>", "<u>"} & set(re.findall(r"<\w>", shown))
