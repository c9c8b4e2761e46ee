"""Levels and evidence from a spreadsheet: prepared, looked at, confirmed or discarded."""

import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import NotAllowed, require_role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.evidence.actions import add_link
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.access import OFFICER
from lonto.regency.maturity.actions.answers import add_evidence, hand_in, save_answer
from lonto.regency.maturity.choices import TableState
from lonto.regency.maturity.models import Answer, AnswerTable, Assessment
from lonto.regency.maturity.states import ANSWERING, UNFINISHED, require_step
from lonto.regency.maturity.tables.lines import Tables, read_tables
from lonto.regency.maturity.tables.plan import CHANGED, NEW, Plan, plan_of


def prepare_table(*, by: Membership, assessment: Assessment, file: File[bytes]) -> AnswerTable:
    """Keep a file of the own agency and say what it would change; ValidationError where it cannot be read at all."""
    require_role(by, OFFICER)
    if by.office.region_id != assessment.regency_id:
        raise NotAllowed(_("This belongs to another regency."))
    content = file.read()
    tables = read_tables(io.BytesIO(content), file.name or "")
    with writing(assessment.regency) as stream:
        assessment = Assessment.objects.select_related("regency").get(pk=assessment.pk)
        _require_open(assessment, tables)
        table = AnswerTable(
            regency_id=assessment.regency_id,
            assessment=assessment,
            office=by.office,
            name=(file.name or "")[:120],
            report=plan_of(assessment, by.office, tables).report(),
            uploaded_by=by,
            uploaded_at=timezone.now(),
        )
        table.file.save(f"{table.pk}/table", ContentFile(content), save=False)
        table.save(force_insert=True)
        record(by=by, stream=stream, verb="maturity.prepare_table", saved=[table])
    return table


def confirm_table(
    *, by: Membership, table: AnswerTable, takes_good_rows: bool = False, hands_in: bool = False
) -> AnswerTable:
    """Save the answers as drafts and tie the evidence to them; with `hands_in`, what is complete is handed in.

    With refused rows only where the good ones are wanted alone. Where the answers or the evidence have changed since
    the preview so that the file would do something else, nothing is written.
    """
    with writing(table.regency):
        table = _waiting(by, table)
        plan = _planned_again(table)
        if plan.refused and not takes_good_rows:
            raise ValidationError(_("Some rows are refused. Mend them, or choose to import the good rows alone."))
        for row in plan.answers:
            if row.answer is not None and row.details is not None:
                act = hand_in if hands_in and row.is_complete else save_answer
                act(by=by, answer=row.answer, details=row.details)
        _tie(by, plan)
        _finish(by, table, TableState.DONE, "maturity.import_table")
    return table


def cancel_table(*, by: Membership, table: AnswerTable) -> AnswerTable:
    """Discard a prepared file; its report stays."""
    with writing(table.regency):
        table = _waiting(by, table)
        _finish(by, table, TableState.CANCELLED, "maturity.cancel_table")
    return table


def _tie(by: Membership, plan: Plan) -> None:
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


def _finish(by: Membership, table: AnswerTable, state: TableState, verb: str) -> None:
    """The last entry of the journal; what was imported has entries of its own before it, in the same transaction."""
    with writing(table.regency) as stream:
        table.state, table.finished_at = state, timezone.now()
        table.save(update_fields=["state", "finished_at"])
        record(by=by, stream=stream, verb=verb, saved=[table])


def _waiting(by: Membership, table: AnswerTable) -> AnswerTable:
    require_role(by, OFFICER)
    table = AnswerTable.objects.select_related("assessment__regency", "office__region", "regency").get(pk=table.pk)
    if table.office_id != by.office_id:
        raise NotAllowed(_("This table belongs to another agency."))
    if table.state != TableState.PREVIEWED:
        raise ValidationError(_("This table is not waiting any more."), code="state")
    return table


def _planned_again(table: AnswerTable) -> Plan:
    with table.file.open("rb") as file:
        tables = read_tables(file, table.name)
    _require_open(table.assessment, tables)
    plan = plan_of(table.assessment, table.office, tables)
    if plan.report()["fingerprint"] != table.report["fingerprint"]:
        raise ValidationError(
            _("Answers or evidence have changed since this preview, so nothing was imported. Hand the table in again."),
            code="stale",
        )
    return plan


def _require_open(assessment: Assessment, tables: Tables) -> None:
    """Levels are claimed in the self-assessment; evidence may follow until the result is final."""
    require_step(assessment, ANSWERING if tables.levels else UNFINISHED)
