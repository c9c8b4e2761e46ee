"""Absent people from a spreadsheet of application numbers: handed in, looked at, recorded or discarded."""

import datetime as dt
from dataclasses import dataclass

from django.core.files.base import File
from django.db.models import QuerySet

from lonto.accounts.models import Membership
from lonto.journal.actions import writing
from lonto.tables.actions import agreed_plan, discard, finish, keep, lines_in, waiting
from lonto.tables.choices import State
from lonto.talent.admission.actions.sanctions import Decision, give_sanctions
from lonto.talent.admission.choices import SanctionGround
from lonto.talent.admission.models import Sanction
from lonto.talent.admission.officer_access import require_officer
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.tables.absent import COLUMNS, AbsentPlan, plan_absent
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake, TableImport


@dataclass(frozen=True)
class Judgement:
    """What an officer decides about everybody in a table."""

    ground: SanctionGround
    until: dt.date
    note: str = ""


def prepare_absent(*, by: Membership, intake: Intake, file: File[bytes]) -> TableImport:
    """Keep a table of absent people and say what it names; ValidationError where it cannot be read at all."""
    require_officer(by, intake.regency_id)
    if intake.state != IntakeState.PUBLISHED:
        raise Refused("state")
    plan = plan_absent(intake, lines_in(file, COLUMNS))
    table = TableImport(regency=intake.regency, intake=intake, kind=TableImport.Kind.ABSENT)
    return keep(table, plan, file, by=by, verb="admission.upload_absent")


def confirm_absent(
    *, by: Membership, run: TableImport, judgement: Judgement, takes_good_rows: bool = False
) -> list[Sanction]:
    """Record that everybody in the table was absent; with refused rows only where the good ones are wanted alone.

    Where seats have changed since the preview so that the table would name other people, nothing is recorded.
    """
    require_officer(by, run.regency_id)
    with writing(run.regency) as stream:
        run = waiting(_tables(), run)
        plan = agreed_plan(run, lambda: absent_in(run), takes_good_rows=takes_good_rows)
        finish(run, State.DONE)
        people = [offer.application for offer in plan.offers]
        decision = Decision(people, judgement.ground, judgement.until, judgement.note)
        return give_sanctions(by=by, stream=stream, intake=run.intake, decision=decision, saved=[run])


def cancel_absent(*, by: Membership, run: TableImport) -> TableImport:
    """Throw a waiting table away; its report stays."""
    require_officer(by, run.regency_id)
    return discard(_tables(), run, by=by, verb="admission.cancel_absent")


def absent_in(run: TableImport) -> AbsentPlan:
    """Whom a waiting table names as things stand now."""
    return plan_absent(run.intake, lines_in(run, COLUMNS))


def _tables() -> QuerySet[TableImport]:
    return TableImport.objects.select_related("intake__programme", "intake__regency", "regency")
