"""Many classes from a table: hand in, look, confirm or discard; the report stays."""

import io
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, imports_of, intakes_of, own_intakes
from lonto.talent.training.actions import cancel_import, confirm_import, prepare_import
from lonto.talent.training.forms.classes import TableForm
from lonto.talent.training.models import TableImport
from lonto.talent.training.queries import classes_of
from lonto.talent.training.tables.columns import COLUMNS
from lonto.talent.training.tables.problems import remedy_of, sentence_of
from lonto.talent.training.tables.writing import write_classes
from lonto.talent.training.views.answering import answer_form, trail_of
from lonto.web.answering import do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.once import sent_once

STATES = {
    TableImport.State.PREVIEWED: Tone.WARN,
    TableImport.State.DONE: Tone.GOOD,
    TableImport.State.CANCELLED: Tone.NEUTRAL,
}


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    intake = one(own_intakes(by), pk)
    form = TableForm(request.POST or None, request.FILES or None)

    def act() -> str:
        run = prepare_import(by=by, intake=intake, file=form.cleaned_data["file"])
        return reverse("training:table", args=[run.pk])

    context = {
        "heading": _("Classes from a table"),
        "lead": str(intake),
        "trail": [*trail_of(intake), (_("Classes from a table"), None)],
        "intake": intake,
        "columns": COLUMNS,
        "cancel": reverse("training:classes", args=[intake.pk]),
    }
    return answer_form(request, form, act, context, template="training/table_new.html")


@require_safe
@acting_as(OFFICER)
def table_template(request: HttpRequest, by: Membership, pk: str) -> FileResponse:
    """The headings with the classes that the intake has; changed and handed in again, it changes these."""
    intake = one(intakes_of(by), pk)
    file = io.BytesIO()
    write_classes(file, classes_of(intake).order_by("code"))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"kelas-{intake.code or 'baru'}.xlsx")


@require_safe
@acting_as(OFFICER)
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    run = one(imports_of(by), pk)
    rows = run.report["rows"]
    context = {
        "heading": run.name,
        "lead": str(run.intake),
        "trail": [*trail_of(run.intake), (run.name, None)],
        "run": run,
        "state": Tag(run.get_state_display(), STATES.get(TableImport.State(run.state), Tone.NEUTRAL)),
        "is_waiting": run.state == TableImport.State.PREVIEWED,
        "facts": _facts(run),
        "problems": [_problem(row, problem) for row in rows for problem in row["problems"]],
        "changes": [{**change, "row": row["row"], "code": row["code"]} for row in rows for change in row["changes"]],
        "new": [row for row in rows if row["kind"] == "new"],
    }
    return render(request, "training/table.html", context)


@require_POST
@acting_as(OFFICER)
def table_confirm(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    run = one(imports_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    then = reverse("training:table", args=[run.pk])
    return do(request, lambda: confirm_import(by=by, run=run, takes_good_rows=takes_good_rows), then=then)


@require_POST
@acting_as(OFFICER)
def table_cancel(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    run = one(imports_of(by), pk)
    return do(request, lambda: cancel_import(by=by, run=run), then=reverse("training:table", args=[run.pk]))


def _facts(run: TableImport) -> list[Fact]:
    counts = run.report["counts"]
    finished = [Fact(_("Finished"), run.finished_at)] if run.finished_at else []
    return [
        Fact(_("New classes"), counts["new"]),
        Fact(_("Changed classes"), counts["changed"]),
        Fact(_("Unchanged classes"), counts["unchanged"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), run.uploaded_at, run.uploaded_by.account.name),
        *finished,
    ]


def _problem(row: dict[str, Any], problem: dict[str, Any]) -> dict[str, Any]:
    return {**problem, "row": row["row"], "what": sentence_of(problem), "to_do": remedy_of(problem)}
