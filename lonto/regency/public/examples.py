"""Opening hours of some offices, invented for the demonstration."""

import datetime as dt
from collections.abc import Iterable

from lonto.accounts.models import Membership
from lonto.regency.public.actions import set_hours
from lonto.regency.public.hours import Span

LONG, FRIDAY = (dt.time(8), dt.time(15)), (dt.time(8), dt.time(11, 30))
WEEK: tuple[Span, ...] = (LONG, LONG, LONG, LONG, FRIDAY, None, None)
NOTE = "Istirahat pukul 12.00–13.00."


def say_hours(people: Iterable[Membership]) -> None:
    """The usual week of an office, said by one of its own people."""
    for by in people:
        set_hours(by=by, office=by.office, days=WEEK, note=NOTE)
