"""Calendar months as the history of a flow names them: 2026-11."""

import calendar
import datetime as dt

from lonto.measures.periods import Period

MONTHS_KEPT = 24
"""How far back a nightly snapshot counts the months of a flow again: a chart of two years never lacks one."""


def month_of(day: dt.date) -> str:
    return day.isoformat()[:7]


def period_of(month: str) -> Period:
    return Period.month(int(month[:4]), int(month[5:]))


def last_day(month: str) -> dt.date:
    year, number = int(month[:4]), int(month[5:])
    return dt.date(year, number, calendar.monthrange(year, number)[1])


def earlier(month: str, back: int) -> str:
    """The month `back` months before this one."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 - back, 12)
    return f"{year:04}-{number + 1:02}"


def months_between(first: str, last: str) -> list[str]:
    """All months from `first` to `last`, both included; none where `last` is earlier."""
    found = []
    while first <= last:
        found.append(first)
        first = earlier(first, -1)
    return found


def months_counted(today: dt.date) -> list[str]:
    """The months that a snapshot of this day counts, the oldest first."""
    return months_between(first_counted(today), month_of(today))


def first_counted(today: dt.date) -> str:
    """The oldest month that a snapshot of this day counts."""
    return earlier(month_of(today), MONTHS_KEPT - 1)
