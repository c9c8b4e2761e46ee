"""Connections from a spreadsheet: prepared, looked at, confirmed or discarded."""

from django.core.files.base import File
from django.db.models import QuerySet

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.connectivity.access import require_keeper
from lonto.regency.connectivity.actions.connections import end_decisions
from lonto.regency.connectivity.models import Connection, ConnectionTable
from lonto.regency.connectivity.tables.columns import COLUMNS
from lonto.regency.connectivity.tables.plan import plan_of
from lonto.tables.actions import agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.tables.plan import NEW


def prepare_table(*, by: Membership, file: File[bytes]) -> ConnectionTable:
    """Keep a table and say what it would change; ValidationError where it cannot be read at all."""
    regency = regency_of(by)
    require_keeper(by, regency)
    plan = plan_of(lines_in(file, COLUMNS), by=by)
    return keep(ConnectionTable(regency=regency), plan, file, by=by, verb="connectivity.prepare_table")


def confirm_table(*, by: Membership, table: ConnectionTable, takes_good_rows: bool = False) -> ConnectionTable:
    """Write the connections in one transaction; with refused rows only where the good ones are wanted alone.

    Where something was said since the preview so that the table would do something else, nothing is written.
    """
    require_keeper(by, table.regency)
    with writing(table.regency) as stream:
        table = waiting(_tables(), table)
        plan = agreed_plan(table, lambda: plan_of(lines_in(table, COLUMNS), by=by), takes_good_rows=takes_good_rows)
        made = [row.made for row in plan.of(NEW) if row.made is not None]
        superseded = [one for one in plan.superseded if one.pk not in {row.pk for row in made}]
        ended = end_decisions(made)
        for old in superseded:
            old.save(update_fields=["is_current"])
        for decision in ended:
            decision.save(update_fields=["is_standing"])
        Connection.objects.bulk_create(made, batch_size=50)
        finish(table, State.DONE)
        saved = [*superseded, *made, *ended, table]
        record(by=by, stream=stream, verb="connectivity.import_table", saved=saved)
    return table


def cancel_table(*, by: Membership, table: ConnectionTable) -> ConnectionTable:
    """Throw a waiting table away; its report stays."""
    require_keeper(by, table.regency)
    return discard(_tables(), table, by=by, verb="connectivity.cancel_table")


def _tables() -> QuerySet[ConnectionTable]:
    return ConnectionTable.objects.select_related("regency")
