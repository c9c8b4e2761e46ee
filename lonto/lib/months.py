"""Counting in calendar months, as the validity of a letter is."""

import calendar
from datetime import date


def add_months(day: date, months: int) -> date:
    """The same day some months later; the month's last day where it is shorter (30 November + 3 = 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
