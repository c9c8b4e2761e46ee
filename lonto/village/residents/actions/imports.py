"""Importing a file of residents: handed in, looked at, then confirmed or thrown away."""

from collections.abc import Iterable
from typing import IO

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from lonto.accounts.access import NotAllowed, require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.journal.bulk import insert_rows
from lonto.village.residents.access import WRITERS
from lonto.village.residents.actions.previews import (
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
from lonto.village.residents.importing.planning import Wishes
from lonto.village.residents.models import ResidentImport
from lonto.village.residents.states import move
from lonto.village.residents.tasks import carry_out


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
        sha256=digest_of(file),
        clears_blanks=clears_blanks,
        prepared_by=by,
        prepared_at=timezone.now(),
    )
    with writing(village) as stream:
        plan, _register = plan_of(reading, village, Wishes(clears_blanks))
        file.seek(0)
        run.file.save(run.file_name, File(file), save=False)
        describe(run, plan, stream)
        run.save(force_insert=True)
        rows = report_of(run, plan)
        insert_rows(rows)
        record_run(by, stream, "residents.prepare_import", run, [run, *rows])
    return run


def recheck_import(
    *, by: Membership, run: ResidentImport, clears_blanks: bool, kept_apart: Iterable[int] = ()
) -> ResidentImport:
    """Make the preview again with other choices."""
    require_village(by, run.village, *WRITERS)
    reading = read_again(run)
    with writing(run.village) as stream:
        run = held(run)
        move(run, ImportState.PREPARED)
        run.clears_blanks = clears_blanks
        run.kept_apart = sorted(set(kept_apart))
        plan, _register = plan_of(reading, run.village, wishes_of(run))
        replace_preview(by, stream, run, plan)
    return run


def confirm_import(*, by: Membership, run: ResidentImport, takes_good_rows: bool = False) -> ResidentImport:
    """Let a previewed import be carried out in the background; refused rows stop it unless the good ones are wanted."""
    require_village(by, run.village, *WRITERS)
    with writing(run.village) as stream:
        run = held(run)
        if run.refused and not takes_good_rows:
            raise NotAllowed
        move(run, ImportState.CONFIRMED)
        run.takes_good_rows = takes_good_rows
        run.confirmed_by = by
        run.failure = {}
        run.save()
        record_run(by, stream, "residents.confirm_import", run, [run])
        transaction.on_commit(lambda: carry_out.enqueue(str(run.pk)))
    return run


def restart_import(*, by: Membership, run: ResidentImport) -> None:
    """Ask once more for a confirmed import whose work does not move; work that is done already is not done again."""
    require_village(by, run.village, *WRITERS)
    if run.state == ImportState.CONFIRMED:
        carry_out.enqueue(str(run.pk))


def discard_import(*, by: Membership, run: ResidentImport) -> None:
    """Throw a previewed import away; only that it was handed in remains known."""
    require_village(by, run.village, *WRITERS)
    with writing(run.village) as stream:
        run = held(run)
        move(run, ImportState.DISCARDED)
        rows = list(run.rows.all())
        storage, stored = run.file.storage, str(run.file.name)
        run.rows.all().delete()
        run.file.name = ""
        run.save()
        record(by=by, stream=stream, verb="residents.discard_import", saved=[run], deleted=rows)
        transaction.on_commit(lambda: storage.delete(stored))
