"""What every step of an import needs: its file read, its preview made and written down."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import IO, Any

from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.journal.actions import record
from lonto.journal.bulk import insert_rows
from lonto.journal.models import Stream
from lonto.lib.spreadsheet import read_sheets
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.village.residents.choices import RowKind
from lonto.village.residents.importing.plan import Change, Plan, PlannedRow
from lonto.village.residents.importing.planning import Reading, Wishes, plan_import, read_table
from lonto.village.residents.importing.register import Register, load_register
from lonto.village.residents.importing.rows import Standards
from lonto.village.residents.importing.table import find_table
from lonto.village.residents.models import ImportRow, ResidentImport

Watch = Callable[[int, int], None]


def read_file(file: IO[bytes], name: str, village: Region, watch: Watch | None = None) -> Reading:
    """The rows of a file, checked against what is true of the whole country and of this village."""
    standards = Standards(known_codes(), village.pk.replace(".", "")[:6], timezone.localdate())
    table = find_table(read_sheets(file, name))
    return read_table(table, standards, watch)


def plan_of(reading: Reading, village: Region, wishes: Wishes) -> tuple[Plan, Register]:
    register = load_register(village, niks=reading.numbers("nik"), kks=reading.numbers("kk"))
    return plan_import(reading, register, wishes), register


def read_again(run: ResidentImport, watch: Watch | None = None) -> Reading:
    def first_half(done: int, total: int) -> None:
        if watch:
            watch(done * 50 // max(total, 1), 100)

    with run.file.open("rb") as file:
        return read_file(file, run.file_name, run.village, first_half)


def wishes_of(run: ResidentImport) -> Wishes:
    return Wishes(run.clears_blanks, frozenset(run.kept_apart))


def held(run: ResidentImport) -> ResidentImport:
    """The row as it is now; the stream of its village is held, so it stays so."""
    return ResidentImport.objects.select_related("village", "confirmed_by__account").get(pk=run.pk)


def describe(run: ResidentImport, plan: Plan, stream: Stream) -> None:
    for name, count in asdict(plan.counts).items():
        setattr(run, name, count)
    run.journal_number = stream.changed_number
    run.fingerprint = plan.fingerprint()
    run.notes = [note.as_json() for note in plan.notes]


def report_of(run: ResidentImport, plan: Plan) -> list[ImportRow]:
    return [_report_row(run, planned) for planned in plan.rows if planned.is_reported]


def _report_row(run: ResidentImport, planned: PlannedRow) -> ImportRow:
    return ImportRow(
        village_id=run.village_id,
        run=run,
        number=planned.number,
        kind=planned.kind,
        has_warnings=planned.has_warnings,
        name=str(planned.row.values.get("name", ""))[:150],
        resident_id=planned.resident,
        problems=[problem.as_json() for problem in planned.row.problems],
        changes=[_as_json(change) for change in planned.changes] if planned.kind is not RowKind.REFUSED else [],
    )


def _as_json(change: Change) -> dict[str, Any]:
    old, new = (value if isinstance(value, int | None) else str(value) for value in (change.old, change.new))
    return {"field": change.field, "old": old, "new": new}


def replace_preview(by: Membership | None, stream: Stream, run: ResidentImport, plan: Plan) -> None:
    gone = list(run.rows.all())
    run.rows.all().delete()
    describe(run, plan, stream)
    run.save()
    rows = report_of(run, plan)
    insert_rows(rows)
    record_run(by, stream, "residents.recheck_import", run, [run, *rows], deleted=gone)


def record_run(
    by: Membership | None,
    stream: Stream,
    verb: str,
    run: ResidentImport,
    saved: list[Any],
    deleted: Collection[ImportRow] = (),
) -> None:
    counts = {name: getattr(run, name) for name in ("new", "changed", "unchanged", "refused", "warned")}
    record(by=by, stream=stream, verb=verb, saved=saved, deleted=deleted, note={"file": run.file_name, **counts})


def digest_of(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
