"""Reading the journal: what happened to a row, by whom, and whether the chain is whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from lonto.accounts.models import Membership
from lonto.journal.actions import header_of
from lonto.journal.chain import GENESIS, content_hash, entry_hash
from lonto.journal.models import Change, Entry, LookedAt, Stream
from lonto.journal.state import State, table_of
from lonto.regions.models import Region


@dataclass(frozen=True)
class Break:
    """The first entry of a stream that does not hold, and why in one sentence."""

    stream: str
    number: int
    why: str


def history_of(row: models.Model) -> list[tuple[Entry, State | None]]:
    """Each state of a row with the entry that brought it, oldest first; None where it was deleted."""
    changes = (
        Change.objects.select_related("entry").filter(table=table_of(row), row=str(row.pk)).order_by("entry__number")
    )
    return [(change.entry, json.loads(change.state) if change.state else None) for change in changes]


def entries_about(row: models.Model) -> QuerySet[Entry]:
    """Entries that changed or showed a row, newest first."""
    pk = str(row.pk)
    return Entry.objects.filter(Q(changes__row=pk) | Q(looks__row=pk)).distinct().order_by("-number")


def entries_about_row(entries: QuerySet[Entry], table: str, row: str) -> QuerySet[Entry]:
    """Those of `entries` that changed or showed one row."""
    return entries.filter(
        Exists(Change.objects.filter(entry=OuterRef("pk"), table=table, row=row))
        | Exists(LookedAt.objects.filter(entry=OuterRef("pk"), table=table, row=row))
    )


def states_before(changes: Sequence[Change]) -> dict[tuple[str, str], str | None]:
    """The state that each row had before these changes of one entry, by table and row; missing where it was new."""
    if not changes:
        return {}
    entry = changes[0].entry
    earlier = Change.objects.filter(
        entry__stream=entry.stream_id, entry__number__lt=entry.number, row__in=[change.row for change in changes]
    ).order_by("entry__number", "position")
    return {(change.table, change.row): change.state for change in earlier}


def changed_number(region: Region) -> int:
    """The number of the last entry of this stream that changed a row; 0 before the first."""
    stream = Stream.objects.filter(region=region).first()
    return stream.changed_number if stream else 0


def entries_for(by: Membership) -> QuerySet[Entry]:
    """The entries this membership may read: the streams of its own region and of what lies below it."""
    own = by.office.region_id
    return Entry.objects.filter(Q(stream_id=own) | Q(stream__region__code__startswith=f"{own}.")).order_by(
        "-written_at", "-number"
    )


def verify_stream(stream: Stream) -> Break | None:
    """Recompute the chain of a stream and return the first entry that does not hold, or None."""
    previous, expected = GENESIS, 1
    for entry in _whole_entries(stream):
        problem = _problem_of(entry, previous, expected)
        if problem:
            return Break(stream.region_id, expected if entry.number > expected else entry.number, problem)
        previous, expected = entry.hash, expected + 1
    if stream.number != expected - 1 or stream.hash != previous:
        return Break(stream.region_id, expected, "The last entries are missing.")
    return None


def _problem_of(entry: Entry, previous: str, expected: int) -> str | None:
    if entry.number != expected:
        return "This entry is missing."
    if entry.previous_hash != previous:
        return "It does not follow the entry before it."
    if entry.content_hash != content_hash(entry.changes.all(), entry.looks.all()):
        return "The rows it recorded were altered."
    if entry.hash != entry_hash(header_of(entry)):
        return "Its own text was altered."
    return None


def _whole_entries(stream: Stream) -> Iterator[Entry]:
    """All entries of a stream in order, with their changes and looks, in bounded memory."""
    entries = stream.entries.order_by("number").prefetch_related(
        models.Prefetch("changes", Change.objects.order_by("position")), "looks"
    )
    yield from entries.iterator(chunk_size=50)
