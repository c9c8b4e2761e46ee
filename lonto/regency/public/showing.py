"""Published numbers in the words of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.lib.suppression import TOTAL
from lonto.regency.public import numbers
from lonto.regency.public.editions import span_of
from lonto.regency.public.models import PublishedNumbers
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.signing.positions import formal_name
from lonto.village.letters.measures import LETTERS_ISSUED
from lonto.village.residents.measures import RESIDENTS

Trail: TypeAlias = list[tuple[str, str | None]]


@dataclass(frozen=True)
class VillageLine:
    """One village in the list of its regency."""

    region: Region
    residents: int | None
    published: PublishedNumbers


@dataclass(frozen=True)
class DistrictLine:
    region: Region
    residents: int | None
    villages: list[VillageLine] = field(default_factory=list)


def numbers_context(published: PublishedNumbers | None, region: Region) -> dict[str, Any]:
    """What `public/parts/numbers.html` and `public/parts/requests.html` show."""
    if published is None:
        return {"published": None}
    edition = published.edition
    address = [region.pk, edition.month]
    permanent = reverse("public:numbers", args=address)
    return {
        "published": published,
        "counted_on": edition.counted_on,
        "total": published.residents.get(TOTAL),
        "nobody": published.residents.get(TOTAL) == 0,
        "blocks": numbers.blocks(published),
        "span": span_of(edition.counted_on),
        "residents_definition": RESIDENTS.definition,
        "residents_source": RESIDENTS.source,
        "requests_definition": requests_definition(),
        "requests_source": LETTERS_ISSUED.source,
        "permanent": permanent,
        "permanent_url": f"{settings.LONTO_PUBLIC_URL}{permanent}",
        "csv": reverse("public:numbers_csv", args=address),
        "json": reverse("public:numbers_json", args=address),
        "all_editions": reverse("public:editions", args=[region.pk]),
    }


def requests_definition() -> str:
    """The rule behind the middle of the days."""
    return _(
        "Working days from request to signature of the letters signed in these 90 days: half of them took at most so "
        "many. The day of the request does not count; Saturdays, Sundays, national holidays and collective leave are "
        "no working days."
    )


def districts_with_villages(rows: Iterable[PublishedNumbers]) -> list[DistrictLine]:
    """The rows of an edition as districts with their villages; a district stands before its villages."""
    districts: list[DistrictLine] = []
    for row in rows:
        total = row.residents.get(TOTAL)
        if row.region.level == Level.DISTRICT:
            districts.append(DistrictLine(row.region, total))
        elif row.region.level == Level.VILLAGE:
            districts[-1].villages.append(VillageLine(row.region, total, row))
    return districts


def trail_to(regency: Region, region: Region, *more: str) -> Trail:
    """The way through the regency to a place, and to what lies below it."""
    way: Trail = [(regency.name, reverse("public:place", args=[regency.pk]))]
    if region != regency:
        way.append((formal_name(region), reverse("public:place", args=[region.pk]) if more else None))
    return [*way, *((one, None) for one in more)]
