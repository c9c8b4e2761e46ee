"""Many connections from a table: hand in, look, confirm or discard; the report stays."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one, regency_of
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.regency.connectivity.access import KEEPERS, tables_of
from lonto.regency.connectivity.actions import cancel_table, confirm_table, prepare_table
from lonto.regency.connectivity.choices import Medium, TableState
from lonto.regency.connectivity.forms import TableForm
from lonto.regency.connectivity.lists import network_tag
from lonto.regency.connectivity.models import ConnectionTable
from lonto.regency.connectivity.tables.columns import COLUMNS
from lonto.regency.connectivity.tables.problems import remedy_of, sentence_of
from lonto.regions.queries import villages_of
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

TONES = {TableState.PREVIEWED: Tone.WARN, TableState.DONE: Tone.GOOD, TableState.CANCELLED: Tone.NEUTRAL}


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def table_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            table = prepare_table(by=by, file=form.cleaned_data["file"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            return redirect("connectivity:table", pk=table.pk)
    heading = _("Connections from a table")
    context = {"heading": heading, "trail": _trail(heading), "form": form, "columns": COLUMNS}
    return render(request, "connectivity/table_new.html", context)


@require_safe
@acting_as(*KEEPERS)
def table_template(request: HttpRequest, by: Membership) -> FileResponse:
    """The headings with a row for each village, whose name stands at the end for whoever fills it in."""
    headings = [column.heading for column in COLUMNS]
    villages = villages_of(regency_of(by)).order_by("pk").values_list("pk", "name")
    rows = [[code, *([None] * (len(headings) - 1)), name] for code, name in villages]
    return attachment("jaringan.xlsx", lambda target: write_xlsx(target, [*headings, "nama"], rows, sheet="Jaringan"))


@require_safe
@acting_as(*KEEPERS)
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    table = one(tables_of(by), pk)
    rows = table.report["rows"]
    context = {
        "heading": table.name,
        "trail": _trail(table.name),
        "table": table,
        "state": Tag(table.get_state_display(), TONES[TableState(table.state)]),
        "is_waiting": table.state == TableState.PREVIEWED,
        "facts": _facts(table),
        "problems": [_problem(problem) for row in rows for problem in row["problems"]],
        "new": [_new(row) for row in rows if row["kind"] == "new"],
    }
    return render(request, "connectivity/table.html", context)


@require_POST
@acting_as(*KEEPERS)
def table_confirm(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    return _do(request, table, lambda: confirm_table(by=by, table=table, takes_good_rows=takes_good_rows))


@require_POST
@acting_as(*KEEPERS)
def table_cancel(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    return _do(request, table, lambda: cancel_table(by=by, table=table))


def _do(request: HttpRequest, table: ConnectionTable, act: Callable[[], object]) -> HttpResponse:
    """Do the act of a button; a refusal is shown as a message on the page of the table."""
    try:
        act()
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    return redirect("connectivity:table", pk=table.pk)


def _trail(title: str) -> list[tuple[str, str | None]]:
    return [(_("Connectivity"), reverse("connectivity:list")), (title, None)]


def _facts(table: ConnectionTable) -> list[Fact]:
    counts = table.report["counts"]
    finished = [Fact(_("Finished"), table.finished_at)] if table.finished_at else []
    return [
        Fact(_("New connections"), counts["new"]),
        Fact(_("Known already"), counts["unchanged"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), table.uploaded_at, table.uploaded_by.account.name),
        *finished,
    ]


def _problem(problem: dict[str, Any]) -> dict[str, Any]:
    return {**problem, "what": sentence_of(problem), "to_do": remedy_of(problem)}


def _new(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "village": row["village"],
        "day": parse_date(row["day"]),
        "before": network_tag(row["before"]),
        "network": network_tag(row["network"]),
        "medium": Medium(row["medium"]).label if row["medium"] else None,
    }
