"""When a duty comes back, and how soon an agreement ends. Asks no clock."""

import datetime as dt
from collections.abc import Iterator

from lonto.lib.months import add_months
from lonto.regency.agreements.choices import MONTHS_OF, Repeat

WARNED_BEFORE = (1, 3, 6)
"""Months before the end of an agreement at which people are warned, the nearest first."""
REMINDED_BEFORE = dt.timedelta(days=30)
MOST_DATES = 1200


def due_dates(first_on: dt.date, repeat: str, last_on: dt.date | None) -> Iterator[dt.date]:
    """The days on which a duty is due, up to the end of the agreement where that is known.

    They are counted from the first, so that a duty of the 31st comes back to the 31st after a short month.
    """
    months = MONTHS_OF.get(Repeat(repeat))
    for place in range(MOST_DATES if months else 1):
        day = add_months(first_on, (months or 0) * place)
        if last_on is not None and day > last_on and place:
            return
        yield day


def next_due(first_on: dt.date, repeat: str, last_on: dt.date | None, after: dt.date) -> dt.date | None:
    """The first day after another on which a duty is due; None where it does not come back."""
    return next((day for day in due_dates(first_on, repeat, last_on) if day > after), None)


def warning_of(ends_on: dt.date | None, today: dt.date) -> int | None:
    """1, 3 or 6 where an agreement ends within that many months, 0 where it has ended; else None."""
    if ends_on is None:
        return None
    if ends_on < today:
        return 0
    return next((months for months in WARNED_BEFORE if ends_on <= add_months(today, months)), None)
