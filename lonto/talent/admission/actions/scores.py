"""Results of the entrance test from a spreadsheet: handed in, looked at, confirmed or discarded."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.tables.actions import agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.tables.plan import CHANGED, NEW
from lonto.talent.admission.models import Score
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.queries.allocations import rounds_run
from lonto.talent.admission.tables.columns import LIMITS
from lonto.talent.admission.tables.scores import COLUMNS, ScorePlan, plan_scores
from lonto.talent.training.models import Intake, TableImport

BATCH = 500


def prepare_scores(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of scores and say what it would change; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    plan = _plan(intake, file)
    table = TableImport(regency=intake.regency, intake=intake, kind=TableImport.Kind.SCORES)
    return keep(table, plan, file, by=by, verb="admission.upload_scores")


def confirm_scores(*, by: Membership, run: TableImport, takes_good_rows: bool = False) -> TableImport:
    """Write the scores; with refused rows only where the good ones are wanted alone.

    Where scores or applications have changed since the preview so that the table would do something else, nothing is
    written.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = waiting(_tables(), run)
        plan = agreed_plan(run, lambda: _plan(run.intake, run), takes_good_rows=takes_good_rows)
        new = [row.score for row in plan.of(NEW) if row.score]
        changed = [row.score for row in plan.of(CHANGED) if row.score]
        Score.objects.bulk_create(new, batch_size=BATCH)
        Score.objects.bulk_update(changed, ["hundredths"], batch_size=BATCH)
        finish(run, State.DONE)
        record(by=by, stream=stream, verb="admission.import_scores", saved=[*new, *changed, run])
    return run


def cancel_scores(*, by: Membership, run: TableImport) -> TableImport:
    """Throw a waiting table away; its report stays."""
    require_officer(by, run.regency_id)
    return discard(_tables(), run, by=by, verb="admission.cancel_scores")


def _tables() -> QuerySet[TableImport]:
    return TableImport.objects.select_related("intake__programme", "regency")


def _plan(intake: Intake, source: File[bytes] | TableImport) -> ScorePlan:
    """Once the draw is made a score is mended by a review, where everybody can see it."""
    if rounds_run(intake).exists():
        raise ValidationError(
            _("The draw is made; a wrong score is mended by a review of that application."), code="run"
        )
    return plan_scores(intake, lines_in(source, COLUMNS, limits=LIMITS, most=LIMITS.rows))
