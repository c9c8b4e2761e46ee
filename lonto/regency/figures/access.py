"""Who may: the agency that owns a series reports in it, the coordinator in every series of the regency."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.figures.models import Figure, FigureTable, Series

M = TypeVar("M", bound=Model)
COORDINATOR = Role.COORDINATOR
# Who reports for an agency.
KEEPERS = (COORDINATOR, Role.AGENCY_HEAD, Role.AGENCY_OFFICER)
READERS = (*KEEPERS, Role.REGENT, Role.REGENCY_ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.AUDITOR)


def require_keeper(by: Membership, office: Office) -> None:
    """For actions: the coordinator of this regency, or somebody of the agency itself."""
    require_role(by, *KEEPERS)
    if not keeps(by, office):
        raise NotAllowed(_("This belongs to another agency."))


def keeps(by: Membership, office: Office) -> bool:
    """Whether a membership reports for an agency."""
    if by.role not in KEEPERS or by.office.region_id != office.region_id:
        return False
    return by.role == COORDINATOR or by.office_id == office.pk


def agencies_kept(by: Membership) -> QuerySet[Office]:
    """The agencies that this membership may make the owner of a series."""
    rows = Office.objects.filter(kind=OfficeKind.AGENCY, region=by.office.region)
    return rows if by.role == COORDINATOR else rows.filter(pk=by.office_id)


def series_of(by: Membership) -> QuerySet[Series]:
    """The series of the own regency."""
    rows = Series.objects.filter(regency_id=by.office.region_id).select_related("office", "regency")
    return rows if by.role in READERS else rows.none()


def own_series(by: Membership) -> QuerySet[Series]:
    """The series in which this membership reports."""
    rows = series_of(by)
    if by.role == COORDINATOR:
        return rows
    return rows.filter(office=by.office) if by.role in KEEPERS else rows.none()


def figures_of(by: Membership) -> QuerySet[Figure]:
    """The figures of the own regency, those that were corrected too."""
    return _with_all(Figure.objects.filter(series__in=series_of(by)))


def own_figures(by: Membership) -> QuerySet[Figure]:
    """The figures that this membership may correct."""
    return _with_all(Figure.objects.filter(series__in=own_series(by)))


def _with_all(rows: QuerySet[Figure]) -> QuerySet[Figure]:
    return rows.select_related(
        "series__office", "series__regency", "region", "recorded_by__account", "regency", "evidence"
    )


def tables_of(by: Membership) -> QuerySet[FigureTable]:
    return FigureTable.objects.filter(series__in=own_series(by)).select_related(
        "series__office", "series__regency", "uploaded_by__account"
    )
