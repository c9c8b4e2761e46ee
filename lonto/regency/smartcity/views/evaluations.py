"""Yearly evaluations: their list, one of them, and what the coordinator does with it."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import COORDINATOR, VIEWERS, evaluations_for
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.evaluation_states import way_named, ways_on
from lonto.regency.smartcity.forms.evaluations import AssessorsForm, GiveForm, OpenForm, WeightsForm
from lonto.regency.smartcity.models import Evaluation
from lonto.regency.smartcity.queries.evaluations import Index, Result, assessed, result_of, with_lines
from lonto.regency.smartcity.views.answering import form_page, home_trail
from lonto.web.answering import Trail, do
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.comparisons import GroupedBars
from lonto.web.lists import Column, Empty, ListPage
from lonto.web.once import sent_once

COUNTED: Any = ngettext_lazy("%(shown)s evaluation", "%(shown)s evaluations", "count")
TONES = {Step.SELF: Tone.INFO, Step.REVIEW: Tone.WARN, Step.FINAL: Tone.GOOD}


def evaluation_address(evaluation: Evaluation) -> str:
    return reverse("smartcity:evaluation", args=[evaluation.pk])


def step_tag(evaluation: Evaluation) -> Tag:
    return Tag(evaluation.get_step_display(), TONES[Step(evaluation.step)])


def _printed(index: Index | None) -> Decimal | None:
    return None if index is None else index.printed


LIST = ListPage(
    name="smart-city-evaluations",
    columns=[
        Column("year", gettext_lazy("Year"), lambda r: str(r.year), "year", evaluation_address),
        Column("step", gettext_lazy("State"), step_tag, "step"),
        Column("own", gettext_lazy("Own index"), lambda r: _printed(result_of(r).own), is_numeric=True),
        Column(
            "assessed",
            gettext_lazy("Index of the assessors"),
            lambda r: _printed(result_of(r).assessed),
            is_numeric=True,
        ),
    ],
    counted=COUNTED,
    default_sort="-year",
    empty=Empty(
        gettext_lazy("No evaluation yet"),
        gettext_lazy("Each year the smart city is evaluated in five components with the weights of that year."),
    ),
    template="smartcity/evaluations.html",
)


@require_safe
@acting_as(*VIEWERS)
def evaluation_list(request: HttpRequest, by: Membership) -> HttpResponseBase:
    heading = _("Yearly evaluation")
    context = {"heading": heading, "trail": home_trail((heading, None)), "may_write": by.role == COORDINATOR}
    rows: QuerySet[Evaluation] = with_lines(evaluations_for(by))
    return LIST.respond(request, rows, context)


@require_safe
@acting_as(*VIEWERS)
def evaluation_page(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """The index of a year, its components and its lines."""
    evaluation = one(with_lines(evaluations_for(by)), pk)
    result = result_of(evaluation)
    context = {
        "heading": _("Smart-city evaluation %(year)s") % {"year": evaluation.year},
        "trail": evaluations_trail((str(evaluation.year), None)),
        "evaluation": evaluation,
        "tag": step_tag(evaluation),
        "facts": [
            *_index_facts(result),
            Fact(_("Source of the weights"), evaluation.source),
            Fact(_("Scores"), _("0 to %(highest)s") % {"highest": f"{evaluation.highest.normalize():f}"}),
            Fact(_("Assessors"), ", ".join(_assessors(evaluation))),
            *([Fact(_("Final since"), evaluation.ended_at)] if evaluation.ended_at else []),
        ],
        "result": result,
        "chart": _chart(evaluation, result),
        "lines": [(found, _index_of(found)) for found in evaluation.lines.all()],
        "ways": ways_on(evaluation.step) if by.role == COORDINATOR else [],
        "may_write": by.role == COORDINATOR and evaluation.step != Step.FINAL,
        "may_give": by.role == COORDINATOR and evaluation.step == Step.SELF,
    }
    return render(request, "smartcity/evaluation.html", context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def evaluation_new(request: HttpRequest, by: Membership) -> HttpResponse:
    heading = _("Open a year")
    context = {
        "heading": heading,
        "trail": evaluations_trail((heading, None)),
        "button": heading,
        "cancel": reverse("smartcity:evaluations"),
    }
    form = OpenForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.open_evaluation(by=by, details=form.details()),
        context,
        evaluation_address,
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def evaluation_weights(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    evaluation = one(evaluations_for(by), pk)
    form = WeightsForm(request.POST or None, initial=WeightsForm.known(evaluation))
    return form_page(
        request,
        form,
        lambda: actions.weigh(by=by, evaluation=evaluation, weights=form.weights(), source=form.cleaned_data["source"]),
        _context(evaluation, _("Change the weights"), _("Save the changes")),
        evaluation_address,
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def evaluation_give(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Lines for an agency."""
    evaluation = one(evaluations_for(by), pk)
    form = GiveForm(evaluation, request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.give_lines(by=by, evaluation=evaluation, **form.cleaned_data),
        _context(evaluation, _("Give lines to an agency"), _("Give to the agency")),
        lambda _lines: evaluation_address(evaluation),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def evaluation_assessors(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    evaluation = one(evaluations_for(by), pk)
    form = AssessorsForm(evaluation, request.POST or None)
    return form_page(
        request,
        form,
        lambda: actions.set_assessors(by=by, evaluation=evaluation, **form.cleaned_data),
        _context(evaluation, _("Choose the assessors"), _("Save the choice")),
        lambda _seats: evaluation_address(evaluation),
    )


@require_POST
@acting_as(COORDINATOR)
def evaluation_advance(request: HttpRequest, by: Membership, pk: UUID, name: str) -> HttpResponse:
    evaluation, way = one(evaluations_for(by), pk), way_named(name)
    if way is None:
        raise Http404
    return do(request, lambda: actions.advance(by=by, evaluation=evaluation, way=way), evaluation_address(evaluation))


def evaluations_trail(*more: tuple[str, str | None]) -> Trail:
    return home_trail((_("Yearly evaluation"), reverse("smartcity:evaluations")), *more)


def evaluation_trail(evaluation: Evaluation, *more: tuple[str, str | None]) -> Trail:
    return evaluations_trail((str(evaluation.year), evaluation_address(evaluation)), *more)


def _context(evaluation: Evaluation, heading: str, button: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "trail": evaluation_trail(evaluation, (heading, None)),
        "button": button,
        "cancel": evaluation_address(evaluation),
    }


def _assessors(evaluation: Evaluation) -> list[str]:
    return [one.assessor.account.name for one in evaluation.seats.select_related("assessor__account")]


def _index_facts(result: Result) -> list[Fact]:
    found = []
    for label, index in ((_("Index of the assessors"), result.assessed), (_("Own index"), result.own)):
        note = _("exactly %(number)s") % {"number": index.in_full} if index and index.in_full else ""
        found.append(Fact(label, index.printed if index else _("not complete yet"), note))
    return found


def _index_of(line: Any) -> Index | None:
    value = assessed(line)
    return None if value is None else Index(value)


def _chart(evaluation: Evaluation, result: Result) -> GroupedBars | None:
    """Own scores beside those of the assessors; None before there is any."""
    rows = [(one.component.label, [_printed(one.own), _printed(one.assessed)]) for one in result.components]
    if not any(value is not None for _label, values in rows for value in values):
        return None
    series = [_("Own score"), _("Assessors")]
    return GroupedBars("components", _("Scores of the five components"), rows, series, evaluation.highest)
