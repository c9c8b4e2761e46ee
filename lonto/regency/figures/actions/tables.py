"""Figures from a spreadsheet: prepared, looked at, confirmed or discarded."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.figures.access import require_keeper
from lonto.regency.figures.actions.figures import end_figure
from lonto.regency.figures.models import Figure, FigureTable, Series
from lonto.regency.figures.tables.columns import columns_of
from lonto.regency.figures.tables.plan import PlannedFigure, plan_of
from lonto.tables.actions import agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.tables.plan import CHANGED, NEW, Plan


def prepare_table(*, by: Membership, series: Series, file: File[bytes]) -> FigureTable:
    """Keep a table of figures and say what it would change; ValidationError where it cannot be read at all."""
    require_keeper(by, series.office)
    series = Series.objects.select_related("office", "regency").get(pk=series.pk)
    plan = _plan(series, file, by)
    table = FigureTable(regency=series.regency, series=series)
    return keep(table, plan, file, by=by, verb="figures.prepare_table")


def confirm_table(*, by: Membership, table: FigureTable, takes_good_rows: bool = False) -> FigureTable:
    """Write the figures; with refused rows only where the good ones are wanted alone.

    A row that says another number than the one reported corrects it, with the table as the reason. Where something was
    reported since the preview so that the table would do something else, nothing is written.
    """
    require_keeper(by, table.series.office)
    with writing(table.regency) as stream:
        table = waiting(_tables(), table)
        plan = agreed_plan(table, lambda: _plan(table.series, table, by), takes_good_rows=takes_good_rows)
        ended = [row.old for row in plan.of(CHANGED) if row.old is not None]
        for figure in ended:
            end_figure(by=by, figure=figure, reason=_("Corrected by the table %(name)s") % {"name": table.name})
        Figure.objects.bulk_update(ended, ["ended_at", "ended_by", "ended_reason"], batch_size=100)
        new = [row.figure for row in plan.of(NEW, CHANGED) if row.figure is not None]
        Figure.objects.bulk_create(new, batch_size=50)
        finish(table, State.DONE)
        record(by=by, stream=stream, verb="figures.import_table", saved=[*ended, *new, table])
    return table


def cancel_table(*, by: Membership, table: FigureTable) -> FigureTable:
    """Throw a waiting table away; its report stays."""
    require_keeper(by, table.series.office)
    return discard(_tables(), table, by=by, verb="figures.cancel_table")


def _tables() -> QuerySet[FigureTable]:
    return FigureTable.objects.select_related("series__office", "series__regency", "regency")


def _plan(series: Series, source: File[bytes] | FigureTable, by: Membership) -> Plan[PlannedFigure]:
    if series.closed_on is not None:
        raise ValidationError(_("This series is closed and takes no more figures."), code="closed")
    return plan_of(series, lines_in(source, columns_of(series)), by=by)
