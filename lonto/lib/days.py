"""Which days people can mean. A year far beyond is a slip of the keyboard, and its first and last days leave no room
for a day before, a day after or a time zone.
"""

import datetime as dt

EARLIEST, LATEST = dt.date(1800, 1, 1), dt.date(2999, 12, 31)


def is_plausible(day: dt.date) -> bool:
    """Whether somebody can have meant this day."""
    return EARLIEST <= day <= LATEST
