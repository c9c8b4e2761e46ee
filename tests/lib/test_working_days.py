import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.working_days import add_working_days, is_working_day, working_days_between

VECTORS = json.loads((Path(__file__).parent / "data/uji_hari_kerja.json").read_text())
days = st.dates(date(2020, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize("vector", VECTORS["uji"], ids=lambda v: f"{v['mulai']}+{v['hari_kerja']}")
def test_time_limits_of_2026_end_on_the_published_day(vector: dict[str, str | int]) -> None:
    start = date.fromisoformat(str(vector["mulai"]))
    assert add_working_days(start, int(vector["hari_kerja"])) == date.fromisoformat(str(vector["tenggat"]))


@pytest.mark.parametrize(("month", "count"), VECTORS["hari_kerja_2026_per_bulan"].items())
def test_each_month_of_2026_has_the_published_number_of_working_days(month: str, count: int) -> None:
    first = date(2026, int(month), 1)
    in_month = [first + timedelta(days=n) for n in range(31) if (first + timedelta(days=n)).month == first.month]
    assert sum(map(is_working_day, in_month)) == count


def test_a_limit_of_zero_days_ends_on_the_day_it_begins() -> None:
    assert add_working_days(date(2026, 1, 3), 0) == date(2026, 1, 3)


def test_a_negative_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 1, 2), -1)


def test_a_local_day_off_is_skipped() -> None:
    assert add_working_days(date(2026, 1, 2), 5, {date(2026, 1, 9)}) == date(2026, 1, 12)


@given(start=days, count=st.integers(0, 80))
def test_counting_the_days_of_a_limit_gives_its_length(start: date, count: int) -> None:
    assert working_days_between(start, add_working_days(start, count)) == count


@given(start=days, count=st.integers(1, 80))
def test_a_limit_ends_on_a_working_day(start: date, count: int) -> None:
    assert is_working_day(add_working_days(start, count))


@given(first=days, second=days)
def test_nothing_is_counted_backwards(first: date, second: date) -> None:
    assert working_days_between(max(first, second), min(first, second)) == 0
