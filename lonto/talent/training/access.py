"""Who may: the programme officer of the hosting regency sets up, officers of regencies that take part may look."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Academy, Intake, Programme, SeatPool, TableImport, TrainingClass

M = TypeVar("M", bound=Model)
OFFICER = Role.PROGRAMME_OFFICER


def require_officer(by: Membership, regency_id: str) -> None:
    """For actions: only the programme officer of this very regency."""
    require_role(by, OFFICER)
    if by.office.region_id != regency_id:
        raise NotAllowed(_("This belongs to another regency."))


def programmes_of(by: Membership) -> QuerySet[Programme]:
    return Programme.objects.filter(regency_id=by.office.region_id)


def academies_of(by: Membership) -> QuerySet[Academy]:
    return Academy.objects.filter(regency_id=by.office.region_id).select_related("programme")


def own_intakes(by: Membership) -> QuerySet[Intake]:
    """The intakes that the regency of this officer hosts."""
    return Intake.objects.filter(regency_id=by.office.region_id).select_related("programme")


def intakes_of(by: Membership) -> QuerySet[Intake]:
    """Own intakes, and those of neighbours in which the regency takes part once they are announced."""
    own = by.office.region_id
    return Intake.objects.filter(pk__in=_intakes_open_to(own)).select_related("programme", "regency")


def classes_of(by: Membership) -> QuerySet[TrainingClass]:
    return TrainingClass.objects.filter(intake__in=intakes_of(by)).select_related(
        "intake__programme", "academy", "region"
    )


def own_classes(by: Membership) -> QuerySet[TrainingClass]:
    own = by.office.region_id
    return TrainingClass.objects.filter(regency_id=own).select_related("intake__programme", "academy", "region")


def pools_of(by: Membership) -> QuerySet[SeatPool]:
    own = by.office.region_id
    return SeatPool.objects.filter(regency_id=own).select_related("training_class__intake__programme")


def imports_of(by: Membership) -> QuerySet[TableImport]:
    own = by.office.region_id
    rows = TableImport.objects.filter(regency_id=own, kind=TableImport.Kind.CLASSES)
    return rows.select_related("intake__programme", "regency", "uploaded_by__account")


def announced_intakes() -> QuerySet[Intake]:
    """What anybody may see: everything but drafts."""
    return Intake.objects.exclude(state=IntakeState.DRAFT).select_related("programme", "regency")


def announced_classes() -> QuerySet[TrainingClass]:
    return TrainingClass.objects.exclude(intake__state=IntakeState.DRAFT).select_related(
        "intake__programme", "intake__regency", "academy", "region__parent"
    )


def _intakes_open_to(regency_id: str) -> list[Any]:
    """Keys of intakes in which a regency takes part. There are few, and SQLite cannot look into a list."""
    rows = Intake.objects.values_list("pk", "regency_id", "regencies", "state")
    return [
        pk
        for pk, host, regencies, state in rows
        if host == regency_id or (regency_id in regencies and state != IntakeState.DRAFT)
    ]
