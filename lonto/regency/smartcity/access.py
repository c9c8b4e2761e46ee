"""Who may: the coordinator writes the plan, an agency reports on its own programmes, everybody of the regency reads."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.models import (
    Activity,
    BudgetLine,
    Evaluation,
    Goal,
    Indicator,
    Line,
    LineEvidence,
    Masterplan,
    Programme,
)

M = TypeVar("M", bound=Model)
COORDINATOR, OFFICER, ASSESSOR = Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ASSESSOR
READERS = (Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR)
REPORTERS = (COORDINATOR, OFFICER)
VIEWERS = (*REPORTERS, ASSESSOR, *READERS)


def require_coordinator(by: Membership, regency_id: str) -> None:
    """For actions: only a coordinator of this very regency."""
    require_role(by, COORDINATOR)
    if by.office.region_id != regency_id:
        raise NotAllowed(_("This belongs to another regency."))


def require_reporter(by: Membership, programme: Programme) -> None:
    """For actions: the coordinator, or an officer of the agency that owns the programme."""
    require_role(by, *REPORTERS)
    if not reports_on(by, programme):
        raise NotAllowed(_("This programme belongs to another agency."))


def reports_on(by: Membership, programme: Programme) -> bool:
    """Whether this person reports on a programme."""
    if by.role not in REPORTERS or by.office.region_id != programme.regency_id:
        return False
    return by.role == COORDINATOR or by.office_id == programme.office_id


def plans_for(by: Membership) -> QuerySet[Masterplan]:
    rows = Masterplan.objects.filter(regency_id=by.office.region_id).select_related("regency")
    return rows if by.role in VIEWERS else rows.none()


def programmes_for(by: Membership) -> QuerySet[Programme]:
    """The programmes of the own regency."""
    rows = Programme.objects.filter(regency_id=by.office.region_id)
    rows = rows.select_related("office", "regency", "masterplan")
    return rows if by.role in VIEWERS else rows.none()


def goals_for(by: Membership) -> QuerySet[Goal]:
    return Goal.objects.filter(masterplan__in=plans_for(by)).select_related("masterplan", "regency")


def activities_for(by: Membership) -> QuerySet[Activity]:
    return Activity.objects.filter(programme__in=programmes_for(by)).select_related("programme__office", "regency")


def budget_for(by: Membership) -> QuerySet[BudgetLine]:
    return BudgetLine.objects.filter(programme__in=programmes_for(by)).select_related("programme__office", "regency")


def indicators_for(by: Membership) -> QuerySet[Indicator]:
    return Indicator.objects.filter(programme__in=programmes_for(by)).select_related("programme__office", "regency")


def agencies_of(regency_id: str) -> QuerySet[Office]:
    """The agencies that may own a programme."""
    return Office.objects.filter(region=regency_id, kind=OfficeKind.AGENCY).order_by("name")


def evaluations_for(by: Membership) -> QuerySet[Evaluation]:
    """The evaluations of the own regency; for an assessor those that were given and have come to the assessors."""
    rows = Evaluation.objects.filter(regency_id=by.office.region_id).select_related("regency")
    if by.role == ASSESSOR:
        return rows.filter(seats__assessor=by).exclude(step=Step.SELF)
    return rows if by.role in VIEWERS else rows.none()


def lines_for(by: Membership) -> QuerySet[Line]:
    rows = Line.objects.filter(evaluation__in=evaluations_for(by))
    return rows.select_related("evaluation__regency", "regency", "office", "saved_by__account")


def links_for(by: Membership) -> QuerySet[LineEvidence]:
    """The evidence of lines that this person scores."""
    rows = LineEvidence.objects.filter(line__in=lines_for(by)).select_related("line__evaluation", "regency")
    return rows.filter(line__office=by.office) if by.role == OFFICER else rows


def scores(by: Membership, line: Line) -> bool:
    """Whether this person gives a line the regency's own score."""
    if by.role not in REPORTERS or by.office.region_id != line.regency_id:
        return False
    return by.role == COORDINATOR or by.office_id == line.office_id


def require_scorer(by: Membership, line: Line) -> None:
    """For actions: the coordinator, or an officer of the agency that was given the line."""
    require_role(by, *REPORTERS)
    if not scores(by, line):
        raise NotAllowed(_("This line belongs to another agency."))


def is_seated(by: Membership, evaluation: Evaluation) -> bool:
    """Whether this person is an assessor of the year."""
    return by.role == ASSESSOR and evaluation.seats.filter(assessor=by).exists()


def require_seat(by: Membership, evaluation: Evaluation) -> None:
    require_role(by, ASSESSOR)
    if not is_seated(by, evaluation):
        raise NotAllowed(_("You were not given this evaluation."))
