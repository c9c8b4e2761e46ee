"""Who may: an agency keeps its own evidence, the coordinator and readers see the regency's, assessors what is used."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.evidence.models import Evidence
from lonto.regency.evidence.uses import shown_because_used

KEEPERS = (Role.COORDINATOR, Role.AGENCY_OFFICER)
READERS = (Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR)
VIEWERS = (*KEEPERS, *READERS, Role.ASSESSOR)


def evidence_for(by: Membership) -> QuerySet[Evidence]:
    """The evidence that a person may open."""
    rows = Evidence.objects.filter(regency_id=by.office.region_id).select_related(
        "office", "added_by__account", "replaced_by"
    )
    if by.role == Role.COORDINATOR or by.role in READERS:
        return rows
    if by.role == Role.AGENCY_OFFICER:
        return rows.filter(office=by.office)
    return rows.filter(shown_because_used(by)) if by.role == Role.ASSESSOR else rows.none()


def require_keeper(by: Membership) -> None:
    """For actions: evidence is kept by officers of agencies and by the coordinator, each for the own office."""
    require_role(by, *KEEPERS)


def require_own(by: Membership, evidence: Evidence) -> None:
    require_keeper(by)
    if evidence.office_id != by.office_id:
        raise NotAllowed(_("This evidence belongs to another agency."))
