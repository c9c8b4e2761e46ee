"""Importing a file: hand it in, look at what would happen, confirm, watch, read the report."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.village.residents.access import WRITERS, import_for, imports_for
from lonto.village.residents.actions import carrying_out
from lonto.village.residents.actions import imports as actions
from lonto.village.residents.actions.looks import look_through
from lonto.village.residents.choices import ImportState, RowKind
from lonto.village.residents.forms import UploadForm
from lonto.village.residents.importing.problems import Problem
from lonto.village.residents.models import ImportRow, ResidentImport
from lonto.village.residents.showing import changes_html, kind_tag, problems_html, problems_of, problems_text, state_tag
from lonto.village.residents.states import may_move
from lonto.village.residents.tasks import progress_of
from lonto.village.residents.texts import FILES, words_for, words_for_file
from lonto.village.residents.views.listing import trail
from lonto.web.cells import as_text
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once
from lonto.web.progress import State

SHOWN = 10
FAILURES = {
    carrying_out.REGISTER_MOVED: gettext_lazy(
        "Meanwhile somebody changed the register, so this file would now do something else. Nothing was written. "
        "Look at the new preview and confirm again."
    ),
    carrying_out.NUMBER_TAKEN: gettext_lazy(
        "Meanwhile another village registered one of these numbers. Nothing was written. "
        "Make the preview again; it says which row it is."
    ),
    carrying_out.BROKEN: gettext_lazy(
        "The import broke off because of a fault in the program. Nothing was written. Try again; if it breaks again, "
        "tell the regency's administrator the name of this file."
    ),
}

IMPORTS = ListPage(
    name="imports",
    columns=[
        Column("file", gettext_lazy("File"), lambda run: run.file_name, link=lambda run: run.get_absolute_url()),
        Column("at", gettext_lazy("Handed in"), lambda run: run.prepared_at, "prepared_at"),
        Column("by", gettext_lazy("By"), lambda run: run.prepared_by.account.name if run.prepared_by else None),
        Column("state", gettext_lazy("State"), state_tag, "state"),
        Column("new", gettext_lazy("New"), lambda run: run.new, is_numeric=True),
        Column("changed", gettext_lazy("Changed"), lambda run: run.changed, is_numeric=True),
        Column("refused", gettext_lazy("Refused"), lambda run: run.refused, is_numeric=True),
    ],
    default_sort="-at",
    counted=ngettext_lazy("%(shown)s file", "%(shown)s files", "count"),
    empty=Empty(
        gettext_lazy("No file yet"),
        gettext_lazy("Each file that is handed in stays here with its report."),
        "residents:upload",
        gettext_lazy("Import residents"),
    ),
    template="residents/imports.html",
    is_exportable=False,
)

ROWS = ListPage(
    name="import-rows",
    columns=[
        Column("row", gettext_lazy("Row"), lambda row: row.number, "number", is_numeric=True),
        Column("name", gettext_lazy("Name"), lambda row: row.name, "name", link=lambda row: _profile_of(row)),
        Column("kind", gettext_lazy("Result"), kind_tag, "kind"),
        Column(
            "problems",
            gettext_lazy("What is the matter and what to do"),
            lambda row: problems_html(problems_of(row)),
            export=lambda row: problems_text(problems_of(row)),
        ),
        Column("changes", gettext_lazy("Changes"), lambda row: changes_html(row.changes)),
    ],
    filters=[
        Filter(
            "kind",
            gettext_lazy("Result"),
            [
                (RowKind.REFUSED, gettext_lazy("Refused")),
                ("warned", gettext_lazy("With warnings")),
                (RowKind.CHANGED, gettext_lazy("Changed")),
                (RowKind.MERGED, gettext_lazy("Same person, now with NIK")),
            ],
            lambda rows, kind: rows.filter(has_warnings=True) if kind == "warned" else rows.filter(kind=kind),
        )
    ],
    search=lambda rows, words: rows.filter(name__icontains=words),
    search_label=gettext_lazy("Name in the file"),
    default_sort="row",
    empty=Empty(gettext_lazy("Nothing to report"), gettext_lazy("No row is refused, warned about or changed.")),
    on_export=lambda request, rows: look_through(by=request.membership, what="export"),  # type: ignore[attr-defined]
)


@acting_as(*WRITERS)
@require_safe
def imports(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """All files that were handed in."""
    runs = imports_for(by).select_related("prepared_by__account")
    return IMPORTS.respond(request, runs, {"heading": _("Imports"), "trail": trail()})


@sent_once
@acting_as(*WRITERS)
def upload(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Hand in a file; nothing is written before the next page is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.prepare_import(by=by, file=file, name=file.name)
        except tuple(FILES) as error:
            form.add_error("file", str(words_for_file(error)))
        else:
            return redirect(run)
    context = {"heading": _("Import residents"), "form": form, "trail": trail((_("Imports"), None))}
    return render(request, "residents/upload.html", context)


@acting_as(*WRITERS)
@require_safe
def import_page(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """The preview, the progress or the report, as far as the import is."""
    run = import_for(by, pk)
    pages = {
        ImportState.CONFIRMED: ("residents/import_running.html", _("The import is running")),
        ImportState.DONE: ("residents/import_done.html", _("Report of the import")),
        ImportState.DISCARDED: ("residents/import_discarded.html", _("Discarded import")),
    }
    usual = ("residents/import_preview.html", _("What this file would change"))
    template, heading = pages.get(ImportState(run.state), usual)
    context = {"heading": heading, "run": run, **_context(run), "trail": trail((_("Imports"), _imports_url()))}
    return render(request, template, context)


@acting_as(*WRITERS)
@require_safe
def progress(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """How far a running import is, for htmx; when it is over the whole page is asked for again."""
    run = import_for(by, pk)
    if run.state != ImportState.CONFIRMED:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "residents/import_progress.html", {"run": run, "state": _state(run)})


@acting_as(*WRITERS)
@require_safe
def import_rows(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Every row of which there is something to say."""
    run = import_for(by, pk)
    rows = run.rows.select_related("resident")
    way = trail((_("Imports"), _imports_url()), (run.file_name, run.get_absolute_url()))
    return ROWS.respond(request, rows, {"heading": _("Rows of the file"), "trail": way})


@require_POST
@sent_once
@acting_as(*WRITERS)
def recheck(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Make the preview again, with the choices of the form."""
    run = import_for(by, pk)
    if may_move(run, ImportState.PREPARED):
        apart = [int(number) for number in request.POST.getlist("apart") if number.isascii() and number.isdigit()]
        actions.recheck_import(by=by, run=run, clears_blanks="clears_blanks" in request.POST, kept_apart=apart)
        messages.success(request, _("The preview is made again."))
    return redirect(run)


@require_POST
@sent_once
@acting_as(*WRITERS)
def confirm(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Start the import; somebody who comes too late sees what became of it."""
    run = import_for(by, pk)
    if may_move(run, ImportState.CONFIRMED):
        actions.confirm_import(by=by, run=run, takes_good_rows="good_rows" in request.POST)
    return redirect(run)


@require_POST
@sent_once
@acting_as(*WRITERS)
def restart(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Ask once more for an import that does not move."""
    run = import_for(by, pk)
    actions.restart_import(by=by, run=run)
    messages.success(request, _("The import is started again."))
    return redirect(run)


@require_POST
@sent_once
@acting_as(*WRITERS)
def discard(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """Throw the file away."""
    run = import_for(by, pk)
    if not may_move(run, ImportState.DISCARDED):
        return redirect(run)
    actions.discard_import(by=by, run=run)
    messages.success(request, _("The file is thrown away. The register is as it was."))
    return redirect("residents:imports")


@require_POST
@acting_as(*WRITERS)
def import_file(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """The file as it was handed in; taking it along is a look at all of it."""
    run = import_for(by, pk)
    if not run.file:
        return redirect(run)
    look_through(by=by, what="export")
    return FileResponse(run.file.open("rb"), as_attachment=True, filename=run.file_name)


def _context(run: ResidentImport) -> dict[str, Any]:
    rows = run.rows.select_related("resident")
    return {
        "state": _state(run),
        "tag": state_tag(run),
        "failure": FAILURES.get(run.failure.get("code", ""), ""),
        "notes": [words_for(Problem.from_json(note)) for note in run.notes],
        "refused": _shown(rows.filter(kind=RowKind.REFUSED)),
        "warned": _shown(rows.filter(has_warnings=True).exclude(kind=RowKind.MERGED)),
        "changed": _shown(rows.filter(kind=RowKind.CHANGED)),
        "merged": _shown(rows.filter(kind=RowKind.MERGED), limit=None),
        "good": run.new + run.changed,
        "counts": _counts(run),
    }


def _counts(run: ResidentImport) -> list[tuple[str, str, str]]:
    """(label, number, what it means)."""
    return [
        (_("New"), as_text(run.new), _("people whom the register does not know yet")),
        (_("Changed"), as_text(run.changed), _("people of whom the file knows something else")),
        (_("Unchanged"), as_text(run.unchanged), _("people of whom it says the same")),
        (_("Refused"), as_text(run.refused), _("rows with a mistake; they are listed below")),
        (_("With warnings"), as_text(run.warned), _("rows that are taken but should be looked at")),
    ]


def _shown(rows: Any, limit: int | None = SHOWN) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "link": _profile_of(row),
            "problems": problems_html(problems_of(row)),
            "changes": changes_html(row.changes),
        }
        for row in rows.order_by("number")[:limit]
    ]


def _profile_of(row: ImportRow) -> str | None:
    return row.resident.get_absolute_url() if row.resident else None


def _state(run: ResidentImport) -> State:
    return progress_of(run).read() or State(0, 0)


def _imports_url() -> str:
    return reverse("residents:imports")
