"""Many figures from a table: hand in, look, confirm or throw away; the report stays."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.figures.access import KEEPERS, own_series, tables_of
from lonto.regency.figures.actions import cancel_table, confirm_table, prepare_table
from lonto.regency.figures.models import FigureTable
from lonto.regency.figures.tables.columns import columns_of
from lonto.regency.figures.tables.problems import SENTENCES
from lonto.regency.figures.tables.writing import write_template
from lonto.regency.figures.views.answering import trail_of, url_of
from lonto.tables.preview import Head, Section, earlier, hand_in, show
from lonto.web.answering import do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    series = one(own_series(by), pk)
    heading = _("Figures from a table")
    context = {
        "heading": heading,
        "lead": series.title,
        "trail": [*trail_of(series), (heading, None)],
        "groups": [("", columns_of(series))],
        "advice": _(
            "A row of a day that is reported already corrects that figure; the old one stays visible. Rows without a "
            "number are refused; delete them."
        ),
        "template": reverse("figures:table_template", args=[series.pk]),
        "earlier": earlier(tables_of(by).filter(series=series), _address),
        "cancel": url_of(series),
    }
    return hand_in(request, lambda file: _address(prepare_table(by=by, series=series, file=file)), context)


@require_safe
@acting_as(*KEEPERS)
def table_template(request: HttpRequest, by: Membership, pk: str) -> FileResponse:
    """The headings, with a row for each village where the series has one."""
    series = one(own_series(by), pk)
    return attachment("angka.xlsx", lambda target: write_template(target, series))


@require_safe
@acting_as(*KEEPERS)
def table_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    table = one(tables_of(by), pk)
    context = {
        "lead": table.series.title,
        "trail": [*trail_of(table.series), (table.name, None)],
        "sections": _sections(table),
        "confirm": reverse("figures:table_confirm", args=[table.pk]),
        "cancel": reverse("figures:table_cancel", args=[table.pk]),
        "back": url_of(table.series),
        "back_label": _("To the series"),
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


def _sections(table: FigureTable) -> list[Section]:
    rows = table.report["rows"]
    region, day = Head(_("Region")), Head(_("Of when"))
    before, afterwards = Head(_("Before"), is_numeric=True), Head(_("Afterwards"), is_numeric=True)
    corrected = [(row["name"], parse_date(row["day"]), row["old"], row["value"]) for row in rows if row["old"]]
    new = [(row["name"], parse_date(row["day"]), row["value"]) for row in rows if row["kind"] == "new"]
    return [
        Section(_("Corrected figures"), [region, day, before, afterwards], corrected),
        Section(_("New figures"), [region, day, Head(_("Number"), is_numeric=True)], new),
    ]


def _address(table: FigureTable) -> str:
    return reverse("figures:table", args=[table.pk])
