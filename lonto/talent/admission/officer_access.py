"""Who may decide: officers of the hosting regency; those of a regency that takes part see their own people."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.talent.admission.access import intakes_for
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Document, Review, Sanction
from lonto.talent.training.access import own_intakes, require_officer
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, TableImport

OFFICER = Role.PROGRAMME_OFFICER
SHOWN = frozenset({IntakeState.PUBLISHED, IntakeState.FINISHED})

__all__ = ["OFFICER", "SHOWN", "require_officer"]


def hosted(by: Membership, pk: UUID) -> Intake:
    """An announced intake that this officer's regency hosts, or 404."""
    return get_object_or_404(hosted_intakes(by), pk=pk)


def hosted_intakes(by: Membership) -> QuerySet[Intake]:
    """Intakes in which this officer decides."""
    return own_intakes(by).exclude(state=IntakeState.DRAFT).select_related("programme", "regency")


def intakes_with_own_people(by: Membership) -> QuerySet[Intake]:
    """Intakes in which people of this officer's regency may apply, its own among them."""
    return intakes_for(by)


def applications_in(by: Membership, intake: Intake | None = None) -> QuerySet[Application]:
    """Sent applications that this officer may see: all of own intakes, elsewhere those of the own people."""
    rows = Application.objects.exclude(state=ApplicationState.DRAFT).select_related(
        "intake__programme", "intake__regency", "applicant__region__parent", "offer__training_class"
    )
    if intake is None:
        return rows.filter(intake__in=hosted_intakes(by)) | rows.filter(applicant__regency=by.office.region)
    if intake.regency_id == by.office.region_id:
        return rows.filter(intake=intake)
    return rows.filter(intake=intake, applicant__regency=by.office.region)


def application_for(by: Membership, pk: UUID) -> Application:
    """One of them, or 404."""
    return get_object_or_404(applications_in(by), pk=pk)


def documents_to_check(by: Membership) -> QuerySet[Document]:
    """The documents that officers of this regency check: those of its own intakes."""
    return Document.objects.filter(
        application__intake__in=hosted_intakes(by), application__state=ApplicationState.SUBMITTED
    ).select_related("application__intake__programme", "application__applicant__region__parent", "held_by__account")


def reviews_of(by: Membership) -> QuerySet[Review]:
    return Review.objects.filter(application__intake__in=hosted_intakes(by)).select_related(
        "application__intake__programme", "application__applicant", "application__offer__training_class"
    )


def sanctions_of(by: Membership) -> QuerySet[Sanction]:
    """Sanctions given by this regency, and those of its people."""
    rows = Sanction.objects.select_related("applicant__region", "intake__programme")
    return rows.filter(regency=by.office.region) | rows.filter(applicant__regency=by.office.region)


def score_tables_of(by: Membership) -> QuerySet[TableImport]:
    return TableImport.objects.filter(regency=by.office.region, kind=TableImport.Kind.SCORES).select_related(
        "intake__programme", "intake__regency", "uploaded_by__account"
    )


def absent_tables_of(by: Membership) -> QuerySet[TableImport]:
    return TableImport.objects.filter(regency=by.office.region, kind=TableImport.Kind.ABSENT).select_related(
        "intake__programme", "intake__regency", "uploaded_by__account"
    )


def published(pk: UUID) -> Intake:
    """An intake whose result anybody may see, or 404."""
    found = Intake.objects.select_related("programme", "regency").filter(pk=pk, state__in=SHOWN).first()
    if found is None:
        raise Http404
    return found
