"""What can be counted from a village's register of residents."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.measures.periods import Period
from lonto.measures.registry import UNKNOWN, Axis, Counts, Kind, Measure, register
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.village.residents import ages
from lonto.village.residents.access import READERS, VILLAGE_READERS
from lonto.village.residents.choices import Sex, Status
from lonto.village.residents.codes import code_list
from lonto.village.residents.models import Family, Resident


def _count_residents(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    cells = (
        Resident.objects.filter(village__in=villages, status=Status.LIVING)
        .order_by()
        .values_list("village_id", "sex", ages.band_column(period.last))
        .annotate(number=Count("*"))
    )
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for village, sex, band, number in cells:
        found.setdefault(village, {})[UNKNOWN if sex is None else str(sex), band] = number
    return found


def _count_families(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
    cells = (
        Family.objects.filter(village__in=villages, is_open=True)
        .order_by()
        .values_list("village_id")
        .annotate(number=Count("*"))
    )
    return {village: {(): number} for village, number in cells}


def _sexes() -> list[tuple[str, str]]:
    labels = code_list("sex")
    return [(str(sex.value), labels.label(sex)) for sex in Sex] + [(UNKNOWN, str(_("Sex not known")))]


def _people_counted(by: Membership, region: Region, chosen: Mapping[str, str]) -> str | None:
    """The list of residents with the filters that leave those counted, where this membership may open it."""
    asked = dict(chosen)
    if by.role not in READERS or asked.get("sex") == UNKNOWN:
        return None
    if region.pk != by.office.region_id:
        is_below = region.level == Level.VILLAGE and region.pk.startswith(f"{by.office.region_id}.")
        if not is_below:
            return None
        asked["village"] = region.pk
    return _address("residents:residents", asked)


def _families_counted(by: Membership, region: Region, chosen: Mapping[str, str]) -> str | None:
    if by.role not in VILLAGE_READERS or region.pk != by.office.region_id:
        return None
    return _address("residents:families", {"state": "open"})


def _address(name: str, asked: Mapping[str, str]) -> str:
    query = urlencode(asked)
    return f"{reverse(name)}?{query}" if query else reverse(name)


BY_SEX = Axis("sex", _("Sex"), _sexes)
# Birthdays alone would fill the history: every fifth resident changes the band in a year.
BY_AGE = Axis("age", _("Age in years"), ages.band_choices, has_history=False)

RESIDENTS = register(
    Measure(
        key="residents",
        title=_("Residents"),
        unit=_("people"),
        definition=_(
            "Persons in the village's register whose status is living. Who died, moved away, is missing or whose entry "
            "is not valid does not count. Ages are completed years today; who was born on 29 February is a year older "
            "on 1 March."
        ),
        source=_("Law 23/2006 on population administration, changed by Law 24/2013, art. 1"),
        kind=Kind.STOCK,
        count=_count_residents,
        axes=(BY_SEX, BY_AGE),
        changes_daily=True,
        edition=ages.edition(),
        list_url=_people_counted,
    )
)

FAMILIES = register(
    Measure(
        key="families",
        title=_("Families"),
        unit=_("families"),
        definition=_(
            "Families in the village's register of which at least one member lives there, also those that have no "
            "family card yet."
        ),
        source=_("Law 23/2006 on population administration, changed by Law 24/2013, art. 1 and 61"),
        kind=Kind.STOCK,
        count=_count_families,
        list_url=_families_counted,
    )
)
