"""Many figures from a table: hand in, look, confirm or discard; the report stays."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.figures.access import KEEPERS, own_series, tables_of
from lonto.regency.figures.actions import cancel_table, confirm_table, prepare_table
from lonto.regency.figures.choices import TableState
from lonto.regency.figures.forms.series import TableForm
from lonto.regency.figures.models import FigureTable
from lonto.regency.figures.tables.columns import columns_of
from lonto.regency.figures.tables.problems import remedy_of, sentence_of
from lonto.regency.figures.tables.writing import write_template
from lonto.regency.figures.views.answering import trail_of, url_of
from lonto.web.answering import answer_form, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.once import sent_once

TONES = {TableState.PREVIEWED: Tone.WARN, TableState.DONE: Tone.GOOD, TableState.CANCELLED: Tone.NEUTRAL}


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    form = TableForm(request.POST or None, request.FILES or None)

    def act() -> str:
        table = prepare_table(by=by, series=series, file=form.cleaned_data["file"])
        return reverse("figures:table", args=[table.pk])

    context = {
        "heading": _("Figures from a table"),
        "lead": series.title,
        "trail": [*trail_of(series), (_("Figures from a table"), None)],
        "series": series,
        "columns": columns_of(series),
        "cancel": url_of(series),
    }
    return answer_form(request, form, act, context, template="figures/table_new.html")


@require_safe
@acting_as(*KEEPERS)
def table_template(request: HttpRequest, by: Membership, pk: str) -> FileResponse:
    """The headings, with a row for each village where the series has one."""
    series = one(own_series(by), pk)
    return attachment("angka.xlsx", lambda target: write_template(target, series))


@require_safe
@acting_as(*KEEPERS)
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """The preview while it waits, the report afterwards."""
    table = one(tables_of(by), pk)
    rows = table.report["rows"]
    context = {
        "heading": table.name,
        "lead": table.series.title,
        "trail": [*trail_of(table.series), (table.name, None)],
        "table": table,
        "state": Tag(table.get_state_display(), TONES[TableState(table.state)]),
        "is_waiting": table.state == TableState.PREVIEWED,
        "facts": _facts(table),
        "problems": [_problem(row, problem) for row in rows for problem in row["problems"]],
        "corrections": [row for row in rows if row["kind"] == "changed"],
        "new": [row for row in rows if row["kind"] == "new"],
        "back": url_of(table.series),
    }
    return render(request, "figures/table.html", context)


@require_POST
@acting_as(*KEEPERS)
def table_confirm(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    then = reverse("figures:table", args=[table.pk])
    return do(request, lambda: confirm_table(by=by, table=table, takes_good_rows=takes_good_rows), then=then)


@require_POST
@acting_as(*KEEPERS)
def table_cancel(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    return do(request, lambda: cancel_table(by=by, table=table), then=reverse("figures:table", args=[table.pk]))


def _facts(table: FigureTable) -> list[Fact]:
    counts = table.report["counts"]
    finished = [Fact(_("Finished"), table.finished_at)] if table.finished_at else []
    return [
        Fact(_("New figures"), counts["new"]),
        Fact(_("Corrected figures"), counts["changed"]),
        Fact(_("Unchanged figures"), counts["unchanged"]),
        Fact(_("Refused rows"), counts["refused"]),
        Fact(_("Handed in"), table.uploaded_at, table.uploaded_by.account.name),
        *finished,
    ]


def _problem(row: dict[str, Any], problem: dict[str, Any]) -> dict[str, Any]:
    return {**problem, "row": row["row"], "what": sentence_of(problem), "to_do": remedy_of(problem)}
