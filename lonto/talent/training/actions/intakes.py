"""Intakes and their calendar."""

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.talent.training.access import require_officer
from lonto.talent.training.actions.documents import keep_documents
from lonto.talent.training.calendar import calendar_of
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, Programme, SeatPool
from lonto.talent.training.readiness import hindrances
from lonto.talent.training.states import CHANGEABLE, FIXED, OPEN, OPENING, move

MOST_CHOICES = 10


@dataclass(frozen=True)
class IntakeDetails:
    """An intake and its calendar; `regencies` are the guests, the host always takes part."""

    name: str
    opens_at: dt.datetime
    closes_at: dt.datetime
    documents_until: dt.date
    results_on: dt.date
    confirm_until: dt.datetime
    code: str = ""
    max_choices: int = 10
    regencies: list[str] = field(default_factory=list)


def create_intake(*, by: Membership, programme: Programme, details: IntakeDetails) -> Intake:
    """Plan a round of admission; nobody outside sees it before it is opened."""
    require_officer(by, programme.regency_id)
    with writing(programme.regency) as stream:
        intake = Intake(regency_id=programme.regency_id, programme=programme)
        _fill(intake, details)
        intake.save(force_insert=True)
        record(by=by, stream=stream, verb="training.create_intake", saved=[intake])
    return intake


def update_intake(*, by: Membership, intake: Intake, details: IntakeDetails) -> Intake:
    """Change an intake as far as its state allows; raises ValidationError with a sentence for each field."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme").get(pk=intake.pk)
        _require_changeable(intake, details)
        _fill(intake, details)
        intake.save()
        record(by=by, stream=stream, verb="training.update_intake", saved=[intake])
    return intake


def open_intake(*, by: Membership, intake: Intake) -> Intake:
    """Announce an intake: from now on anybody sees it, and it takes applications by the server's clock."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.select_related("programme").get(pk=intake.pk)
        move(intake, OPENING)
        found = hindrances(intake)
        if found:
            raise ValidationError(found, code="not_ready")
        intake.save(update_fields=["state"])
        classes = keep_documents(intake)
        record(by=by, stream=stream, verb="training.open_intake", saved=[intake, *classes])
    return intake


def delete_intake(*, by: Membership, intake: Intake) -> None:
    """Remove a draft with its classes."""
    require_officer(by, intake.regency_id)
    with writing(intake.regency) as stream:
        intake = Intake.objects.get(pk=intake.pk)
        if intake.state != IntakeState.DRAFT:
            raise ValidationError(_("This intake is announced and therefore stays."), code="announced")
        pools = list(SeatPool.objects.filter(training_class__intake=intake))
        rows = [*pools, *intake.classes.all(), *intake.imports.all(), intake]
        record(by=by, stream=stream, verb="training.delete_intake", deleted=rows, note={"name": intake.name})
        for row in rows:
            row.delete()


def _require_changeable(intake: Intake, details: IntakeDetails) -> None:
    allowed = CHANGEABLE[IntakeState(intake.state)]
    wanted = {**asdict(details), "regencies": _with_host(intake, details.regencies)}
    errors: dict[str, str | Promise] = {
        name: FIXED[IntakeState(intake.state)]
        for name, value in wanted.items()
        if name not in allowed and value != getattr(intake, name)
    }
    if "closes_at" not in errors and intake.state == OPEN and details.closes_at < intake.closes_at:
        errors["closes_at"] = _("People plan with this deadline: it can only move to a later moment.")
    if errors:
        raise ValidationError(errors)


def _fill(intake: Intake, details: IntakeDetails) -> None:
    """Write the details into the row and check the whole of it; all mistakes are said at once."""
    for name, value in asdict(details).items():
        setattr(intake, name, value)
    intake.regencies = _with_host(intake, details.regencies)
    errors: dict[str, Any] = dict(calendar_of(intake).errors())
    if not 1 <= intake.max_choices <= MOST_CHOICES:
        errors["max_choices"] = _("A person may rank 1 to 10 classes.")
    known = Region.objects.filter(pk__in=intake.regencies, level=Level.REGENCY).values_list("pk", flat=True)
    if unknown := set(intake.regencies) - set(known):
        errors["regencies"] = _("There is no regency with the code %(codes)s.") % {"codes": ", ".join(sorted(unknown))}
    try:
        intake.clean_fields(exclude=errors)
    except ValidationError as error:
        errors |= error.error_dict
    if errors:
        raise ValidationError(errors)
    intake.full_clean()


def _with_host(intake: Intake, guests: list[str]) -> list[str]:
    return [intake.regency_id, *sorted(set(guests) - {intake.regency_id})]
