"""Opening hours, said and corrected."""

import datetime as dt

from lonto.accounts.choices import Role
from lonto.regency.public.actions import set_hours
from lonto.regency.public.hours import Span
from tests.scope import Cast

WEEK: list[Span] = [(dt.time(8), dt.time(14, 30))] * 5 + [None, None]


def do(cast: Cast) -> None:
    for role in (Role.SECRETARY, Role.DISTRICT_OFFICER, Role.REGENCY_ADMINISTRATOR):
        by = cast[role]
        set_hours(by=by, office=by.office, days=WEEK)
    by = cast[Role.HEAD]
    set_hours(by=by, office=by.office, days=[None, *WEEK[1:]], note="Senin tutup selama Sail.")
