"""Connections from a spreadsheet: prepared, looked at, confirmed or discarded."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.connectivity.access import require_keeper
from lonto.regency.connectivity.actions.connections import end_decisions
from lonto.regency.connectivity.choices import TableState
from lonto.regency.connectivity.models import Connection, ConnectionTable
from lonto.regency.connectivity.tables.columns import COLUMNS
from lonto.regency.connectivity.tables.plan import NEW, REFUSED, Plan, plan_of
from lonto.regency.figures.tables.lines import read_lines


def prepare_table(*, by: Membership, file: File[bytes]) -> ConnectionTable:
    """Keep a table and say what it would change; ValidationError where it cannot be read at all."""
    regency = regency_of(by)
    require_keeper(by, regency)
    content = file.read()
    lines = read_lines(io.BytesIO(content), file.name or "", COLUMNS)
    with writing(regency) as stream:
        table = ConnectionTable(
            regency=regency,
            name=(file.name or "")[:120],
            report=plan_of(lines, by=by).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        table.file.save(f"{table.pk}/table", ContentFile(content), save=False)
        table.save(force_insert=True)
        record(by=by, stream=stream, verb="connectivity.prepare_table", saved=[table])
    return table


def confirm_table(*, by: Membership, table: ConnectionTable, takes_good_rows: bool = False) -> ConnectionTable:
    """Write the connections in one transaction; with refused rows only where the good ones are wanted alone.

    Where something was said since the preview so that the table would do something else, nothing is written.
    """
    require_keeper(by, table.regency)
    with writing(table.regency) as stream:
        table = _waiting(table)
        plan = _planned_again(table, by)
        if plan.of(REFUSED) and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to import the good rows alone."))
        made = [row.made for row in plan.of(NEW) if row.made is not None]
        superseded = [one for one in plan.superseded if one.pk not in {row.pk for row in made}]
        ended = end_decisions(made)
        for old in superseded:
            old.save(update_fields=["is_current"])
        for decision in ended:
            decision.save(update_fields=["is_standing"])
        Connection.objects.bulk_create(made, batch_size=50)
        table.state, table.finished_at = TableState.DONE, timezone.now()
        table.save(update_fields=["state", "finished_at"])
        saved = [*superseded, *made, *ended, table]
        record(by=by, stream=stream, verb="connectivity.import_table", saved=saved)
    return table


def cancel_table(*, by: Membership, table: ConnectionTable) -> ConnectionTable:
    """Discard a prepared table; its report stays."""
    require_keeper(by, table.regency)
    with writing(table.regency) as stream:
        table = _waiting(table)
        table.state, table.finished_at = TableState.CANCELLED, timezone.now()
        table.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb="connectivity.cancel_table", saved=[table])
    return table


def _waiting(table: ConnectionTable) -> ConnectionTable:
    table = ConnectionTable.objects.select_related("regency").get(pk=table.pk)
    if table.state != TableState.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return table


def _planned_again(table: ConnectionTable, by: Membership) -> Plan:
    with table.file.open("rb") as file:
        plan = plan_of(read_lines(file, table.name, COLUMNS), by=by)
    if plan.report()["fingerprint"] != table.report["fingerprint"]:
        raise ValidationError(
            _("Something was recorded since this preview, so nothing was imported. Hand the table in again."),
            code="stale",
        )
    return plan
