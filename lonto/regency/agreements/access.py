"""Who may: the agency that minds an agreement changes it, the coordinator every one, the regency's offices read."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.models import Agreement, Duty, Milestone, Party, Pledge, Signatory

M = TypeVar("M", bound=Model)
COORDINATOR = Role.COORDINATOR
KEEPERS = (COORDINATOR, Role.AGENCY_HEAD, Role.AGENCY_OFFICER)
READERS = (*KEEPERS, Role.REGENT, Role.REGENCY_ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.AUDITOR)


def keeps(by: Membership, office: Office) -> bool:
    """Whether a membership minds what this agency minds."""
    if by.role not in KEEPERS or by.office.region_id != office.region_id:
        return False
    return by.role == COORDINATOR or by.office_id == office.pk


def require_keeper(by: Membership, office: Office) -> None:
    """For actions: the coordinator of this regency, or somebody of the agency that minds the agreement."""
    require_role(by, *KEEPERS)
    if not keeps(by, office):
        raise NotAllowed(_("This belongs to another agency."))


def require_reminded(by: Membership, duty: Duty) -> None:
    """For actions: who minds the agreement, or the agency that is reminded of the duty."""
    require_role(by, *KEEPERS)
    if not keeps(by, duty.agreement.office) and not keeps(by, duty.office):
        raise NotAllowed(_("This belongs to another agency."))


def agencies_of(by: Membership) -> QuerySet[Office]:
    """Every agency of the regency: each may own a pledge or be reminded of a duty."""
    return Office.objects.filter(kind=OfficeKind.AGENCY, region=by.office.region)


def agencies_kept(by: Membership) -> QuerySet[Office]:
    """The agencies for which this membership may mind an agreement."""
    rows = agencies_of(by)
    return rows if by.role == COORDINATOR else rows.filter(pk=by.office_id)


def agreements_of(by: Membership) -> QuerySet[Agreement]:
    """The agreements of the own regency; drafts only for those who mind them."""
    rows = Agreement.objects.filter(regency_id=by.office.region_id).select_related("office", "regency")
    if by.role not in READERS:
        return rows.none()
    if by.role == COORDINATOR:
        return rows
    return rows.filter(~Q(state=State.DRAFT) | Q(office=by.office))


def own_agreements(by: Membership) -> QuerySet[Agreement]:
    """The agreements that this membership may change."""
    rows = agreements_of(by)
    if by.role == COORDINATOR:
        return rows
    return rows.filter(office=by.office) if by.role in KEEPERS else rows.none()


def pledges_of(by: Membership) -> QuerySet[Pledge]:
    return _pledges(Pledge.objects.filter(agreement__in=agreements_of(by)))


def own_pledges(by: Membership) -> QuerySet[Pledge]:
    return _pledges(Pledge.objects.filter(agreement__in=own_agreements(by)))


def own_milestones(by: Membership) -> QuerySet[Milestone]:
    return Milestone.objects.filter(pledge__agreement__in=own_agreements(by)).select_related(
        "pledge__agreement__office"
    )


def own_parties(by: Membership) -> QuerySet[Party]:
    return Party.objects.filter(agreement__in=own_agreements(by)).select_related("agreement__office", "region")


def own_signatories(by: Membership) -> QuerySet[Signatory]:
    return Signatory.objects.filter(party__agreement__in=own_agreements(by)).select_related("party__agreement__office")


def duties_of(by: Membership) -> QuerySet[Duty]:
    return _duties(Duty.objects.filter(agreement__in=agreements_of(by)))


def own_duties(by: Membership) -> QuerySet[Duty]:
    """The duties that this membership may change."""
    return _duties(Duty.objects.filter(agreement__in=own_agreements(by)))


def reminded_duties(by: Membership) -> QuerySet[Duty]:
    """The duties that this membership is reminded of and may record as done."""
    if by.role not in KEEPERS:
        return Duty.objects.none()
    rows = duties_of(by)
    return rows if by.role == COORDINATOR else rows.filter(Q(office=by.office) | Q(agreement__office=by.office))


def public_agreements() -> QuerySet[Agreement]:
    """What anybody may read: signed agreements whose agency shows them to the public."""
    rows = Agreement.objects.filter(is_public=True).exclude(state=State.DRAFT)
    return rows.select_related("office", "regency")


def _pledges(rows: QuerySet[Pledge]) -> QuerySet[Pledge]:
    joined = rows.select_related("agreement__office", "agreement__regency", "region", "office", "regency")
    return joined.prefetch_related("milestones")


def _duties(rows: QuerySet[Duty]) -> QuerySet[Duty]:
    return rows.select_related("agreement__office", "agreement__regency", "party", "office", "regency")
