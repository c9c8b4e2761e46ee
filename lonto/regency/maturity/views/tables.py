"""Many answers from a table: hand in, look, confirm or discard; the report stays."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import OFFICER, assessments_for, tables_for
from lonto.regency.maturity.models import AnswerTable, Assessment
from lonto.regency.maturity.tables.columns import EVIDENCE, LEVELS
from lonto.regency.maturity.tables.problems import SENTENCES
from lonto.regency.maturity.tables.writing import EVIDENCE_SHEET, LEVEL_SHEET, write_template
from lonto.regency.maturity.views.answering import address_of, trail_of
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED
from lonto.tables.preview import Head, Section, earlier, hand_in, handed_in, show
from lonto.web.answering import do
from lonto.web.answers import Fact
from lonto.web.downloads import attachment
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(OFFICER)
@sent_once
def table_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Hand a file in; nothing is written but its preview."""
    found = one(assessments_for(by).select_related("regency"), pk)
    heading = _("Answers from a table")
    context = {
        "heading": heading,
        "lead": found.scheme.title.of(request.LANGUAGE_CODE),
        "trail": trail_of(found, (heading, None)),
        "groups": [
            (_("Levels, sheet %(sheet)s") % {"sheet": LEVEL_SHEET}, LEVELS),
            (_("Evidence, sheet %(sheet)s") % {"sheet": EVIDENCE_SHEET}, EVIDENCE),
        ],
        "advice": _(
            "The template holds your indicators with what they have so far, your evidence, and the criteria to read "
            "beside. An empty cell keeps what stands there; rows that you leave out stay as they are."
        ),
        "template": reverse("maturity:table_template", args=[pk]),
        "earlier": earlier(tables_for(by).filter(assessment=found), _address),
        "cancel": address_of(found),
    }
    return hand_in(request, lambda file: _address(actions.prepare_table(by=by, assessment=found, file=file)), context)


@require_safe
@acting_as(OFFICER)
def table_template(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The agency's indicators with what they have so far."""
    found = one(assessments_for(by), pk)
    return attachment(_template_name(found), lambda target: write_template(target, found, by.office))


@require_safe
@acting_as(OFFICER)
def table_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """The preview while it waits, the report afterwards."""
    table = one(tables_for(by), pk)
    context = {
        "lead": str(table.assessment),
        "trail": trail_of(table.assessment, (table.name, None)),
        "facts": _facts(table),
        "complete": [row["name"] for row in table.report["rows"] if row.get("is_complete")],
        "sections": [_answers(table, request.LANGUAGE_CODE), _evidence(table)],
        "confirm": reverse("maturity:table_confirm", args=[pk]),
        "cancel": reverse("maturity:table_cancel", args=[pk]),
        "back": reverse("maturity:indicators", args=[table.assessment_id]),
        "back_label": _("To the indicators"),
    }
    return show(request, table, SENTENCES, context, "maturity/table.html")


@require_POST
@acting_as(OFFICER)
@sent_once
def table_confirm(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Import what was looked at."""
    table = one(tables_for(by), pk)
    chosen = {name: name in request.POST for name in ("takes_good_rows", "hands_in")}
    return do(request, lambda: actions.confirm_table(by=by, table=table, **chosen), _address(table))


@require_POST
@acting_as(OFFICER)
def table_cancel(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Throw away what was looked at."""
    table = one(tables_for(by), pk)
    return do(request, lambda: actions.cancel_table(by=by, table=table), _address(table))


def _facts(table: AnswerTable) -> list[Fact]:
    answers, evidence = table.report["parts"]["answers"], table.report["parts"]["evidence"]
    return [
        Fact(_("Indicators that change"), answers[NEW] + answers[CHANGED]),
        Fact(_("Indicators that stay"), answers[UNCHANGED]),
        Fact(_("New evidence"), evidence[NEW]),
        Fact(_("Known evidence, newly used"), evidence[CHANGED]),
        Fact(_("Evidence that is there already"), evidence[UNCHANGED]),
        Fact(_("Refused rows"), answers[REFUSED] + evidence[REFUSED]),
        *handed_in(table),
    ]


def _answers(table: AnswerTable, language: str) -> Section:
    names = {str(one.number): one.name.of(language) for one in table.assessment.scheme.indicators}
    changes = [
        (f"{row['name']}. {names[row['name']]}", change["column"], _short(change["old"]), _short(change["new"]))
        for row in table.report["rows"]
        if row["kind"] != REFUSED
        for change in row.get("changes", ())
    ]
    heads = [Head(label) for label in (_("Indicator"), _("Column"), _("Before"), _("Afterwards"))]
    return Section(_("Answers that change"), heads, changes)


def _evidence(table: AnswerTable) -> Section:
    happens = {NEW: _("A new link is kept."), CHANGED: _("A piece that you have is used.")}
    pieces = [
        (row["name"], row["where"], ", ".join(map(str, row["numbers"])), happens[row["kind"]])
        for row in table.report["rows"]
        if "where" in row and row["kind"] in happens
    ]
    heads = [Head(label) for label in (_("Title"), _("File or address"), _("For indicators"), _("What happens"))]
    return Section(_("Evidence"), heads, pieces)


def _short(text: str) -> str:
    return Truncator(text).chars(200)


def _address(table: AnswerTable) -> str:
    return reverse("maturity:table", args=[table.pk])


def _template_name(found: Assessment) -> str:
    return f"jawaban-{found.scheme_key}-{found.year}.xlsx"
