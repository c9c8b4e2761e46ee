"""Anybody may open the public pages; opening hours are set by the office itself and by the administrator."""

import datetime as dt

from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.regency.public.editions import month_of, publish
from lonto.regions.choices import Level
from lonto.regions.queries import ancestor
from tests.scope import Cast, Kwargs, Objects, Rule, Table

KEEPERS = frozenset({Role.HEAD, Role.SECRETARY, Role.REGENCY_ADMINISTRATOR})
OPEN = (dt.time(8), dt.time(14))


def _objects(cast: Cast) -> Objects:
    office = cast[Role.CLERK].office
    today = timezone.localdate()
    publish(ancestor(office.region, Level.REGENCY), today)
    place: Kwargs = {"code": office.region_id}
    return {"place": place, "month": {**place, "month": month_of(today)}, "office": {"pk": office.pk}}


TABLE = Table(
    {
        "public:home": Rule(is_public=True),
        "public:place": Rule(is_public=True, about="place"),
        "public:agreements_json": Rule(is_public=True, about="place"),
        "public:editions": Rule(is_public=True, about="place"),
        "public:numbers": Rule(is_public=True, about="month"),
        "public:numbers_csv": Rule(is_public=True, about="month"),
        "public:numbers_json": Rule(is_public=True, about="month"),
        "public:hours": Rule(KEEPERS | {Role.DISTRICT_OFFICER}),
        "public:hours_edit": Rule(KEEPERS, about="office"),
    },
    _objects,
)
