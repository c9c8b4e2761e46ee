"""Efforts from a table: template, hand in, look, confirm or throw away; the report stays."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.rupiah import format_rupiah
from lonto.regency.maturity.schemes import scheme_named
from lonto.regency.plans import actions
from lonto.regency.plans.access import COORDINATOR, READERS, efforts_for, tables_for
from lonto.regency.plans.efforts import efforts_of
from lonto.regency.plans.models import EffortTable
from lonto.regency.plans.tables.columns import COLUMNS
from lonto.regency.plans.tables.problems import SENTENCES
from lonto.regency.plans.tables.writing import write_efforts
from lonto.regency.plans.views.answering import efforts_trail, efforts_url, official_scheme
from lonto.tables.plan import REFUSED
from lonto.tables.preview import Head, Section, earlier, hand_in, show
from lonto.web.answering import do
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@require_safe
@acting_as(COORDINATOR, *READERS)
def template(request: HttpRequest, by: Membership, key: str) -> FileResponse:
    """The table to fill in, with what is estimated already; it is the export too."""
    scheme = official_scheme(key)
    efforts = efforts_of(scheme, efforts_for(by, key))
    return attachment(f"upaya-{key}.xlsx", lambda target: write_efforts(target, efforts))


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def upload(request: HttpRequest, by: Membership, key: str) -> HttpResponse:
    """Hand a file in; nothing is written but its preview."""
    scheme = official_scheme(key)
    heading = _("Efforts from a table")
    context = {
        "heading": heading,
        "lead": scheme.title.of(get_language()),
        "trail": efforts_trail(scheme, heading),
        "groups": [("", COLUMNS)],
        "advice": _(
            "The template has a row for every rise. A row without person-days counts with the assumed effort; a rise "
            "that the table does not name keeps what it has."
        ),
        "template": reverse("plans:effort_template", args=[key]),
        "earlier": earlier(tables_for(by).filter(scheme_key=key), _address),
        "cancel": efforts_url(key),
    }
    return hand_in(request, lambda file: _address(actions.prepare_efforts(by=by, scheme=scheme, file=file)), context)


@require_safe
@acting_as(COORDINATOR)
def table_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    table = one(tables_for(by), pk)
    scheme = scheme_named(table.scheme_key)
    changes = [_change(row) for row in table.report["rows"] if row["kind"] != REFUSED]
    numbers = [Head(label, is_numeric=True) for label in (_("Before"), _("Person-days"), _("Rupiah"))]
    heads = [Head(_("Rise")), *numbers, Head(_("Note"))]
    context = {
        "lead": scheme.title.of(get_language()),
        "trail": efforts_trail(scheme, table.name),
        "sections": [Section(_("Rises that are estimated anew"), heads, changes)],
        "confirm": reverse("plans:effort_table_confirm", args=[pk]),
        "cancel": reverse("plans:effort_table_cancel", args=[pk]),
        "back": efforts_url(scheme.key),
        "back_label": _("To what rises take"),
    }
    return show(request, table, SENTENCES, context)


@require_POST
@acting_as(COORDINATOR)
@sent_once
def table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Write what was looked at."""
    table = one(tables_for(by), pk)
    takes_good_rows = "takes_good_rows" in request.POST
    act = actions.confirm_efforts
    return do(request, lambda: act(by=by, table=table, takes_good_rows=takes_good_rows), _address(table))


@require_POST
@acting_as(COORDINATOR)
def table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw away what was looked at."""
    table = one(tables_for(by), pk)
    return do(request, lambda: actions.cancel_efforts(by=by, table=table), _address(table))


def _change(row: dict[str, Any]) -> tuple[object, ...]:
    before, after = row["before"], row["after"]
    assumed = _("%(days)s (assumed)")
    was = assumed % before if before["is_assumed"] else f"{before['days']}, {format_rupiah(before['cost'])}"
    days = _("assumed") if after["days"] is None else after["days"]
    note = [_("cannot come")] if after["is_frozen"] else []
    return row["name"], was, days, format_rupiah(after["cost"]), ", ".join(filter(None, [*note, after["note"]]))


def _address(table: EffortTable) -> str:
    return reverse("plans:effort_table", args=[table.pk])
