"""Who may: the coordinator all of the regency, an agency its own indicators, an assessor what was given."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.maturity.choices import Side
from lonto.regency.maturity.models import Answer, AnswerTable, Assessment, AssessorTask

M = TypeVar("M", bound=Model)
COORDINATOR, OFFICER, ASSESSOR = Role.COORDINATOR, Role.AGENCY_OFFICER, Role.ASSESSOR
# Those who may see every result of their regency, besides the coordinator.
READERS = (Role.REGENCY_ADMINISTRATOR, Role.REGENT, Role.AGENCY_HEAD, Role.AUDITOR)
ANSWERERS = (COORDINATOR, OFFICER, ASSESSOR)
EVERYBODY = (*ANSWERERS, *READERS)
# Those who may see which services run in the villages that they see.
VILLAGE_READERS = (*EVERYBODY, Role.DISTRICT_OFFICER, Role.HEAD, Role.SECRETARY, Role.CLERK)


def require_coordinator(by: Membership, regency_id: str) -> None:
    """For actions: only a coordinator of this very regency."""
    require_role(by, COORDINATOR)
    if by.office.region_id != regency_id:
        raise NotAllowed(_("This belongs to another regency."))


def require_own_office(by: Membership, answer: Answer) -> None:
    """For actions: only an officer of the agency that was given the indicator."""
    require_role(by, OFFICER)
    if answer.office_id is None or by.office_id != answer.office_id:
        raise NotAllowed(_("This indicator belongs to another agency."))


def side_of(by: Membership, answer: Answer) -> Side:
    """The side on which an assessor judges an indicator; NotAllowed where it was not given."""
    require_role(by, ASSESSOR)
    task = AssessorTask.objects.filter(assessment=answer.assessment_id, assessor=by).first()
    if task is None or answer.number not in task.numbers:
        raise NotAllowed(_("You were not given this indicator."))
    return Side(task.side)


def assessments_for(by: Membership) -> QuerySet[Assessment]:
    """The assessments of the own regency; for agencies and assessors those in which they have something to do."""
    rows = Assessment.objects.filter(regency_id=by.office.region_id)
    if by.role == OFFICER:
        return rows.filter(Q(answers__office=by.office) | Q(step="final")).distinct()
    if by.role == ASSESSOR:
        return rows.filter(Q(tasks__assessor=by)).distinct()
    return rows if by.role in EVERYBODY else rows.none()


def results_for(by: Membership) -> QuerySet[Assessment]:
    """The assessments whose result may be seen: all for coordinator and readers, the final ones for everybody else."""
    rows = Assessment.objects.filter(regency_id=by.office.region_id)
    if by.role == COORDINATOR or by.role in READERS:
        return rows
    return rows.filter(step="final") if by.role in EVERYBODY else rows.none()


def open_results() -> QuerySet[Assessment]:
    """The results that anybody may read: those that a coordinator has published."""
    return Assessment.objects.filter(published_at__isnull=False)


def answers_for(by: Membership) -> QuerySet[Answer]:
    """The indicators that a person may open."""
    rows = Answer.objects.select_related("assessment__regency", "office__region")
    rows = rows.filter(regency_id=by.office.region_id)
    if by.role == COORDINATOR:
        return rows
    if by.role == OFFICER:
        return rows.filter(office=by.office)
    if by.role == ASSESSOR:
        wanted = Q(pk__in=[])
        for assessment, numbers in AssessorTask.objects.filter(assessor=by).values_list("assessment_id", "numbers"):
            wanted |= Q(assessment=assessment, number__in=numbers)
        return rows.filter(wanted)
    return rows.none()


def tables_for(by: Membership) -> QuerySet[AnswerTable]:
    """The spreadsheets that the own agency has handed in."""
    rows = AnswerTable.objects.filter(regency_id=by.office.region_id, office=by.office)
    rows = rows.select_related("assessment", "regency", "uploaded_by__account")
    return rows if by.role == OFFICER else rows.none()
