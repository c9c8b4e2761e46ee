"""Levels and evidence from a spreadsheet: prepared, looked at, confirmed or discarded."""

from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.evidence.actions import add_link
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.access import OFFICER
from lonto.regency.maturity.actions.answers import add_evidence, hand_in, save_answer
from lonto.regency.maturity.models import Answer, AnswerTable, Assessment
from lonto.regency.maturity.states import ANSWERING, UNFINISHED, require_step
from lonto.regency.maturity.tables.lines import read_tables
from lonto.regency.maturity.tables.plan import AnswerPlan, plan_of
from lonto.tables.actions import agreed_plan, discard, finish, keep, waiting
from lonto.tables.choices import State
from lonto.tables.plan import CHANGED, NEW


def prepare_table(*, by: Membership, assessment: Assessment, file: File[bytes]) -> AnswerTable:
    """Keep a file of the own agency and say what it would change; ValidationError where it cannot be read at all."""
    require_role(by, OFFICER)
    if by.office.region_id != assessment.regency_id:
        raise NotAllowed(_("This belongs to another regency."))
    plan = _plan(assessment, by.office, file)
    table = AnswerTable(regency=assessment.regency, assessment=assessment, office=by.office)
    return keep(table, plan, file, by=by, verb="maturity.prepare_table")


def confirm_table(
    *, by: Membership, table: AnswerTable, takes_good_rows: bool = False, hands_in: bool = False
) -> AnswerTable:
    """Save the answers as drafts and tie the evidence to them; with `hands_in`, what is complete is handed in.

    With refused rows only where the good ones are wanted alone. Where the answers or the evidence have changed since
    the preview so that the file would do something else, nothing is written.
    """
    with writing(table.regency):
        table = _own(by, table)
        plan = agreed_plan(table, lambda: _plan(table.assessment, table.office, table), takes_good_rows=takes_good_rows)
        for row in plan.answers:
            if row.answer is not None and row.details is not None:
                act = hand_in if hands_in and row.is_complete else save_answer
                act(by=by, answer=row.answer, details=row.details)
        _tie(by, plan)
        with writing(table.regency) as stream:  # after the entries of what was imported, in the same transaction
            finish(table, State.DONE)
            record(by=by, stream=stream, verb="maturity.import_table", saved=[table])
    return table


def cancel_table(*, by: Membership, table: AnswerTable) -> AnswerTable:
    """Throw a waiting table away; its report stays."""
    return discard(_tables(), _own(by, table), by=by, verb="maturity.cancel_table")


def _tie(by: Membership, plan: AnswerPlan) -> None:
    """Add what is new once, and let each answer stand on its pieces."""
    made: dict[str, Evidence] = {}
    wanted: dict[Answer, list[Evidence]] = {}
    for row in plan.evidence:
        if row.kind not in (NEW, CHANGED):
            continue
        key, known = row.reading.key, row.reading.evidence
        if key not in made:
            made[key] = known or add_link(by=by, url=row.reading.url, details=row.details())
        for answer in row.answers:
            wanted.setdefault(answer, []).append(made[key])
    for answer, evidence in wanted.items():
        add_evidence(by=by, answer=answer, evidence=evidence)


def _own(by: Membership, table: AnswerTable) -> AnswerTable:
    require_role(by, OFFICER)
    table = waiting(_tables(), table)
    if table.office_id != by.office_id:
        raise NotAllowed(_("This table belongs to another agency."))
    return table


def _plan(assessment: Assessment, office: Office, source: File[bytes] | AnswerTable) -> AnswerPlan:
    """Levels are claimed in the self-assessment; evidence may follow until the result is final."""
    tables = read_tables(source)
    require_step(assessment, ANSWERING if tables.levels else UNFINISHED)
    return plan_of(assessment, office, tables)


def _tables() -> QuerySet[AnswerTable]:
    return AnswerTable.objects.select_related("assessment__regency", "office__region", "regency")
