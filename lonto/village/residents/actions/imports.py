"""Importing a file of residents: handed in, looked at, confirmed, carried out in one transaction, and reported."""

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from typing import IO, Any

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from lonto.accounts.access import NotAllowed, require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.journal.bulk import insert_rows, update_rows
from lonto.journal.models import Stream
from lonto.lib.spreadsheet import read_sheets
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.village.residents.access import WRITERS
from lonto.village.residents.choices import ImportState, RowKind
from lonto.village.residents.importing.plan import Change, Plan, PlannedRow
from lonto.village.residents.importing.planning import Reading, Wishes, plan_import, read_table
from lonto.village.residents.importing.register import Register, load_register
from lonto.village.residents.importing.rows import Standards
from lonto.village.residents.importing.saving import Saved, save_plan
from lonto.village.residents.importing.table import find_table
from lonto.village.residents.models import ImportRow, ResidentImport
from lonto.village.residents.states import move

log = logging.getLogger(__name__)
Watch = Callable[[int, int], None]

REGISTER_MOVED = "register_moved"
NUMBER_TAKEN = "number_taken"
BROKEN = "broken"


@dataclass(frozen=True)
class Outcome:
    """What an import that is done at once would do (`run` None) or did."""

    plan: Plan
    run: ResidentImport | None


def prepare_import(*, by: Membership, file: IO[bytes], name: str, clears_blanks: bool = False) -> ResidentImport:
    """Keep a file that was handed in, with a preview of what it would change.

    Raises a SpreadsheetError, NoTable, HeadingTwice or NoRows where it cannot be read; then nothing is kept.
    """
    village = by.village
    require_village(by, village, *WRITERS)
    reading = read_file(file, name, village)
    run = ResidentImport(
        village=village,
        file_name=name[-255:],
        sha256=_sha256(file),
        clears_blanks=clears_blanks,
        prepared_by=by,
        prepared_at=timezone.now(),
    )
    with writing(village) as stream:
        plan, _register = _plan(reading, village, Wishes(clears_blanks))
        file.seek(0)
        run.file.save(run.file_name, File(file), save=False)
        _describe(run, plan, stream)
        run.save(force_insert=True)
        rows = _report(run, plan)
        insert_rows(rows)
        _record(by, stream, "residents.prepare_import", run, [run, *rows])
    return run


def recheck_import(
    *, by: Membership, run: ResidentImport, clears_blanks: bool, kept_apart: Iterable[int] = ()
) -> ResidentImport:
    """Make the preview again with other choices."""
    require_village(by, run.village, *WRITERS)
    reading = _read_again(run)
    with writing(run.village) as stream:
        run = _held(run)
        move(run, ImportState.PREPARED)
        run.clears_blanks = clears_blanks
        run.kept_apart = sorted(set(kept_apart))
        plan, _register = _plan(reading, run.village, _wishes(run))
        _replace_preview(by, stream, run, plan)
    return run


def confirm_import(*, by: Membership, run: ResidentImport, takes_good_rows: bool = False) -> ResidentImport:
    """Let a previewed import be carried out in the background; refused rows stop it unless the good ones are wanted."""
    from lonto.village.residents.tasks import carry_out  # the task calls this module

    require_village(by, run.village, *WRITERS)
    with writing(run.village) as stream:
        run = _held(run)
        if run.refused and not takes_good_rows:
            raise NotAllowed
        move(run, ImportState.CONFIRMED)
        run.takes_good_rows = takes_good_rows
        run.confirmed_by = by
        run.failure = {}
        run.save()
        _record(by, stream, "residents.confirm_import", run, [run])
        transaction.on_commit(lambda: carry_out.enqueue(str(run.pk)))
    return run


def restart_import(*, by: Membership, run: ResidentImport) -> None:
    """Ask once more for a confirmed import whose work does not move; work that is done already is not done again."""
    from lonto.village.residents.tasks import carry_out  # the task calls this module

    require_village(by, run.village, *WRITERS)
    if run.state == ImportState.CONFIRMED:
        carry_out.enqueue(str(run.pk))


def discard_import(*, by: Membership, run: ResidentImport) -> None:
    """Throw a previewed import away; only that it was handed in remains known."""
    require_village(by, run.village, *WRITERS)
    with writing(run.village) as stream:
        run = _held(run)
        move(run, ImportState.DISCARDED)
        rows = list(run.rows.all())
        storage, stored = run.file.storage, str(run.file.name)
        run.rows.all().delete()
        run.file.name = ""
        run.save()
        record(by=by, stream=stream, verb="residents.discard_import", saved=[run], deleted=rows)
        transaction.on_commit(lambda: storage.delete(stored))


def carry_out_import(run: ResidentImport, watch: Watch) -> ResidentImport:
    """Write a confirmed import into the register, whole or not at all; called in the background.

    Where the register has moved so that the file would do something else than was shown, the import waits again.
    """
    try:
        reading = _read_again(run, watch)
        with writing(run.village) as stream:
            run = _held(run)
            if run.state != ImportState.CONFIRMED:
                return run
            plan, register = _plan(reading, run.village, _wishes(run))
            if plan.fingerprint() != run.fingerprint:
                move(run, ImportState.PREPARED)
                run.failure = {"code": REGISTER_MOVED}
                _replace_preview(run.confirmed_by, stream, run, plan)
                return run
            watch(60, 100)
            saved = save_plan(plan, run.village, register)
            watch(85, 100)
            _finish(run, stream, saved)
    except IntegrityError:
        log.exception("The import %s meets a number that is already taken.", run.pk)
        return _fail(run, NUMBER_TAKEN)
    except Exception:
        log.exception("The import %s broke.", run.pk)
        return _fail(run, BROKEN)
    watch(100, 100)
    return run


def import_at_once(
    *,
    by: Membership | None,
    village: Region,
    file: IO[bytes],
    name: str,
    wishes: Wishes,
    takes_good_rows: bool = False,
    is_rehearsal: bool = False,
    watch: Watch | None = None,
) -> Outcome:
    """Import a file without a preview in between, for commands; `by` None is the operator of this computer.

    With a refused row nothing is written unless the good rows are wanted; a rehearsal never writes.
    """
    if by is not None:
        require_village(by, village, *WRITERS)
    reading = read_file(file, name, village, watch)
    if is_rehearsal:
        plan, _register = _plan(reading, village, wishes)
        return Outcome(plan, None)
    with writing(village) as stream:
        plan, register = _plan(reading, village, wishes)
        if plan.counts.refused and not takes_good_rows:
            return Outcome(plan, None)
        run = ResidentImport(
            village=village,
            file_name=name[-255:],
            sha256=_sha256(file),
            state=ImportState.CONFIRMED,
            clears_blanks=wishes.clears_blanks,
            takes_good_rows=takes_good_rows,
            kept_apart=sorted(wishes.kept_apart),
            prepared_by=by,
            confirmed_by=by,
            prepared_at=timezone.now(),
        )
        file.seek(0)
        run.file.save(run.file_name, File(file), save=False)
        _describe(run, plan, stream)
        saved = save_plan(plan, village, register)
        run.save(force_insert=True)
        insert_rows(_report(run, plan))
        _finish(run, stream, saved)
    return Outcome(plan, run)


def read_file(file: IO[bytes], name: str, village: Region, watch: Watch | None = None) -> Reading:
    """The rows of a file, checked against what is true of the whole country and of this village."""
    standards = Standards(known_codes(), village.pk.replace(".", "")[:6], timezone.localdate())
    table = find_table(read_sheets(file, name))
    return read_table(table, standards, watch)


def _plan(reading: Reading, village: Region, wishes: Wishes) -> tuple[Plan, Register]:
    register = load_register(village, niks=reading.numbers("nik"), kks=reading.numbers("kk"))
    return plan_import(reading, register, wishes), register


def _read_again(run: ResidentImport, watch: Watch | None = None) -> Reading:
    def first_half(done: int, total: int) -> None:
        if watch:
            watch(done * 50 // max(total, 1), 100)

    with run.file.open("rb") as file:
        return read_file(file, run.file_name, run.village, first_half)


def _wishes(run: ResidentImport) -> Wishes:
    return Wishes(run.clears_blanks, frozenset(run.kept_apart))


def _held(run: ResidentImport) -> ResidentImport:
    """The row as it is now; the stream of its village is held, so it stays so."""
    return ResidentImport.objects.select_related("village", "confirmed_by__account").get(pk=run.pk)


def _describe(run: ResidentImport, plan: Plan, stream: Stream) -> None:
    for name, count in asdict(plan.counts).items():
        setattr(run, name, count)
    run.journal_number = stream.changed_number
    run.fingerprint = plan.fingerprint()
    run.notes = [note.as_json() for note in plan.notes]


def _report(run: ResidentImport, plan: Plan) -> list[ImportRow]:
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


def _replace_preview(by: Membership | None, stream: Stream, run: ResidentImport, plan: Plan) -> None:
    gone = list(run.rows.all())
    run.rows.all().delete()
    _describe(run, plan, stream)
    run.save()
    rows = _report(run, plan)
    insert_rows(rows)
    _record(by, stream, "residents.recheck_import", run, [run, *rows], deleted=gone)


def _finish(run: ResidentImport, stream: Stream, saved: Saved) -> None:
    """Close the import and record it with everything it wrote as one entry."""
    move(run, ImportState.DONE)
    run.finished_at = timezone.now()
    run.save()
    report = list(run.rows.all())
    met = [row for row in report if row.resident_id is None and row.number in saved.resident_of]
    for row in met:
        row.resident = saved.resident_of[row.number]
    update_rows(met, ["resident_id"])
    _record(run.confirmed_by, stream, "residents.import", run, [*saved.rows(), run, *report])


def _record(
    by: Membership | None,
    stream: Stream,
    verb: str,
    run: ResidentImport,
    saved: list[Any],
    deleted: Collection[ImportRow] = (),
) -> None:
    counts = {name: getattr(run, name) for name in ("new", "changed", "unchanged", "refused", "warned")}
    record(by=by, stream=stream, verb=verb, saved=saved, deleted=deleted, note={"file": run.file_name, **counts})


def _fail(run: ResidentImport, code: str) -> ResidentImport:
    """Say that a confirmed import came to nothing."""
    with writing(run.village) as stream:
        run = _held(run)
        if run.state == ImportState.CONFIRMED:
            move(run, ImportState.FAILED)
            run.failure = {"code": code}
            run.save()
            _record(run.confirmed_by, stream, "residents.fail_import", run, [run])
    return run


def _sha256(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
