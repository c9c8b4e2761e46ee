"""The assessments of a regency: the list, a new one, and one with its steps and what it asks of this person."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import (
    ANSWERERS,
    ASSESSOR,
    COORDINATOR,
    EVERYBODY,
    OFFICER,
    assessments_for,
    results_for,
)
from lonto.regency.maturity.choices import Step
from lonto.regency.maturity.forms.assessments import OpenForm
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.queries.earlier import earlier
from lonto.regency.maturity.queries.progress import assessor_part, office_part, progress_of
from lonto.regency.maturity.states import ANSWERING, SETTLING, UNFINISHED, ways_from
from lonto.regency.maturity.views.answering import address_of, answer_form, trail_of
from lonto.web.answers import Tag, Tone
from lonto.web.lists import Column, Empty, Filter, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s assessment", "%(shown)s assessments", "count")


def step_tag(assessment: Assessment) -> Tag:
    return Tag(assessment.get_step_display(), Tone.GOOD if assessment.step == Step.FINAL else Tone.INFO)


LIST = ListPage(
    name="assessments",
    columns=[
        Column("year", gettext_lazy("Year"), lambda one: str(one.year), sort="year", link=address_of),
        Column("scheme", gettext_lazy("Scheme"), lambda one: one.scheme.title.of(None), sort="scheme_key"),
        Column("step", gettext_lazy("Stage"), step_tag, sort="step"),
        Column(
            "index",
            gettext_lazy("Index"),
            lambda one: Decimal(one.result["index"]) if one.result else None,
            is_numeric=True,
        ),
        Column("predicate", gettext_lazy("Predicate"), lambda one: one.result.get("predicate")),
    ],
    filters=[Filter("step", gettext_lazy("Stage"), Step.choices, lambda rows, value: rows.filter(step=value))],
    search=lambda rows, words: rows.filter(year__contains=words) | rows.filter(scheme_key__icontains=words),
    search_label=gettext_lazy("Year or scheme"),
    counted=COUNTED,
    default_sort="-year",
    empty=Empty(
        gettext_lazy("No assessment yet"),
        gettext_lazy("The coordinator opens one for each year. It appears here once you have something to do in it."),
    ),
    template="maturity/assessments.html",
)


@require_safe
@acting_as(*EVERYBODY)
def home(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every assessment that this person has to do with."""
    context = {"heading": _("Maturity"), "trail": [(_("Maturity"), None)], "may_open": by.role == COORDINATOR}
    return LIST.respond(request, assessments_for(by), context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def new(request: HttpRequest, by: Membership) -> HttpResponse:
    """Open a year."""
    form = OpenForm(request.POST or None)
    home_page = reverse("maturity:home")
    context = {
        "heading": _("Open an assessment"),
        "trail": trail_of(None, (_("Open an assessment"), None)),
        "button": _("Open the assessment"),
        "cancel": home_page,
    }
    return answer_form(
        request,
        form,
        lambda: actions.open_assessment(by=by, year=form.cleaned_data["year"], scheme_key=form.cleaned_data["scheme"]),
        home_page,
        context,
    )


@require_safe
@acting_as(*EVERYBODY)
def assessment(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Where an assessment stands, and what comes next for this person."""
    found = one(assessments_for(by), pk)
    step = Step(found.step)
    context: dict[str, Any] = {
        "heading": _("Assessment %(year)s") % {"year": found.year},
        "lead": found.scheme.title.of(request.LANGUAGE_CODE),
        "trail": trail_of(None, (str(found.year), None)),
        "assessment": found,
        "steps": [(one.label, one == step) for one in Step],
        "lists_indicators": by.role in ANSWERERS,
        "shows_result": results_for(by).filter(pk=pk).exists(),
        "is_final": step == Step.FINAL,
    }
    return render(request, "maturity/assessment.html", {**context, **_part_of(by, found, step)})


def _part_of(by: Membership, found: Assessment, step: Step) -> dict[str, Any]:
    """What this person has to do with it."""
    if by.role == COORDINATOR:
        return {
            "progress": progress_of(found),
            "ways": ways_from(step),
            "is_answering": step in ANSWERING,
            "is_settling": step in SETTLING,
            "gives_to_assessors": step in UNFINISHED,
            "has_earlier": step in ANSWERING and earlier(found) is not None,
        }
    if by.role == OFFICER:
        return {"office_part": office_part(found, by)}
    return {"assessor_part": assessor_part(found, by)} if by.role == ASSESSOR else {}
