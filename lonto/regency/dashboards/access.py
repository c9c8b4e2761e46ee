"""Who looks at what: the regency's offices at all of it, a district at its villages, a village at itself."""

from django.db.models import QuerySet
from django.http import Http404

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.measures.access import region_seen_by
from lonto.regency.dashboards.models import PeriodReport
from lonto.regions.choices import Level
from lonto.regions.models import Region

OVERSEERS = (
    Role.REGENT,
    Role.AGENCY_HEAD,
    Role.REGENCY_ADMINISTRATOR,
    Role.COORDINATOR,
    Role.PROGRAMME_OFFICER,
    Role.AGENCY_OFFICER,
    Role.AUDITOR,
)
VILLAGE_STAFF = (Role.HEAD, Role.SECRETARY, Role.CLERK)
REPORTERS = (Role.REGENCY_ADMINISTRATOR, Role.COORDINATOR, Role.PROGRAMME_OFFICER, Role.REGENT, Role.AGENCY_HEAD)


def district_seen_by(by: Membership, code: str) -> Region:
    """A district of the regency; a district officer sees the own one alone."""
    found = region_seen_by(by, code)
    if found.level != Level.DISTRICT or (by.role == Role.DISTRICT_OFFICER and by.office.region_id != found.pk):
        raise Http404
    return found


def village_seen_by(by: Membership, code: str) -> Region:
    """A village of the regency; a district officer sees those of the own district, village staff the own village."""
    found = region_seen_by(by, code)
    if found.level != Level.VILLAGE:
        raise Http404
    if by.role in VILLAGE_STAFF and by.office.region_id != found.pk:
        raise Http404
    if by.role == Role.DISTRICT_OFFICER and found.parent_id != by.office.region_id:
        raise Http404
    return found


def reports_for(by: Membership) -> QuerySet[PeriodReport]:
    """The reports of the own regency."""
    rows = PeriodReport.objects.filter(regency_id=by.office.region_id).select_related("regency", "asked_by__account")
    return rows if by.role in OVERSEERS else rows.none()
