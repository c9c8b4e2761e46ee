"""Many answers from a table: hand in, look, confirm or discard; the report stays."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import OFFICER, assessments_for, tables_for
from lonto.regency.maturity.choices import TableState
from lonto.regency.maturity.forms.tables import TableForm
from lonto.regency.maturity.models import AnswerTable, Assessment
from lonto.regency.maturity.tables.columns import EVIDENCE, LEVELS
from lonto.regency.maturity.tables.problems import remedy_of, sentence_of
from lonto.regency.maturity.tables.writing import write_template
from lonto.regency.maturity.views.answering import address_of, trail_of
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

TONES = {TableState.PREVIEWED: Tone.WARN, TableState.DONE: Tone.GOOD, TableState.CANCELLED: Tone.NEUTRAL}


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Hand a file in; nothing is written but its preview."""
    found = one(assessments_for(by).select_related("regency"), pk)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            table = actions.prepare_table(by=by, assessment=found, file=form.cleaned_data["file"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("maturity:table", pk=table.pk)
    heading = _("Answers from a table")
    context = {
        "heading": heading,
        "lead": found.scheme.title.of(request.LANGUAGE_CODE),
        "trail": trail_of(found, (heading, None)),
        "assessment": found,
        "form": form,
        "tables": [(_("Levels"), "Tingkat", LEVELS), (_("Evidence"), "Bukti", EVIDENCE)],
        "earlier": tables_for(by).filter(assessment=found).select_related("uploaded_by__account")[:5],
        "cancel": address_of(found),
    }
    return render(request, "maturity/table_new.html", context)


@require_safe
@acting_as(OFFICER)
def table_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The agency's indicators with what they have so far."""
    found = one(assessments_for(by), pk)
    return attachment(_template_name(found), lambda target: write_template(target, found, by.office))


@require_safe
@acting_as(OFFICER)
def table_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    table = one(tables_for(by).select_related("assessment", "uploaded_by__account"), pk)
    rows = [*table.report["answers"], *table.report["evidence"]]
    answers = [row for row in table.report["answers"] if row["kind"] != "refused"]
    names = {str(one.number): one.name.of(request.LANGUAGE_CODE) for one in table.assessment.scheme.indicators}
    context = {
        "heading": _("Table %(name)s") % {"name": table.name},
        "lead": str(table.assessment),
        "trail": trail_of(table.assessment, (table.name, None)),
        "table": table,
        "state": Tag(table.get_state_display(), TONES[TableState(table.state)]),
        "is_waiting": table.state == TableState.PREVIEWED,
        "facts": _facts(table),
        "problems": [_problem(problem) for row in rows for problem in row["problems"]],
        "changes": [
            {**change, "indicator": f"{row['number']}. {names[str(row['number'])]}"}
            for row in answers
            for change in row["changes"]
        ],
        "complete": [row["number"] for row in answers if row["is_complete"]],
        "evidence": [row for row in table.report["evidence"] if row["kind"] != "refused"],
        "back": reverse("maturity:indicators", args=[table.assessment_id]),
    }
    return render(request, "maturity/table.html", context)


@require_POST
@acting_as(OFFICER)
def table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Import what was looked at."""
    table = one(tables_for(by).select_related("regency"), pk)
    chosen = {name: name in request.POST for name in ("takes_good_rows", "hands_in")}
    then = reverse("maturity:table", args=[pk])
    return do(request, lambda: actions.confirm_table(by=by, table=table, **chosen), then)


@require_POST
@acting_as(OFFICER)
def table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Discard what was looked at."""
    table = one(tables_for(by).select_related("regency"), pk)
    return do(request, lambda: actions.cancel_table(by=by, table=table), reverse("maturity:table", args=[pk]))


def _facts(table: AnswerTable) -> list[Fact]:
    answers, evidence = table.report["counts"]["answers"], table.report["counts"]["evidence"]
    finished = [Fact(_("Finished"), table.finished_at)] if table.finished_at else []
    return [
        Fact(_("Indicators that change"), answers["new"] + answers["changed"]),
        Fact(_("Indicators that stay"), answers["unchanged"]),
        Fact(_("New evidence"), evidence["new"]),
        Fact(_("Known evidence, newly used"), evidence["changed"]),
        Fact(_("Evidence that is there already"), evidence["unchanged"]),
        Fact(_("Refused rows"), answers["refused"] + evidence["refused"]),
        Fact(_("Handed in"), table.uploaded_at, table.uploaded_by.account.name),
        *finished,
    ]


def _problem(problem: dict[str, Any]) -> dict[str, Any]:
    return {**problem, "what": sentence_of(problem), "to_do": remedy_of(problem)}


def _template_name(found: Assessment) -> str:
    return f"jawaban-{found.scheme_key}-{found.year}.xlsx"
