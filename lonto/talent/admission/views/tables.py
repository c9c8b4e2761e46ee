"""Applications from a spreadsheet: template, hand in, preview, progress, report."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.talent.admission import calendar
from lonto.talent.admission.access import intakes_for
from lonto.talent.admission.actions import tables as actions
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.tables.columns import PERSON, columns_for
from lonto.talent.admission.tables.problems import remedy_of, sentence_of
from lonto.talent.admission.tables.writing import write_problems, write_template
from lonto.talent.admission.tasks import carry_out, progress_of
from lonto.talent.admission.views.paper import ROLES
from lonto.talent.training.models import TableImport
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.forms import FormManner
from lonto.web.once import sent_once
from lonto.web.progress import State as Progressed

SHOWN = 100
State = TableImport.State
TONES = {State.PREVIEWED: Tone.WARN, State.RUNNING: Tone.INFO, State.DONE: Tone.GOOD, State.FAILED: Tone.BAD}
FAILURES = {
    "closed": lazy("The deadline passed before the table was carried out. Nothing was written."),
    "not_open": lazy("The intake does not take applications any more. Nothing was written."),
    actions.MOVED: lazy(
        "Meanwhile somebody changed one of these applications or the classes, so the table would now do something "
        "else. Nothing was written. Hand it in again and look at the new preview."
    ),
    actions.TAKEN: lazy("Meanwhile one of these NIK was registered elsewhere. Nothing was written. Hand it in again."),
    actions.BROKEN: lazy(
        "The import broke off because of a fault in the program. Nothing was written. Tell the administrator."
    ),
}


class TableForm(FormManner, forms.Form):
    """The file."""

    file = forms.FileField(
        label=lazy("Spreadsheet"),
        help_text=lazy("An .xlsx, .xls, .ods or .csv file with the columns of the template."),
        error_messages={"empty": lazy("This file is empty. Choose it again.")},
    )


@acting_as(*ROLES)
@sent_once
def tables(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = get_object_or_404(intakes_for(by), pk=pk)
    form = TableForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            run = actions.prepare_table(by=by, intake=intake, file=form.cleaned_data["file"])
        except Refused as refused:
            form.add_error("file", refused)
        else:
            return redirect("admission:table", pk=run.pk)
    context = _context(_("Applications from a spreadsheet")) | {
        "intake": intake,
        "form": form,
        "columns": columns_for(intake.max_choices),
        "is_open": calendar.is_open(intake, timezone.now()),
        "runs": [(run, _tag(run)) for run in imports_for(by).filter(intake=intake)[:50]],
    }
    return render(request, "admission/tables/tables.html", context)


@require_safe
@acting_as(*ROLES)
def table_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """An empty table with the headings and one example."""
    intake = get_object_or_404(intakes_for(by), pk=pk)
    first = intake.classes.order_by("code").first()
    return attachment("pendaftaran.xlsx", lambda file: write_template(file, intake, first.code if first else ""))


@require_safe
@acting_as(*ROLES)
def table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The preview while it waits, the progress while it runs, the report afterwards."""
    run = _run(by, pk)
    problems = [
        {**one, "row": row["row"], "name": row["name"], "what": sentence_of(one), "to_do": remedy_of(one)}
        for row in run.report["rows"]
        for one in row["problems"]
    ]
    counts = run.report["counts"]
    context = _context(run.name) | {
        "run": run,
        "tag": _tag(run),
        "facts": _facts(run),
        "problems": problems[:SHOWN],
        "more": len(problems) - SHOWN,
        "left_out": run.report["left_out"],
        "changes": [_changed(row) for row in run.report["rows"] if row["changes"]][:SHOWN],
        "good": counts["new"] + counts["changed"],
        "refused": counts["refused"],
        "failure": FAILURES.get(run.report.get("failure", ""), ""),
        "progress": progress_of(run).read() or Progressed(0, 0),
    }
    return render(request, "admission/tables/table.html", context)


@require_POST
@sent_once
@acting_as(*ROLES)
def table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Start the import."""
    try:
        run = actions.confirm_table(by=by, run=_run(by, pk), takes_good_rows="good_rows" in request.POST)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    else:
        carry_out.enqueue(str(run.pk))
    return redirect("admission:table", pk=pk)


@require_POST
@acting_as(*ROLES)
def table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    try:
        actions.cancel_table(by=by, run=_run(by, pk))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("admission:table", pk=pk)


@require_safe
@acting_as(*ROLES)
def table_progress(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """How far a running import is, for htmx; when it is over the whole page is asked for again."""
    run = _run(by, pk)
    if run.state != State.RUNNING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"run": run, "progress": progress_of(run).read() or Progressed(0, 0)}
    return render(request, "admission/tables/progress.html", context)


@require_safe
@acting_as(*ROLES)
def table_problems(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The refused rows as a spreadsheet, to mend them beside it."""
    run = _run(by, pk)
    return attachment("baris-ditolak.xlsx", lambda file: write_problems(file, run.report))


def imports_for(by: Membership) -> QuerySet[TableImport]:
    """The tables that this office handed in."""
    rows = TableImport.objects.select_related("intake__programme", "regency", "uploaded_by__account")
    return rows.filter(kind=TableImport.Kind.APPLICATIONS, uploaded_by__office=by.office)


def _run(by: Membership, pk: UUID) -> TableImport:
    return get_object_or_404(imports_for(by), pk=pk)


def _tag(run: TableImport) -> Tag:
    return Tag(run.get_state_display(), TONES.get(State(run.state), Tone.NEUTRAL))


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """What a row changes, by the headings of the table."""
    headings = {column.key: column.heading for column in PERSON} | {"ranking": "pilihan"}
    return {**row, "changes": [headings[name] for name in row["changes"] if name in headings]}


def _facts(run: TableImport) -> list[Fact]:
    counts = run.report["counts"]
    return [
        Fact(_("New applications"), counts["new"]),
        Fact(_("Changed applications"), counts["changed"]),
        Fact(_("Unchanged applications"), counts["unchanged"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), run.uploaded_at, run.uploaded_by.account.name),
    ]


def _context(heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "trail": [(_("Applications on paper"), reverse("admission:papers")), (heading, None)],
    }
