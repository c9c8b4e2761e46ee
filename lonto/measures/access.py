"""Which regions' numbers a membership sees: every one of its regency, for numbers name no persons."""

from django.http import Http404

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor, by_code


def regions_above(region: Region) -> list[Region]:
    """A region, its district and its regency: the lines in which its numbers are read."""
    levels = [level for level in (Level.VILLAGE, Level.DISTRICT, Level.REGENCY) if level < region.level]
    return [region, *(ancestor(region, level) for level in levels)]


def region_seen_by(by: Membership, code: str) -> Region:
    """The region with this code inside the regency of the acting office; 404 for every other one."""
    regency = regency_of(by)
    region = by_code(code)
    if region is None or not (region.pk == regency.pk or region.pk.startswith(f"{regency.pk}.")):
        raise Http404
    return region
