"""Working days: no Saturday, Sunday, national holiday or collective leave; the start day does not count."""

from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@cache
def national_days_off(year: int) -> frozenset[date]:
    """National holidays and collective leave of a year.

    The government decrees them each autumn for the next year; before that the moving feasts are estimates.
    """
    return frozenset(country_holidays("ID", years=year, categories=("public", "government")))


def is_working_day(day: date, local_days_off: Container[date] = ()) -> bool:
    """Whether an office works on `day`; `local_days_off` are those that a regent adds."""
    return day.weekday() < SATURDAY and day not in national_days_off(day.year) and day not in local_days_off


def add_working_days(start: date, days: int, local_days_off: Container[date] = ()) -> date:
    """The last day of a time limit of `days` working days that begins after `start`."""
    if days < 0:
        raise ValueError("A time limit has no negative number of days.")
    day = start
    while days:
        day += ONE_DAY
        days -= is_working_day(day, local_days_off)
    return day


def working_days_between(start: date, end: date, local_days_off: Container[date] = ()) -> int:
    """Working days after `start` up to and including `end`; 0 where `end` is not later."""
    span = (end - start).days
    return sum(is_working_day(start + timedelta(days=n), local_days_off) for n in range(1, span + 1))
