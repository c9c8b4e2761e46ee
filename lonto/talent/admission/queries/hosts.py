"""Which regency hosts admissions on this server."""

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Office
from lonto.regions.models import Region
from lonto.talent.training.models import Intake


def home_regency() -> Region | None:
    """The regency of the newest intake, else of the first agency; None before this server is set up."""
    newest = Intake.objects.select_related("regency").order_by("-opens_at", "-pk").first()
    if newest is not None:
        return newest.regency
    agency = Office.objects.filter(kind=OfficeKind.AGENCY).select_related("region").order_by("pk").first()
    return agency.region if agency else None
