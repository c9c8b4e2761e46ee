from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 25), 3, date(2027, 2, 25)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 29), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_a_letter_is_valid_until_the_same_day_of_a_later_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_the_month_is_always_so_many_further(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
