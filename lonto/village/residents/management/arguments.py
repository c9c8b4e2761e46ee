"""What our commands share."""

from django.core.management.base import CommandError

from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import by_code


def village_with(code: str) -> Region:
    """The village with this code; CommandError where there is none."""
    region = by_code(code)
    if region is None or region.level != Level.VILLAGE:
        raise CommandError(f"There is no village with the code '{code}'. Write it like 53.15.05.2008.")
    return region
