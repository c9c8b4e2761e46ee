"""Scores from a table: template, hand in, preview, confirm or discard; the report stays."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.talent.admission.actions.scores import cancel_scores, confirm_scores, prepare_scores
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.forms.office import ScoreTableForm
from lonto.talent.admission.models import Application, Score
from lonto.talent.admission.officer_access import OFFICER, hosted, score_tables_of
from lonto.talent.admission.tables.scores import COLUMNS, remedy_of, sentence_of
from lonto.talent.admission.views.office import trail
from lonto.talent.training.models import Intake, TableImport
from lonto.web.answering import add_refusal, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

State = TableImport.State
TONES = {State.PREVIEWED: Tone.WARN, State.DONE: Tone.GOOD}
SHOWN = 200


@acting_as(OFFICER)
@sent_once
def scores(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = hosted(by, pk)
    form = ScoreTableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            run = prepare_scores(by=by, intake=intake, file=form.cleaned_data["file"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("admission:score_table", pk=run.pk)
    context = {
        **trail(intake, _("Scores of the entrance test")),
        "intake": intake,
        "form": form,
        "columns": COLUMNS,
        "runs": [(run, _tag(run)) for run in score_tables_of(by).filter(intake=intake)[:50]],
    }
    return render(request, "admission/scores/scores.html", context)


@require_safe
@acting_as(OFFICER)
def score_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """All application numbers with the scores that are known."""
    intake = hosted(by, pk)
    headings = [column.heading for column in COLUMNS]
    name = f"nilai-{intake.code or 'gelombang'}.xlsx"
    return attachment(name, lambda file: write_xlsx(file, headings, _rows(intake), sheet="Nilai"))


@require_safe
@acting_as(OFFICER)
def score_table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    run = _run(by, pk)
    rows = run.report["rows"]
    problems = [
        {**one, "row": row["row"], "name": row["name"], "what": sentence_of(one), "to_do": remedy_of(one)}
        for row in rows
        for one in row["problems"]
    ]
    counts = run.report["counts"]
    way = trail(run.intake, run.name)
    way["trail"].insert(2, (_("Scores of the entrance test"), reverse("admission:scores", args=[run.intake_id])))
    context = {
        **way,
        "run": run,
        "tag": _tag(run),
        "is_waiting": run.state == State.PREVIEWED,
        "facts": _facts(run),
        "problems": problems[:SHOWN],
        "more": len(problems) - SHOWN,
        "changes": [row for row in rows if row["changes"]][:SHOWN],
        "good": counts["new"] + counts["changed"],
        "refused": counts["refused"],
    }
    return render(request, "admission/scores/table.html", context)


@require_POST
@sent_once
@acting_as(OFFICER)
def score_table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Write the scores."""
    run = _run(by, pk)
    takes_good_rows = "good_rows" in request.POST
    then = reverse("admission:score_table", args=[pk])
    return do(request, lambda: confirm_scores(by=by, run=run, takes_good_rows=takes_good_rows), then=then)


@require_POST
@acting_as(OFFICER)
def score_table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    run = _run(by, pk)
    return do(request, lambda: cancel_scores(by=by, run=run), then=reverse("admission:score_table", args=[pk]))


def _rows(intake: Intake) -> list[tuple[str, float | None, str]]:
    """One row for each score, and one for each application that has none."""
    known = Score.objects.filter(application__intake=intake, application__state=ApplicationState.SUBMITTED)
    pairs = known.values_list("application__number", "hundredths", "training_class__code")
    rows = [(number, hundredths / 100, code or "") for number, hundredths, code in pairs]
    missing = Application.objects.filter(intake=intake, state=ApplicationState.SUBMITTED, scores__isnull=True)
    return sorted([*rows, *((number, None, "") for number in missing.values_list("number", flat=True))], key=_by_number)


def _by_number(row: tuple[str, float | None, str]) -> tuple[str, str]:
    return row[0], row[2]


def _run(by: Membership, pk: UUID) -> TableImport:
    return get_object_or_404(score_tables_of(by), pk=pk)


def _tag(run: TableImport) -> Tag:
    return Tag(run.get_state_display(), TONES.get(State(run.state), Tone.NEUTRAL))


def _facts(run: TableImport) -> list[Fact]:
    counts: dict[str, Any] = run.report["counts"]
    return [
        Fact(_("New scores"), counts["new"]),
        Fact(_("Changed scores"), counts["changed"]),
        Fact(_("Unchanged scores"), counts["unchanged"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), run.uploaded_at, run.uploaded_by.account.name),
    ]
