"""Classes from a spreadsheet: prepared, looked at, confirmed or discarded."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.training.access import require_officer
from lonto.talent.training.models import Intake, TableImport, TrainingClass
from lonto.talent.training.states import require_rule_open
from lonto.talent.training.tables.lines import read_lines
from lonto.talent.training.tables.plan import CHANGED, NEW, REFUSED, Plan, plan_of

State = TableImport.State


def prepare_import(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of classes and say what it would change; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    require_rule_open(intake)
    content = file.read()
    lines = read_lines(io.BytesIO(content), file.name or "")
    with writing(intake.regency) as stream:
        run = TableImport(
            regency_id=intake.regency_id,
            intake=intake,
            kind=TableImport.Kind.CLASSES,
            name=(file.name or "")[:120],
            report=plan_of(intake, lines).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        run.file.save(f"{run.pk}/table", ContentFile(content), save=False)
        run.save(force_insert=True)
        record(by=by, stream=stream, verb="training.prepare_import", saved=[run])
    return run


def confirm_import(*, by: Membership, run: TableImport, takes_good_rows: bool = False) -> TableImport:
    """Write the classes; with refused rows only where the good ones are wanted alone.

    Where the intake has changed since the preview so that the table would do something else, nothing is written.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        plan = _planned_again(run)
        if plan.of(REFUSED) and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to import the good rows alone."))
        new, changed = _rows(plan, NEW), _rows(plan, CHANGED)
        for row in new:
            row.save(force_insert=True)
        for row in changed:
            row.save()
        run.state, run.finished_at = State.DONE, timezone.now()
        run.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb="training.import_classes", saved=[*new, *changed, run])
    return run


def cancel_import(*, by: Membership, run: TableImport) -> TableImport:
    """Discard a prepared table; its report stays."""
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        run.state, run.finished_at = State.CANCELLED, timezone.now()
        run.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb="training.cancel_import", saved=[run])
    return run


def _waiting(run: TableImport) -> TableImport:
    run = TableImport.objects.select_related("intake__programme", "regency").get(pk=run.pk)
    if run.state != State.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return run


def _planned_again(run: TableImport) -> Plan:
    require_rule_open(run.intake)
    with run.file.open("rb") as file:
        plan = plan_of(run.intake, read_lines(file, run.name))
    if plan.report()["fingerprint"] != run.report["fingerprint"]:
        raise ValidationError(
            _("The intake has changed since this preview, so nothing was imported. Hand the table in again."),
            code="stale",
        )
    return plan


def _rows(plan: Plan, kind: str) -> list[TrainingClass]:
    return [planned.row for planned in plan.of(kind) if planned.row is not None]
