"""Efforts from a spreadsheet: prepared, looked at, confirmed or discarded."""

from django.core.files.base import File
from django.db.models import QuerySet

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.journal.actions import writing
from lonto.regency.maturity.schemes import Scheme, scheme_named
from lonto.regency.plans.access import efforts_for, require_planner
from lonto.regency.plans.actions.efforts import write_efforts
from lonto.regency.plans.models import EffortTable
from lonto.regency.plans.tables.columns import COLUMNS
from lonto.regency.plans.tables.plan import PlannedEffort, plan_of
from lonto.tables.actions import Source, agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.tables.plan import CHANGED, NEW, Plan


def prepare_efforts(*, by: Membership, scheme: Scheme, file: File[bytes]) -> EffortTable:
    """Keep a table and say what it would change; ValidationError where it cannot be read at all."""
    require_planner(by)
    plan = _plan(by, scheme, file)
    table = EffortTable(regency=regency_of(by), scheme_key=scheme.key)
    return keep(table, plan, file, by=by, verb="plans.prepare_table")


def confirm_efforts(*, by: Membership, table: EffortTable, takes_good_rows: bool = False) -> EffortTable:
    """Estimate what the rises of a table take; those that it does not name keep what they have."""
    require_planner(by, table.regency_id)
    with writing(table.regency):
        table = waiting(_tables(), table)
        scheme = scheme_named(table.scheme_key)
        plan = agreed_plan(table, lambda: _plan(by, scheme, table), takes_good_rows=takes_good_rows)
        finish(table, State.DONE)
        details = [row.details for row in plan.of(NEW, CHANGED) if row.details is not None]
        write_efforts(by, scheme, details, "plans.import_efforts", beside=[table])
    return table


def cancel_efforts(*, by: Membership, table: EffortTable) -> EffortTable:
    """Throw a waiting table away; its report stays."""
    require_planner(by, table.regency_id)
    return discard(_tables(), table, by=by, verb="plans.cancel_table")


def _plan(by: Membership, scheme: Scheme, source: Source) -> Plan[PlannedEffort]:
    return plan_of(scheme, lines_in(source, COLUMNS, most=1_000), efforts_for(by, scheme.key))


def _tables() -> QuerySet[EffortTable]:
    return EffortTable.objects.select_related("regency")
