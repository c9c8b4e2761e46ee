"""Who may: agencies keep their own risks, the coordinator keeps all of the regency, readers look."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.regency.risks.models import Risk

KEEPERS = (Role.COORDINATOR, Role.AGENCY_OFFICER)
READERS = (Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.ASSESSOR, Role.AUDITOR)
VIEWERS = (*KEEPERS, *READERS)


def risks_for(by: Membership) -> QuerySet[Risk]:
    """The risks that a person may see."""
    rows = Risk.objects.filter(regency_id=by.office.region_id).select_related("office", "regency")
    if by.role == Role.AGENCY_OFFICER:
        return rows.filter(office=by.office)
    return rows if by.role in VIEWERS else rows.none()


def require_may_keep(by: Membership, office: Office) -> None:
    """For actions: an officer for the own agency, the coordinator for every agency of the regency."""
    require_role(by, *KEEPERS)
    own = by.office_id == office.pk
    if office.region_id != by.office.region_id or (by.role == Role.AGENCY_OFFICER and not own):
        raise NotAllowed(_("This risk belongs to another agency."))
