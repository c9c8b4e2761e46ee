"""Results of the entrance test from a spreadsheet: handed in, looked at, confirmed or discarded."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.talent.admission.models import Score
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.queries.allocations import rounds_run
from lonto.talent.admission.tables.lines import read_lines
from lonto.talent.admission.tables.scores import CHANGED, COLUMNS, NEEDED, NEW, REFUSED, ScorePlan, plan_scores
from lonto.talent.training.models import Intake, TableImport

State = TableImport.State
BATCH = 500


def prepare_scores(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of scores and say what it would change; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    _require_open(intake)
    content = file.read()
    lines = read_lines(io.BytesIO(content), file.name or "", COLUMNS, NEEDED)
    with writing(intake.regency) as stream:
        run = TableImport(
            regency_id=intake.regency_id,
            intake=intake,
            kind=TableImport.Kind.SCORES,
            name=(file.name or "")[:120],
            report=plan_scores(intake, lines).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        run.file.save(f"{run.pk}/table", ContentFile(content), save=False)
        run.save(force_insert=True)
        record(by=by, stream=stream, verb="admission.upload_scores", saved=[run])
    return run


def confirm_scores(*, by: Membership, run: TableImport, takes_good_rows: bool = False) -> TableImport:
    """Write the scores; with refused rows only where the good ones are wanted alone.

    Where scores or applications have changed since the preview so that the table would do something else, nothing is
    written.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        plan = _planned_again(run)
        if plan.of(REFUSED) and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to import the good rows alone."))
        new = [row.score for row in plan.of(NEW) if row.score]
        changed = [row.score for row in plan.of(CHANGED) if row.score]
        Score.objects.bulk_create(new, batch_size=BATCH)
        Score.objects.bulk_update(changed, ["hundredths"], batch_size=BATCH)
        _end(run, State.DONE)
        record(by=by, stream=stream, verb="admission.import_scores", saved=[*new, *changed, run])
    return run


def cancel_scores(*, by: Membership, run: TableImport) -> TableImport:
    """Discard a prepared table; its report stays."""
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = _waiting(run)
        _end(run, State.CANCELLED)
        record(by=by, stream=stream, verb="admission.cancel_scores", saved=[run])
    return run


def _require_open(intake: Intake) -> None:
    """Once the draw is made a score is mended by a review, where everybody can see it."""
    if rounds_run(intake).exists():
        raise ValidationError(
            _("The draw is made; a wrong score is mended by a review of that application."), code="run"
        )


def _waiting(run: TableImport) -> TableImport:
    run = TableImport.objects.select_related("intake__programme", "regency").get(pk=run.pk)
    if run.state != State.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return run


def _planned_again(run: TableImport) -> ScorePlan:
    _require_open(run.intake)
    with run.file.open("rb") as file:
        plan = plan_scores(run.intake, read_lines(file, run.name, COLUMNS, NEEDED))
    if plan.report()["fingerprint"] != run.report["fingerprint"]:
        raise ValidationError(
            _("The applications have changed since this preview, so nothing was imported. Hand the table in again."),
            code="stale",
        )
    return plan


def _end(run: TableImport, state: TableImport.State) -> None:
    run.state, run.finished_at = state, timezone.now()
    run.save(update_fields=["state", "finished_at"])
