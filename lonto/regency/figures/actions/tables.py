"""Figures from a spreadsheet: prepared, looked at, confirmed or discarded."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.figures.access import require_keeper
from lonto.regency.figures.actions.figures import end_figure
from lonto.regency.figures.choices import TableState
from lonto.regency.figures.models import Figure, FigureTable, Series
from lonto.regency.figures.tables.columns import columns_of
from lonto.regency.figures.tables.lines import read_lines
from lonto.regency.figures.tables.plan import CHANGED, NEW, REFUSED, Plan, plan_of


def prepare_table(*, by: Membership, series: Series, file: File[bytes]) -> FigureTable:
    """Keep a table of figures and say what it would change; ValidationError where it cannot be read at all."""
    require_keeper(by, series.office)
    series = Series.objects.select_related("office", "regency").get(pk=series.pk)
    _require_open(series)
    content = file.read()
    lines = read_lines(io.BytesIO(content), file.name or "", columns_of(series))
    with writing(series.regency) as stream:
        table = FigureTable(
            regency_id=series.regency_id,
            series=series,
            name=(file.name or "")[:120],
            report=plan_of(series, lines, by=by).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        table.file.save(f"{table.pk}/table", ContentFile(content), save=False)
        table.save(force_insert=True)
        record(by=by, stream=stream, verb="figures.prepare_table", saved=[table])
    return table


def confirm_table(*, by: Membership, table: FigureTable, takes_good_rows: bool = False) -> FigureTable:
    """Write the figures; with refused rows only where the good ones are wanted alone.

    A row that says another number than the one reported corrects it, with the table as the reason. Where something was
    reported since the preview so that the table would do something else, nothing is written.
    """
    require_keeper(by, table.series.office)
    with writing(table.regency) as stream:
        table = _waiting(table)
        plan = _planned_again(table, by)
        if plan.of(REFUSED) and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to import the good rows alone."))
        ended = [row.old for row in plan.of(CHANGED) if row.old is not None]
        for figure in ended:
            end_figure(by=by, figure=figure, reason=_("Corrected by the table %(name)s") % {"name": table.name})
        Figure.objects.bulk_update(ended, ["ended_at", "ended_by", "ended_reason"], batch_size=100)
        new = [row.figure for row in plan.of(NEW, CHANGED) if row.figure is not None]
        Figure.objects.bulk_create(new, batch_size=50)
        table.state, table.finished_at = TableState.DONE, timezone.now()
        table.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb="figures.import_table", saved=[*ended, *new, table])
    return table


def cancel_table(*, by: Membership, table: FigureTable) -> FigureTable:
    """Discard a prepared table; its report stays."""
    require_keeper(by, table.series.office)
    with writing(table.regency) as stream:
        table = _waiting(table)
        table.state, table.finished_at = TableState.CANCELLED, timezone.now()
        table.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb="figures.cancel_table", saved=[table])
    return table


def _waiting(table: FigureTable) -> FigureTable:
    table = FigureTable.objects.select_related("series__office", "series__regency", "regency").get(pk=table.pk)
    if table.state != TableState.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return table


def _planned_again(table: FigureTable, by: Membership) -> Plan:
    _require_open(table.series)
    with table.file.open("rb") as file:
        plan = plan_of(table.series, read_lines(file, table.name, columns_of(table.series)), by=by)
    if plan.report()["fingerprint"] != table.report["fingerprint"]:
        raise ValidationError(
            _("Something was reported since this preview, so nothing was imported. Hand the table in again."),
            code="stale",
        )
    return plan


def _require_open(series: Series) -> None:
    if series.closed_on is not None:
        raise ValidationError(_("This series is closed and takes no more figures."), code="closed")
