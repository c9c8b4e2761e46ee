"""Applications from a spreadsheet: handed in and looked at, confirmed, carried out in the background."""

from collections.abc import Callable
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, regency_of, require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.collector import collector_at_rest
from lonto.tables.actions import discard, finish, keep, lines_in, require_good, same_plan, waiting
from lonto.tables.choices import State
from lonto.talent.admission import calendar, numbers
from lonto.talent.admission.access import DESK
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.streams import writing_in
from lonto.talent.admission.tables.columns import LIMITS, columns_for
from lonto.talent.admission.tables.known import surroundings_of
from lonto.talent.admission.tables.plan import ApplicationPlan, numbers_in, plan_of
from lonto.talent.admission.tables.saving import Saved, save_plan
from lonto.talent.training.models import Intake, TableImport

MOVED, BROKEN, TAKEN = "moved", "broken", "taken"
Watch = Callable[[int, int], None]


def prepare_table(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table and say what it would do; Refused where it cannot be read at all or the intake is closed."""
    require_role(by, *DESK)
    calendar.require_open(intake, timezone.now())
    with collector_at_rest():
        plan = _plan(by, intake, file)
    table = TableImport(regency=intake.regency, intake=intake, kind=TableImport.Kind.APPLICATIONS)
    return keep(table, plan, file, by=by, verb="admission.upload_table")


def confirm_table(*, by: Membership, run: TableImport, takes_good_rows: bool = False) -> TableImport:
    """Let the background carry the table out; with refused rows only where the good ones are wanted alone."""
    with writing(run.regency) as stream:
        run = _own(by, run)
        calendar.require_open(run.intake, timezone.now())
        require_good(run, takes_good_rows=takes_good_rows)
        run.state = State.RUNNING
        run.save(update_fields=["state"])
        record(by=by, stream=stream, verb="admission.import_table", saved=[run])
    return run


def cancel_table(*, by: Membership, run: TableImport) -> TableImport:
    """Throw a waiting table away; its report stays."""
    return discard(_tables(), _own(by, run), by=by, verb="admission.cancel_table")


def carry_out_table(run: TableImport, watch: Watch) -> TableImport:
    """Write a confirmed table, all good rows or none; a failure is kept with its reason."""
    try:
        with collector_at_rest():
            return _carry_out(run, watch)
    except Refused as refused:
        return _fail(run, refused.code)
    except IntegrityError:
        return _fail(run, TAKEN)
    except Exception:
        _fail(run, BROKEN)
        raise


def _carry_out(run: TableImport, watch: Watch) -> TableImport:
    by = run.uploaded_by
    with writing_in([run.regency, regency_of(by)]) as streams:
        run = _tables().get(pk=run.pk)
        if run.state != State.RUNNING:
            return run
        now = timezone.now()
        intake = Intake.objects.select_related("regency", "programme").get(pk=run.intake_id)
        calendar.require_open(intake, now)
        plan = same_plan(run, lambda: _plan(by, intake, run))
        if plan is None:
            raise Refused(MOVED)
        coded: list[Any] = []
        if not intake.code:
            intake.code = numbers.code_for(intake)
            intake.save(update_fields=["code"])
            coded.append(intake)
        saved = save_plan(plan, by=by, intake=intake, now=now, progress=watch)
        finish(run, State.DONE)
        _record(by, run, saved, coded, streams, regency_of(by).pk)
    return run


def _record(
    by: Membership, run: TableImport, saved: Saved, coded: list[Any], streams: dict[str, Any], home: str
) -> None:
    """People in the stream of their regency, everything else in that of the hosting one."""
    verb = "admission.import_table"
    rest: list[Any] = [*coded, *saved.applications, *saved.preferences, run]
    if home == run.regency_id:
        record(by=by, stream=streams[home], verb=verb, saved=[*saved.people, *rest], deleted=saved.gone)
        return
    record(by=by, stream=streams[home], verb=verb, saved=saved.people)
    record(by=by, stream=streams[run.regency_id], verb=verb, saved=rest, deleted=saved.gone)


def _fail(run: TableImport, code: str) -> TableImport:
    with writing(run.regency) as stream:
        run = _tables().get(pk=run.pk)
        run.report = {**run.report, "failure": code}
        finish(run, State.FAILED)
        record(by=run.uploaded_by, stream=stream, verb="admission.import_table", saved=[run])
    return run


def _plan(by: Membership, intake: Intake, source: File[bytes] | TableImport) -> ApplicationPlan:
    lines = lines_in(source, columns_for(intake.max_choices), limits=LIMITS, most=LIMITS.rows)
    return plan_of(lines, surroundings_of(by, intake, numbers_in(lines)))


def _own(by: Membership, run: TableImport) -> TableImport:
    run = waiting(_tables(), run)
    if by.role not in DESK or run.uploaded_by.office_id != by.office_id:
        raise NotAllowed(_("This belongs to another office."))
    return run


def _tables() -> QuerySet[TableImport]:
    rows = TableImport.objects.select_related("intake__programme", "regency", "uploaded_by__account")
    return rows.select_related("uploaded_by__office__region")
