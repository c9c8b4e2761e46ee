"""Each month's numbers: counted once by the measures, small counts hidden, kept as they were published."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from statistics import median

from django.utils import timezone

from lonto.journal.actions import writing
from lonto.lib.suppression import TOTAL, Cell, Shape, cells_to_hide
from lonto.measures.periods import Period
from lonto.measures.queries import counts_by_village
from lonto.regency.public import numbers
from lonto.regency.public.models import Edition, PublishedNumbers
from lonto.regions.models import Region
from lonto.regions.queries import districts_of, villages_of
from lonto.village.letters.durations import working_days_taken
from lonto.village.residents.measures import RESIDENTS

SPAN = 90
"""Days before the day of the count, itself included, whose letters say how long a request takes."""


def current_numbers(region: Region, regency: Region) -> PublishedNumbers | None:
    """The numbers of a place in this month's edition, which is made where it is missing; None for an unknown place."""
    today = timezone.localdate()
    found = _numbers_of(region, month_of(today))
    if found is None or (found.edition.is_empty and found.edition.counted_on != today):
        publish(regency, today)
        found = _numbers_of(region, month_of(today))
    return found


def numbers_of_month(region: Region, month: str) -> PublishedNumbers | None:
    """The numbers of a place in the edition of a month; None where there is none."""
    return _numbers_of(region, month)


def editions_of(regency: Region) -> list[Edition]:
    """All editions of a regency, the newest first."""
    return list(Edition.objects.filter(regency=regency, is_empty=False))


def publish(regency: Region, today: dt.date) -> Edition:
    """Make the edition of this month; one that is there stays as it is, unless nobody was counted in it."""
    with writing(regency):
        known = Edition.objects.filter(regency=regency, month=month_of(today)).first()
        if known is not None and not (known.is_empty and known.counted_on != today):
            return known
        if known is not None:
            known.delete()
        return _count(regency, today)


def span_of(counted_on: dt.date) -> Period:
    """The days whose letters an edition counts."""
    return Period(counted_on - dt.timedelta(days=SPAN - 1), counted_on)


def month_of(day: dt.date) -> str:
    """ "2026-11"."""
    return day.isoformat()[:7]


def _count(regency: Region, today: dt.date) -> Edition:
    parents = parents_in(regency)
    shape = numbers.shape_of(parents)
    residents = shape.filled(numbers.cells_of(counts_by_village(RESIDENTS, regency)))
    taken = working_days_taken(shape.lowest, span_of(today))
    letters = Shape(parents)
    requests = letters.filled({(village, TOTAL): len(days) for village, days in taken.items()})
    edition = Edition.objects.create(
        regency=regency, month=month_of(today), counted_on=today, is_empty=not residents[regency.pk, TOTAL]
    )
    shown_residents, shown_requests = _shown(shape, residents), _shown(letters, requests)
    PublishedNumbers.objects.bulk_create(
        PublishedNumbers(
            edition=edition,
            region_id=place,
            residents={name: shown_residents[place, name] for name in shape.categories},
            requests=(count := shown_requests[place, TOTAL]),
            median_days=_median(taken, place) if count else None,
        )
        for place in shape.places
    )
    return edition


def parents_in(regency: Region) -> dict[str, str]:
    """Regency, districts and villages with what holds each; a district without villages is no place of the table."""
    villages = dict(villages_of(regency).values_list("pk", "parent_id"))
    holders = set(villages.values())
    districts = {one.pk: regency.pk for one in districts_of(regency) if one.pk in holders}
    return {regency.pk: "", **districts, **{village: str(parent) for village, parent in villages.items()}}


def _shown(shape: Shape, table: Mapping[Cell, int]) -> dict[Cell, int | None]:
    hidden = cells_to_hide(shape, table)
    return {cell: None if cell in hidden else count for cell, count in table.items()}


def _median(taken: Mapping[str, list[int]], place: str) -> Decimal:
    """Half of the letters of a place took at most so many working days."""
    days = [day for village, own in taken.items() if f"{village}.".startswith(f"{place}.") for day in own]
    return Decimal(str(median(days))).quantize(Decimal("0.1"))


def _numbers_of(region: Region, month: str) -> PublishedNumbers | None:
    return PublishedNumbers.objects.select_related("edition").filter(region=region.pk, edition__month=month).first()
