"""How far each agency is, as a list that is searched, narrowed and taken along."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.lib.names import fold
from lonto.regency.maturity.access import COORDINATOR, assessments_for
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.queries.progress import agencies_of
from lonto.regency.maturity.states import ANSWERING
from lonto.regency.maturity.views.answering import trail_of
from lonto.web.lists import Column, Empty, Filter, ListPage

COUNTED: Any = ngettext_lazy("%(shown)s agency", "%(shown)s agencies", "count")
WORK = {
    "missing": gettext_lazy("Something is missing"),
    "late": gettext_lazy("Late"),
    "done": gettext_lazy("Everything handed in"),
}


@require_safe
@acting_as(COORDINATOR)
def agencies(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponseBase:
    """What each agency was given, has handed in and is late with, and when it was reminded."""
    assessment = one(assessments_for(by), pk)
    context = {
        "heading": _("Agencies"),
        "lead": str(assessment),
        "trail": trail_of(assessment, (_("Agencies"), None)),
        "assessment": assessment,
        "is_answering": assessment.step in ANSWERING,
    }
    return _list(assessment).respond(request, agencies_of(assessment), context)


def _list(assessment: Assessment) -> ListPage:
    def indicators(office: Any) -> str:
        address = reverse("maturity:indicators", args=[assessment.pk])
        return f"{address}?{urlencode({'agency': office.pk})}"

    return ListPage(
        name="agencies",
        columns=[
            Column("name", gettext_lazy("Agency"), short_name, "name", indicators, export=lambda one: one.name),
            _number("given", gettext_lazy("Given")),
            _number("missing", gettext_lazy("Missing")),
            _number("late", gettext_lazy("Late")),
            Column("due_on", gettext_lazy("Next due"), lambda one: one.due_on, "due_on"),
            _number("open_questions", gettext_lazy("Open questions")),
            Column("reminded_at", gettext_lazy("Reminded"), lambda one: one.reminded_at, "reminded_at"),
        ],
        filters=[Filter("work", gettext_lazy("Progress"), list(WORK.items()), _by_work)],
        search=lambda rows, words: rows.filter(pk__in=[one.pk for one in rows if fold(words) in fold(one.name)]),
        search_label=gettext_lazy("Name of the agency"),
        counted=COUNTED,
        default_sort="-late",
        empty=Empty(gettext_lazy("No agency has anything yet"), gettext_lazy("Give indicators to an agency first.")),
        template="maturity/agencies.html",
    )


def _number(name: str, label: Any) -> Column:
    return Column(name, label, lambda one: getattr(one, name), name, is_numeric=True)


def _by_work(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    if value == "done":
        return rows.filter(missing=0)
    return rows.filter(late__gt=0) if value == "late" else rows.filter(missing__gt=0)
