"""Who may: a village's clerk and secretary for their own office, the regency's officers for every village."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, is_inside, regency_of, regions_of, require_role
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership
from lonto.regency.connectivity.models import ConnectionTable
from lonto.regions.choices import Level
from lonto.regions.models import Region

M = TypeVar("M", bound=Model)
VILLAGE_WRITERS = (Role.CLERK, Role.SECRETARY)
OWN_VILLAGE = (*VILLAGE_WRITERS, Role.HEAD)
KEEPERS = (Role.COORDINATOR, Role.AGENCY_OFFICER)
VIEWERS = (
    *KEEPERS,
    Role.DISTRICT_OFFICER,
    Role.REGENCY_ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.REGENT,
    Role.AGENCY_HEAD,
    Role.ASSESSOR,
    Role.AUDITOR,
)
WRITERS = (*VILLAGE_WRITERS, *KEEPERS)


def villages_seen(by: Membership) -> QuerySet[Region]:
    """The villages whose connection a person sees: the own one, those of the district, or all of the regency."""
    return regions_of(by) if by.role in (*VIEWERS, *OWN_VILLAGE) else Region.objects.none()


def may_write(by: Membership, village: Region) -> bool:
    """Whether a person may say how the office of a village is connected."""
    if village.level != Level.VILLAGE:
        return False
    if by.role in VILLAGE_WRITERS:
        return by.office.kind == OfficeKind.VILLAGE and by.office.region_id == village.pk
    return by.role in KEEPERS and is_inside(village, by.office.region)


def require_writer(by: Membership, village: Region) -> None:
    """For actions."""
    require_role(by, *WRITERS)
    if not may_write(by, village):
        raise NotAllowed(_("This belongs to another village."))


def require_keeper(by: Membership, region: Region) -> None:
    """For actions of the regency's officers."""
    require_role(by, *KEEPERS)
    if not is_inside(region, by.office.region):
        raise NotAllowed(_("This belongs to another regency."))


def tables_of(by: Membership) -> QuerySet[ConnectionTable]:
    rows = ConnectionTable.objects.filter(regency=regency_of(by)).select_related("regency", "uploaded_by__account")
    return rows if by.role in KEEPERS else rows.none()
