"""Writing the journal. Every action of the house ends here."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from lonto.accounts.access import regency_of
from lonto.accounts.models import Account, Membership
from lonto.journal.bulk import insert_rows
from lonto.journal.chain import content_hash, entry_hash
from lonto.journal.models import Change, Entry, LookedAt, Stream
from lonto.journal.state import state_of, table_of
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import ancestor

BATCH = 2000
Actor = Membership | Account | None
"""Who acts: a person in a role, a person for themselves (an applicant), or the house itself (setup)."""


@dataclass(frozen=True)
class Look:
    """One row that was shown, and what of it ("profile", "nik")."""

    row: models.Model
    what: str


@contextmanager
def writing(region: Region) -> Iterator[Stream]:
    """A transaction that alone holds the stream of `region`: what is read inside stays true until it commits."""
    with transaction.atomic():
        held = Stream.objects.select_for_update().filter(region=region)
        stream = held.first()
        if stream is None:
            Stream.objects.get_or_create(region=region)
            stream = held.get()
        yield stream


def record(
    *,
    by: Actor,
    stream: Stream,
    verb: str,
    saved: Iterable[models.Model] = (),
    deleted: Iterable[models.Model] = (),
    looks: Iterable[Look] = (),
    note: dict[str, Any] | None = None,
) -> Entry:
    """Append one entry to a stream that `writing` holds.

    `saved` are rows in their new state, `deleted` rows that are gone, `looks` rows that were shown. The entry
    commits with the caller's rows or not at all.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A journal entry is written inside `writing`, together with its rows.")
    lines = [Change(table=table_of(row), row=str(row.pk), state=state_of(row)) for row in saved]
    lines += [Change(table=table_of(row), row=str(row.pk), state=None) for row in deleted]
    seen = [LookedAt(table=table_of(look.row), row=str(look.row.pk), what=look.what) for look in looks]
    entry = Entry(
        stream=stream,
        epoch=stream.epoch,
        number=stream.number + 1,
        verb=verb,
        **_actor_fields(by),
        note=note or {},
        written_at=timezone.now(),
        content_hash=content_hash(lines, seen),
        previous_hash=stream.hash,
    )
    entry.hash = entry_hash(header_of(entry))
    entry.save(force_insert=True)
    _insert(entry, lines, seen)
    stream.number, stream.hash = entry.number, entry.hash
    if lines:
        stream.changed_number = entry.number
    stream.save(update_fields=["number", "hash", "changed_number"])
    return entry


def record_looks(*, by: Membership, region: Region, looks: Iterable[Look], verb: str = "journal.look") -> Entry:
    """Record that protected data of a village was shown."""
    with writing(region) as stream:
        return record(by=by, stream=stream, verb=verb, looks=looks)


def record_in_regency(*, by: Membership | None, region: Region, verb: str, saved: Iterable[models.Model]) -> None:
    """Record a change of offices, accounts or memberships in the stream of the regency that holds `region`."""
    regency = regency_of(by) if by is not None else ancestor(region, Level.REGENCY)
    with writing(regency) as stream:
        record(by=by, stream=stream, verb=verb, saved=saved)


def header_of(entry: Entry) -> dict[str, Any]:
    """What the entry's hash covers."""
    return {
        "id": str(entry.pk),
        "stream": entry.stream_id,
        "epoch": entry.epoch,
        "number": entry.number,
        "form": entry.form,
        "verb": entry.verb,
        "account": str(entry.account_id) if entry.account_id else None,
        "account_name": entry.account_name,
        "role": entry.role,
        "office": str(entry.office_id) if entry.office_id else None,
        "note": entry.note,
        "written_at": entry.written_at,
        "content": entry.content_hash,
        "previous": entry.previous_hash,
    }


def _actor_fields(by: Actor) -> dict[str, Any]:
    if isinstance(by, Membership):
        return {
            "account_id": by.account_id,
            "account_name": by.account.name,
            "role": by.role,
            "office_id": by.office_id,
        }
    return {"account_id": by.pk, "account_name": by.name} if by else {}


def _insert(entry: Entry, changes: list[Change], looks: list[LookedAt]) -> None:
    for position, change in enumerate(changes):
        change.entry, change.position = entry, position
    for position, look in enumerate(looks):
        look.entry, look.position = entry, position
    for start in range(0, len(changes), BATCH):
        insert_rows(changes[start : start + BATCH])
    insert_rows(looks)
