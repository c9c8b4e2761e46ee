"""When a duty comes back, and when people are warned that an agreement ends."""

import datetime as dt
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.months import add_months
from lonto.regency.agreements.choices import Repeat
from lonto.regency.agreements.dates import due_dates, next_due, warning_of

TODAY = dt.date(2026, 11, 25)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        (None, None),
        ("2026-11-24", 0),
        ("2026-11-25", 1),
        ("2026-12-25", 1),
        ("2026-12-26", 3),
        ("2027-02-25", 3),
        ("2027-02-26", 6),
        ("2027-05-25", 6),
        ("2027-05-26", None),
    ],
)
def test_the_end_is_warned_of_six_three_and_one_month_before(ends_on: str | None, months: int | None) -> None:
    assert warning_of(on(ends_on) if ends_on else None, TODAY) == months


def test_a_duty_of_the_last_day_comes_back_to_the_last_day() -> None:
    found = islice(due_dates(on("2026-01-31"), Repeat.MONTHLY, None), 4)
    assert [str(day) for day in found] == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]


def test_a_duty_that_is_due_once_does_not_come_back() -> None:
    assert list(due_dates(on("2026-01-31"), Repeat.ONCE, None)) == [on("2026-01-31")]
    assert next_due(on("2026-01-31"), Repeat.ONCE, None, on("2026-01-31")) is None


def test_a_duty_ends_with_its_agreement() -> None:
    found = list(due_dates(on("2026-01-15"), Repeat.QUARTERLY, on("2026-07-15")))
    assert [str(day) for day in found] == ["2026-01-15", "2026-04-15", "2026-07-15"]
    assert next_due(on("2026-01-15"), Repeat.YEARLY, on("2026-12-31"), on("2026-01-15")) is None


@given(first=DAYS, repeat=st.sampled_from(Repeat.values), after=DAYS)
def test_the_next_date_is_the_first_one_later(first: dt.date, repeat: str, after: dt.date) -> None:
    found = next_due(first, repeat, None, after)
    dates = list(islice(due_dates(first, repeat, None), 400))
    assert found == next((day for day in dates if day > after), None)
    assert dates == sorted(set(dates))


@given(ends_on=DAYS, today=DAYS)
def test_a_warning_is_never_given_too_early(ends_on: dt.date, today: dt.date) -> None:
    months = warning_of(ends_on, today)
    if months:
        assert today <= ends_on <= add_months(today, months)
    elif months is None:
        assert ends_on > add_months(today, 6)
