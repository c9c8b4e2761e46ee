"""Who may: the coordinator plans, an agency carries out its own tasks, readers look."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.plans.choices import PlanState
from lonto.regency.plans.models import Bond, Effort, EffortTable, RisePlan, RiseTask

M = TypeVar("M", bound=Model)
COORDINATOR, OFFICER = Role.COORDINATOR, Role.AGENCY_OFFICER
READERS = (Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR)
VIEWERS = (COORDINATOR, OFFICER, *READERS)
PUBLISHED = (PlanState.ADOPTED, PlanState.ENDED)


def require_planner(by: Membership, regency_id: str | None = None) -> None:
    """For actions: only a coordinator, and only of this very regency."""
    require_role(by, COORDINATOR)
    if regency_id is not None and by.office.region_id != regency_id:
        raise NotAllowed(_("This belongs to another regency."))


def require_mover(by: Membership, task: RiseTask, role: Role) -> None:
    """For actions: the coordinator of the regency, or an officer of the agency that has the task."""
    require_role(by, role)
    if task.regency_id != by.office.region_id or (role == OFFICER and task.office_id != by.office_id):
        raise NotAllowed(_("This task belongs to another agency."))


def plans_for(by: Membership) -> QuerySet[RisePlan]:
    """The plans of the own regency; agencies see those that are, or were, carried out."""
    rows = RisePlan.objects.filter(regency_id=by.office.region_id).select_related("regency", "assessment")
    if by.role == OFFICER:
        return rows.filter(state__in=PUBLISHED)
    return rows if by.role in VIEWERS else rows.none()


def tasks_for(by: Membership) -> QuerySet[RiseTask]:
    """The tasks of the own regency; an agency sees its own."""
    rows = RiseTask.objects.filter(regency_id=by.office.region_id).select_related("plan", "office__region", "regency")
    if by.role == OFFICER:
        return rows.filter(office=by.office)
    return rows if by.role in VIEWERS else rows.none()


def efforts_for(by: Membership, scheme_key: str) -> QuerySet[Effort]:
    return Effort.objects.filter(regency_id=by.office.region_id, scheme_key=scheme_key)


def tables_for(by: Membership) -> QuerySet[EffortTable]:
    """The spreadsheets of efforts of the own regency."""
    rows = EffortTable.objects.filter(regency_id=by.office.region_id)
    rows = rows.select_related("regency", "uploaded_by__account")
    return rows if by.role == COORDINATOR else rows.none()


def bonds_for(by: Membership, scheme_key: str) -> QuerySet[Bond]:
    return Bond.objects.filter(regency_id=by.office.region_id, scheme_key=scheme_key)
