"""Many connections from a table: hand in, look, confirm or throw away; the report stays."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one, regency_of
from lonto.accounts.models import Membership
from lonto.lib.spreadsheet import write_xlsx
from lonto.regency.connectivity.access import KEEPERS, tables_of
from lonto.regency.connectivity.actions import cancel_table, confirm_table, prepare_table
from lonto.regency.connectivity.choices import Medium
from lonto.regency.connectivity.lists import network_tag
from lonto.regency.connectivity.models import ConnectionTable
from lonto.regency.connectivity.tables.columns import COLUMNS
from lonto.regency.connectivity.tables.problems import SENTENCES
from lonto.regions.queries import villages_of
from lonto.tables.plan import NEW
from lonto.tables.preview import Head, Section, earlier, hand_in, show
from lonto.web.answering import Trail, do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def table_new(request: HttpRequest, by: Membership) -> HttpResponse:
    heading = _("Connections from a table")
    context = {
        "heading": heading,
        "trail": _trail(heading),
        "groups": [("", COLUMNS)],
        "advice": _(
            "The newest day of a village counts; older ones join its history. Delete the rows of villages you know "
            "nothing of."
        ),
        "template": reverse("connectivity:table_template"),
        "earlier": earlier(tables_of(by), _address),
        "cancel": reverse("connectivity:list"),
    }
    return hand_in(request, lambda file: _address(prepare_table(by=by, file=file)), context)


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
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    table = one(tables_of(by), pk)
    heads = [Head(label) for label in (_("Village"), _("Of when"), _("Before"), _("Network"), _("By what"))]
    new = [_shown(row) for row in table.report["rows"] if row["kind"] == NEW]
    context = {
        "trail": _trail(table.name),
        "sections": [Section(_("New connections"), heads, new)],
        "confirm": reverse("connectivity:table_confirm", args=[table.pk]),
        "cancel": reverse("connectivity:table_cancel", args=[table.pk]),
        "back": reverse("connectivity:list"),
        "back_label": _("To the list of connections"),
    }
    return show(request, table, SENTENCES, context)


@require_POST
@acting_as(*KEEPERS)
@sent_once
def table_confirm(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    return do(request, lambda: confirm_table(by=by, table=table, takes_good_rows=takes_good_rows), _address(table))


@require_POST
@acting_as(*KEEPERS)
def table_cancel(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    table = one(tables_of(by), pk)
    return do(request, lambda: cancel_table(by=by, table=table), _address(table))


def _address(table: ConnectionTable) -> str:
    return reverse("connectivity:table", args=[table.pk])


def _trail(title: str) -> Trail:
    return [(_("Connectivity"), reverse("connectivity:list")), (title, None)]


def _shown(row: dict[str, Any]) -> tuple[object, ...]:
    """A new connection as a row of the preview."""
    return (
        row["name"],
        parse_date(row["day"]),
        network_tag(row["before"]),
        network_tag(row["network"]),
        Medium(row["medium"]).label if row["medium"] else None,
    )
