"""Classes of an intake."""

import datetime as dt
from dataclasses import dataclass, field, fields

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.talent.training.access import require_officer
from lonto.talent.training.choices import AccessibleTo, IntakeState, Mode
from lonto.talent.training.documents import promised_documents
from lonto.talent.training.models import Academy, Intake, TrainingClass
from lonto.talent.training.states import ONLY_DRAFTS_GO, require_rule_open


@dataclass(frozen=True)
class ClassDetails:
    """One class; `region` is a district or village, none for a class on line."""

    academy: Academy
    code: str
    theme: str
    level: str
    starts_on: dt.date
    ends_on: dt.date
    seats: int
    minimum: int = 0
    mode: str = Mode.PLACE
    region: Region | None = None
    place: str = ""
    partner: str = ""
    organiser: str = ""
    accessible_to: list[str] = field(default_factory=list)


FIELDS = tuple(one.name for one in fields(ClassDetails))


def create_class(*, by: Membership, intake: Intake, details: ClassDetails) -> TrainingClass:
    """Add a class; it takes the conditions of its academy."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme").get(pk=intake.pk)
        require_rule_open(intake)
        training_class = TrainingClass(regency_id=intake.regency_id, intake=intake)
        fill_class(training_class, details)
        training_class.save(force_insert=True)
        record(by=by, stream=stream, verb="training.create_class", saved=[training_class])
    return training_class


def update_class(*, by: Membership, training_class: TrainingClass, details: ClassDetails) -> TrainingClass:
    """Change a class, until the rule of its intake is frozen."""
    require_officer(by, training_class.regency_id)
    with writing(training_class.regency) as stream:
        training_class = TrainingClass.objects.select_related("intake__programme").get(pk=training_class.pk)
        require_rule_open(training_class.intake)
        fill_class(training_class, details)
        training_class.save()
        record(by=by, stream=stream, verb="training.update_class", saved=[training_class])
    return training_class


def delete_class(*, by: Membership, training_class: TrainingClass) -> None:
    """Remove a class with its pools, while the intake is a draft."""
    require_officer(by, training_class.regency_id)
    with writing(training_class.regency) as stream:
        training_class = TrainingClass.objects.select_related("intake").get(pk=training_class.pk)
        require_rule_open(training_class.intake)
        if training_class.intake.state != IntakeState.DRAFT:
            raise ValidationError(ONLY_DRAFTS_GO, code="announced")
        rows = [*training_class.pools.all(), training_class]
        record(by=by, stream=stream, verb="training.delete_class", deleted=rows, note={"code": training_class.code})
        for row in rows:
            row.delete()


def fill_class(training_class: TrainingClass, details: ClassDetails) -> None:
    """Write the details into the row and check the whole of it; raises ValidationError by field."""
    for name in FIELDS:
        setattr(training_class, name, getattr(details, name))
    training_class.accessible_to = [value for value in AccessibleTo.values if value in details.accessible_to]
    errors = {}
    if details.academy.programme_id != training_class.intake.programme_id:
        errors["academy"] = _("This academy belongs to another programme.")
    if details.region is not None and not _is_place_of(details.region, training_class.intake):
        errors["region"] = _("Choose a district or village of a regency that takes part.")
    if details.ends_on < details.starts_on:
        errors["ends_on"] = _("A class cannot end before it starts.")
    if details.minimum > details.seats > 0:
        errors["minimum"] = _("A class cannot need more people than it has seats.")
    if errors:
        raise ValidationError(errors)
    if details.seats == 0:
        training_class.minimum = 0
    if training_class.intake.state != IntakeState.DRAFT:
        training_class.frozen_documents = promised_documents(training_class)
    training_class.full_clean()


def _is_place_of(region: Region, intake: Intake) -> bool:
    regencies = tuple(f"{code}." for code in intake.regencies)
    return region.level in (Level.DISTRICT, Level.VILLAGE) and region.pk.startswith(regencies)
