"""Absent people from a spreadsheet of application numbers: handed in, looked at, recorded or discarded."""

import datetime as dt
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.admission.actions.sanctions import Decision, give_sanctions
from lonto.talent.admission.choices import SanctionGround
from lonto.talent.admission.models import Sanction
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.tables.absent import COLUMNS, NEEDED, REFUSED, AbsentPlan, plan_absent
from lonto.talent.admission.tables.lines import read_lines
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, TableImport

State = TableImport.State


@dataclass(frozen=True)
class Judgement:
    """What an officer decides about everybody in a table."""

    ground: SanctionGround
    until: dt.date
    note: str = ""


def prepare_absent(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of absent people and say what it names; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    if intake.state != IntakeState.PUBLISHED:
        raise Refused("state")
    content = file.read()
    lines = read_lines(io.BytesIO(content), file.name or "", COLUMNS, NEEDED)
    with writing(intake.regency) as stream:
        run = TableImport(
            regency_id=intake.regency_id,
            intake=intake,
            kind=TableImport.Kind.ABSENT,
            name=(file.name or "")[:120],
            report=plan_absent(intake, lines).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        run.file.save(f"{run.pk}/table", ContentFile(content), save=False)
        run.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.upload_absent", saved=[run])
    return run


def confirm_absent(
    *, by: Membership, run: TableImport, judgement: Judgement, takes_good_rows: bool = False
) -> list[Sanction]:
    """Record that everybody in the table was absent; with refused rows only where the good ones are wanted alone.

    Where seats have changed since the preview so that the table would name other people, nothing is recorded.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        plan = absent_in(run)
        if plan.report()["fingerprint"] != run.report["fingerprint"]:
            raise ValidationError(
                _("Seats have changed since this preview, so nothing was recorded. Hand the table in again."),
                code="stale",
            )
        if plan.of(REFUSED) and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to record the good rows alone."))
        _end(run, State.DONE)
        people = [offer.application for offer in plan.offers]
        decision = Decision(people, judgement.ground, judgement.until, judgement.note)
        return give_sanctions(by=by, stream=stream, intake=run.intake, decision=decision, saved=[run])


def cancel_absent(*, by: Membership, run: TableImport) -> TableImport:
    """Discard a prepared table; its report stays."""
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        _end(run, State.CANCELLED)
        record(by=by, stream=stream, verb="admission.cancel_absent", saved=[run])
    return run


def absent_in(run: TableImport) -> AbsentPlan:
    """Whom a table names as things stand now."""
    with run.file.open("rb") as file:
        return plan_absent(run.intake, read_lines(file, run.name, COLUMNS, NEEDED))


def _waiting(run: TableImport) -> TableImport:
    run = TableImport.objects.select_related("intake__programme", "intake__regency", "regency").get(pk=run.pk)
    if run.state != State.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return run


def _end(run: TableImport, state: TableImport.State) -> None:
    run.state, run.finished_at = state, timezone.now()
    run.save(update_fields=["state", "finished_at"])
