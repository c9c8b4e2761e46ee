"""Rebuilding a village's rows from its stream: proof that the journal is complete, and the way back from a loss."""

import json
from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

from lonto.journal.models import Change, JournalledModel, RegencyRow, Stream
from lonto.journal.state import model_of, row_from, state_of, table_of
from lonto.regions.choices import Level
from lonto.regions.models import Region

Row = JournalledModel | RegencyRow


def tables_of(region: Region) -> list[type[Row]]:
    """Every model whose rows belong to a village, or to the regency as a whole, whichever `region` is."""
    kind = JournalledModel if region.level == Level.VILLAGE else RegencyRow
    return [model for model in apps.get_models() if issubclass(model, kind)]


def rows_of(model: type[Row], region: Region) -> QuerySet[Row]:
    """The rows of `region` in one of its tables."""
    owner = "village" if region.level == Level.VILLAGE else "regency"
    return model._default_manager.filter(**{owner: region})


@transaction.atomic
def replay(stream: Stream) -> int:
    """Write the rows of a stream into tables that hold none of its region's, and return how many states were read.

    Foreign keys are checked at commit, so the order of the tables does not matter.
    """
    last: dict[tuple[str, str], str | None] = {}
    applied = 0
    for change in Change.objects.filter(entry__stream=stream).order_by("entry__number", "position").iterator(2000):
        last[change.table, change.row] = change.state
        applied += 1
    by_table: dict[str, list[models.Model]] = {}
    for (table, _row), state in last.items():
        if state is not None:
            by_table.setdefault(table, []).append(row_from(table, state))
    for table, rows in by_table.items():
        model_of(table)._default_manager.bulk_create(rows, batch_size=500)
    return applied


def states_now(region: Region) -> dict[str, dict[str, str]]:
    """The present state of every row of a village or regency, by table and row."""
    return {
        table_of(model): {str(row.pk): state_of(row) for row in rows_of(model, region).iterator(2000)}
        for model in tables_of(region)
    }


def states_journalled(region: Region) -> dict[str, dict[str, str]]:
    """The last state of every row according to the journal, by table and row; deleted rows are left out."""
    last: dict[str, dict[str, str]] = {table_of(model): {} for model in tables_of(region)}
    changes = Change.objects.filter(entry__stream=region.pk, table__in=last).order_by("entry__number", "position")
    for change in changes.iterator(2000):
        if change.state is None:
            last[change.table].pop(change.row, None)
        else:
            last[change.table][change.row] = change.state
    return last


def differences(region: Region) -> Iterator[str]:
    """One sentence for each row that the journal and the tables hold differently."""
    kept = states_journalled(region)
    for table, rows in states_now(region).items():
        journalled = kept[table]
        for row, state in rows.items():
            if row not in journalled:
                yield f"{table} {row} is not in the journal."
            elif journalled[row] != state:
                before, now = json.loads(journalled[row]), json.loads(state)
                names = sorted(name for name in now if now[name] != before.get(name))
                yield f"{table} {row} differs from the journal in {', '.join(names)}."
        for row in journalled.keys() - rows.keys():
            yield f"{table} {row} is in the journal and no longer in the table."
