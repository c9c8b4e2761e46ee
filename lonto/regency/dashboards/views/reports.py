"""Reports on a period: the list, asking for one, its page and its files."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.regency.dashboards import actions
from lonto.regency.dashboards.access import OVERSEERS, REPORTERS, reports_for
from lonto.regency.dashboards.forms import ReportForm
from lonto.regency.dashboards.models import PeriodReport, ReportState
from lonto.regency.dashboards.reports.paper import pdf_of, write_workbook
from lonto.web.answering import answer_form
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s report", "%(shown)s reports", "count")
TONES = {ReportState.ASKED: Tone.INFO, ReportState.MADE: Tone.GOOD, ReportState.HALTED: Tone.BAD}


def _tag(report: PeriodReport) -> Tag:
    return Tag(report.get_state_display(), TONES[ReportState(report.state)])


def _address(report: PeriodReport) -> str:
    return reverse("dashboards:report", args=[report.pk])


LIST = ListPage(
    name="reports",
    columns=[
        Column("period", gettext_lazy("Period"), lambda r: str(r.days), ("first_on", "last_on"), _address),
        Column("state", gettext_lazy("State"), _tag, "state"),
        Column("made", gettext_lazy("Made"), lambda r: r.made_at, "made_at"),
        Column("by", gettext_lazy("Asked by"), lambda r: r.asked_by.account.name, "asked_by__account__name"),
    ],
    filters=[
        Filter("state", gettext_lazy("State"), ReportState.choices, lambda rows, value: rows.filter(state=value)),
    ],
    search=lambda rows, words: rows.filter(period__icontains=words),
    search_label=gettext_lazy("Year or month, such as 2026-10"),
    counted=COUNTED,
    default_sort="-made",
    empty=Empty(
        gettext_lazy("No report yet"),
        gettext_lazy("A report freezes the numbers of a month, a quarter or a year, as PDF and as a table."),
    ),
    template="dashboards/reports.html",
)


@require_safe
@acting_as(*OVERSEERS)
def report_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    context = {
        "heading": _("Reports on a period"),
        "trail": [(_("Reports on a period"), None)],
        "may_ask": by.role in REPORTERS,
    }
    return LIST.respond(request, reports_for(by).defer("content"), context)


@require_http_methods(["GET", "POST"])
@acting_as(*REPORTERS)
@sent_once
def report_new(request: HttpRequest, by: Membership) -> HttpResponse:
    """Which period."""
    form = ReportForm(request.POST or None, initial={"part": f"m{timezone.localdate().month}"})

    def act() -> str:
        return _address(actions.ask_report(by=by, period=form.period()))

    heading = _("New report")
    context = {
        "heading": heading,
        "lead": _("The numbers are frozen as they are now; a report does not change any more."),
        "trail": [(_("Reports on a period"), reverse("dashboards:reports")), (heading, None)],
        "button": _("Make the report"),
        "cancel": reverse("dashboards:reports"),
    }
    return answer_form(request, form, act, context)


@require_safe
@acting_as(*OVERSEERS)
def report(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The numbers of a report and its files."""
    found = _one(by, pk)
    context = {
        "heading": _("Report on %(period)s") % {"period": found.days},
        "lead": found.regency.name,
        "trail": [(_("Reports on a period"), reverse("dashboards:reports")), (str(found.days), None)],
        "report": found,
        "tag": _tag(found),
        "is_asked": found.state == ReportState.ASKED,
        "is_made": found.state == ReportState.MADE,
        "facts": [
            Fact(_("Asked"), found.asked_at, found.asked_by.account.name),
            Fact(_("Made"), found.made_at),
            Fact(_("Numbers as of"), found.content.get("as_of", "")),
        ],
        "measures": found.content.get("measures", []),
        "pledges": found.content.get("pledges", []),
    }
    return render(request, "dashboards/report.html", context)


@require_safe
@acting_as(*OVERSEERS)
def progress(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Whether the report is made, for htmx; then the whole page is asked for again."""
    found = _one(by, pk)
    if found.state != ReportState.ASKED:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "dashboards/making.html", {"report": found})


@require_safe
@acting_as(*OVERSEERS)
def report_pdf(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The report on paper."""
    found = _made(by, pk)
    response = HttpResponse(pdf_of(found.content), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="laporan-{_name(found)}.pdf"'
    return response


@require_safe
@acting_as(*OVERSEERS)
def report_xlsx(request: HttpRequest, by: Membership, pk: UUID) -> FileResponse:
    """The report as a workbook, down to the villages."""
    found = _made(by, pk)
    return attachment(f"laporan-{_name(found)}.xlsx", lambda target: write_workbook(target, found.content))


def _one(by: Membership, pk: UUID) -> PeriodReport:
    found = reports_for(by).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _made(by: Membership, pk: UUID) -> PeriodReport:
    found = _one(by, pk)
    if found.state != ReportState.MADE:
        raise Http404
    return found


def _name(found: PeriodReport) -> str:
    return found.period.replace("..", "-sampai-")
