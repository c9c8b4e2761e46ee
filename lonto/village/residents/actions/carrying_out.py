"""Writing an import into the register: what was confirmed, in the background, or a file at once, for commands."""

import logging
from dataclasses import dataclass
from typing import IO

from django.core.files import File
from django.db import IntegrityError
from django.utils import timezone

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import writing
from lonto.journal.bulk import insert_rows, update_rows
from lonto.journal.models import Stream
from lonto.regions.models import Region
from lonto.village.residents.access import WRITERS
from lonto.village.residents.actions.previews import (
    Watch,
    describe,
    digest_of,
    held,
    plan_of,
    read_again,
    read_file,
    record_run,
    replace_preview,
    report_of,
    wishes_of,
)
from lonto.village.residents.choices import ImportState
from lonto.village.residents.importing.plan import Plan
from lonto.village.residents.importing.planning import Wishes
from lonto.village.residents.importing.saving import Saved, save_plan
from lonto.village.residents.models import ResidentImport
from lonto.village.residents.states import move

log = logging.getLogger(__name__)
REGISTER_MOVED = "register_moved"
NUMBER_TAKEN = "number_taken"
BROKEN = "broken"


@dataclass(frozen=True)
class Outcome:
    """What an import that is done at once would do (`run` None) or did."""

    plan: Plan
    run: ResidentImport | None


def carry_out_import(run: ResidentImport, watch: Watch) -> ResidentImport:
    """Write a confirmed import into the register, whole or not at all; called in the background.

    Where the register has moved so that the file would do something else than was shown, the import waits again.
    """
    try:
        reading = read_again(run, watch)
        with writing(run.village) as stream:
            run = held(run)
            if run.state != ImportState.CONFIRMED:
                return run
            plan, register = plan_of(reading, run.village, wishes_of(run))
            if plan.fingerprint() != run.fingerprint:
                move(run, ImportState.PREPARED)
                run.failure = {"code": REGISTER_MOVED}
                replace_preview(run.confirmed_by, stream, run, plan)
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
        plan, _register = plan_of(reading, village, wishes)
        return Outcome(plan, None)
    with writing(village) as stream:
        plan, register = plan_of(reading, village, wishes)
        if plan.counts.refused and not takes_good_rows:
            return Outcome(plan, None)
        run = ResidentImport(
            village=village,
            file_name=name[-255:],
            sha256=digest_of(file),
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
        describe(run, plan, stream)
        saved = save_plan(plan, village, register)
        run.save(force_insert=True)
        insert_rows(report_of(run, plan))
        _finish(run, stream, saved)
    return Outcome(plan, run)


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
    record_run(run.confirmed_by, stream, "residents.import", run, [*saved.rows(), run, *report])


def _fail(run: ResidentImport, code: str) -> ResidentImport:
    """Say that a confirmed import came to nothing."""
    with writing(run.village) as stream:
        run = held(run)
        if run.state == ImportState.CONFIRMED:
            move(run, ImportState.FAILED)
            run.failure = {"code": code}
            run.save()
            record_run(run.confirmed_by, stream, "residents.fail_import", run, [run])
    return run
