"""What happens to every table: kept with its preview, confirmed or discarded.

The act that confirms a table belongs to the room that writes its rows; inside its transaction it takes the `waiting`
table, takes its `agreed_plan`, writes, and calls `finish`.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.spreadsheet import Limits, Sheet
from lonto.tables.choices import State
from lonto.tables.columns import Column
from lonto.tables.lines import LIMITS, MOST_LINES, Line, read_lines, sheets_of
from lonto.tables.models import HandedInTable
from lonto.tables.plan import REFUSED, Plan

T = TypeVar("T", bound=HandedInTable)
P = TypeVar("P", bound=Plan[Any])

LONGEST_NAME = 120
Source = File[bytes] | HandedInTable
"""A file that is handed in, or a table that waits."""


def lines_in(
    source: Source, columns: Sequence[Column], *, limits: Limits = LIMITS, most: int = MOST_LINES
) -> list[Line]:
    """The rows below the headings; ValidationError where the file cannot be read."""
    return read_lines(sheets_in(source, limits), columns, most=most)


def sheets_in(source: Source, limits: Limits = LIMITS) -> list[Sheet]:
    """The sheets of a file; ValidationError where it cannot be read."""
    if isinstance(source, HandedInTable):
        with source.file.open("rb") as file:
            return sheets_of(file, source.name, limits)
    source.seek(0)
    return sheets_of(io.BytesIO(source.read()), source.name or "", limits)


def keep(table: T, plan: Plan[Any], file: File[bytes], *, by: Membership, verb: str) -> T:
    """Keep a file and what it would change; nothing else is written."""
    with writing(table.regency) as stream:
        table.name = _shortened(file.name or "")
        table.report, table.uploaded_by, table.uploaded_at = plan.report(), by, timezone.now()
        table.file.save(f"{table.pk}/table", file, save=False)
        table.save(force_insert=True)
        record(by=by, stream=stream, verb=verb, saved=[table])
    return table


def waiting(rows: QuerySet[T], table: T) -> T:
    """The table as it stands now; ValidationError where it waits no longer."""
    table = rows.get(pk=table.pk)
    if table.state != State.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return table


def agreed_plan(table: HandedInTable, make: Callable[[], P], *, takes_good_rows: bool) -> P:
    """The plan of a table, made again; ValidationError where it would now do something else than was looked at, or
    has rows refused unasked.
    """
    plan = same_plan(table, make)
    if plan is None:
        raise ValidationError(
            _("Something has changed since this preview, so nothing was written. Hand the table in again."),
            code="stale",
        )
    require_good(table, takes_good_rows=takes_good_rows)
    return plan


def same_plan(table: HandedInTable, make: Callable[[], P]) -> P | None:
    """The plan of a table, made again; None where it would now do something else than the preview said."""
    # A report holds sentences, so that a plan made in another language would look like another plan.
    with translation.override(table.report.get("language", settings.LANGUAGE_CODE)):
        plan = make()
        return plan if plan.report()["fingerprint"] == table.report["fingerprint"] else None


def require_good(table: HandedInTable, *, takes_good_rows: bool) -> None:
    """ValidationError where rows are refused and nobody has said that the good ones are wanted alone."""
    if table.report["counts"][REFUSED] and not takes_good_rows:
        raise ValidationError(
            _("Some rows are refused. Mend them, or choose to import the good rows alone."), code="rows"
        )


def finish(table: HandedInTable, state: State) -> None:
    """Bring a table to its end inside the transaction of the caller; its report stays, its file goes."""
    file, storage = table.file.name, table.file.storage
    if file:
        transaction.on_commit(lambda: storage.delete(file), robust=True)
    table.state, table.finished_at, table.file.name = state, timezone.now(), ""
    table.save(update_fields=["state", "finished_at", "file", "report"])


def discard(rows: QuerySet[T], table: T, *, by: Membership, verb: str) -> T:
    """Throw a waiting table away."""
    with writing(table.regency) as stream:
        table = waiting(rows, table)
        finish(table, State.CANCELLED)
        record(by=by, stream=stream, verb=verb, saved=[table])
    return table


def _shortened(name: str) -> str:
    """The name of a file as it is kept; its ending stays, as a .csv file is known by nothing else."""
    path = PurePath(name)
    ending = path.suffix if len(path.suffix) <= len(".xlsx") else ""
    return name if len(name) <= LONGEST_NAME else f"{path.stem[: LONGEST_NAME - len(ending)]}{ending}"
