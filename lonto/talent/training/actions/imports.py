"""Classes from a spreadsheet: prepared, looked at, confirmed or discarded."""

from django.core.files.base import File
from django.db.models import QuerySet

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.tables.actions import agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.tables.plan import CHANGED, NEW, Plan
from lonto.talent.training.access import require_officer
from lonto.talent.training.models import Intake, TableImport
from lonto.talent.training.states import require_rule_open
from lonto.talent.training.tables.columns import COLUMNS
from lonto.talent.training.tables.plan import PlannedClass, plan_of

MOST_CLASSES = 1_000


def prepare_import(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of classes and say what it would change; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    plan = _plan(intake, file)
    table = TableImport(regency=intake.regency, intake=intake, kind=TableImport.Kind.CLASSES)
    return keep(table, plan, file, by=by, verb="training.prepare_import")


def confirm_import(*, by: Membership, run: TableImport, takes_good_rows: bool = False) -> TableImport:
    """Write the classes; with refused rows only where the good ones are wanted alone.

    Where the intake has changed since the preview so that the table would do something else, nothing is written.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = waiting(_tables(), run)
        plan = agreed_plan(run, lambda: _plan(run.intake, run), takes_good_rows=takes_good_rows)
        saved = [planned.row for planned in plan.of(NEW, CHANGED) if planned.row is not None]
        for row in saved:
            row.save()
        finish(run, State.DONE)
        record(by=by, stream=stream, verb="training.import_classes", saved=[*saved, run])
    return run


def cancel_import(*, by: Membership, run: TableImport) -> TableImport:
    """Throw a waiting table away; its report stays."""
    require_officer(by, run.regency_id)
    return discard(_tables(), run, by=by, verb="training.cancel_import")


def _tables() -> QuerySet[TableImport]:
    return TableImport.objects.select_related("intake__programme", "regency")


def _plan(intake: Intake, source: File[bytes] | TableImport) -> Plan[PlannedClass]:
    require_rule_open(intake)
    return plan_of(intake, lines_in(source, COLUMNS, most=MOST_CLASSES))
