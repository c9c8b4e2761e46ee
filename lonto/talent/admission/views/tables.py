"""Applications from a spreadsheet: template, hand in, preview, progress, report."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.tables.choices import State
from lonto.tables.preview import SHOWN, earlier, hand_in, show
from lonto.talent.admission import calendar
from lonto.talent.admission.access import intakes_for
from lonto.talent.admission.actions import tables as actions
from lonto.talent.admission.tables.columns import PERSON, columns_for
from lonto.talent.admission.tables.problems import SENTENCES
from lonto.talent.admission.tables.writing import write_template
from lonto.talent.admission.tasks import carry_out, progress_of
from lonto.talent.admission.views.paper import ROLES
from lonto.talent.training.models import TableImport
from lonto.web.answering import do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

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


@acting_as(*ROLES)
@sent_once
def tables(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The template, the file to hand in, and what was handed in before."""
    intake = one(intakes_for(by), pk)
    is_open = calendar.is_open(intake, timezone.now())
    context = {
        **_way(_("Applications from a spreadsheet")),
        "lead": str(intake),
        "closed": "" if is_open else _("This intake does not take applications now."),
        "groups": [("", columns_for(intake.max_choices))],
        "advice": _("One row for each person. The same rules hold as on the web."),
        "template": reverse("admission:table_template", args=[pk]),
        "earlier": earlier(imports_for(by).filter(intake=intake), _address),
        "cancel": reverse("admission:papers"),
    }
    return hand_in(request, lambda file: _address(actions.prepare_table(by=by, intake=intake, file=file)), context)


@require_safe
@acting_as(*ROLES)
def table_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """An empty table with the headings and one example."""
    intake = one(intakes_for(by), pk)
    first = intake.classes.order_by("code").first()
    return attachment("pendaftaran.xlsx", lambda file: write_template(file, intake, first.code if first else ""))


@require_safe
@acting_as(*ROLES)
def table(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The preview while it waits, the progress while it runs, the report afterwards."""
    run = one(imports_for(by), pk)
    context = {
        **_way(run.name),
        "lead": str(run.intake),
        "changes": [_changed(row) for row in run.report["rows"] if row["changes"]][:SHOWN],
        "failure": FAILURES.get(run.report.get("failure", ""), ""),
        "progress": progress_of(run).read(),
        "confirm": reverse("admission:table_confirm", args=[pk]),
        "cancel": reverse("admission:table_cancel", args=[pk]),
        "back": reverse("admission:papers"),
        "back_label": _("To the applications"),
    }
    return show(request, run, SENTENCES, context, "admission/tables/table.html")


@require_POST
@sent_once
@acting_as(*ROLES)
def table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Start the import."""
    run = one(imports_for(by), pk)

    def act() -> None:
        actions.confirm_table(by=by, run=run, takes_good_rows="takes_good_rows" in request.POST)
        carry_out.enqueue(str(run.pk))

    return do(request, act, _address(run))


@require_POST
@acting_as(*ROLES)
def table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw the table away."""
    run = one(imports_for(by), pk)
    return do(request, lambda: actions.cancel_table(by=by, run=run), _address(run))


@require_safe
@acting_as(*ROLES)
def table_progress(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """How far a running import is, for htmx; when it is over the whole page is asked for again."""
    run = one(imports_for(by), pk)
    if run.state != State.RUNNING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"table": run, "progress": progress_of(run).read()}
    return render(request, "admission/tables/progress.html", context)


def imports_for(by: Membership) -> QuerySet[TableImport]:
    """The tables that this office handed in."""
    rows = TableImport.objects.select_related("intake__programme", "regency", "uploaded_by__account")
    return rows.filter(kind=TableImport.Kind.APPLICATIONS, uploaded_by__office=by.office)


def _changed(row: dict[str, Any]) -> dict[str, Any]:
    """What a row changes, by the headings of the table."""
    headings = {column.key: column.heading for column in PERSON} | {"ranking": "pilihan"}
    return {**row, "changes": [headings[name] for name in row["changes"] if name in headings]}


def _address(run: TableImport) -> str:
    return reverse("admission:table", args=[run.pk])


def _way(heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "trail": [(_("Applications on paper"), reverse("admission:papers")), (heading, None)],
    }
