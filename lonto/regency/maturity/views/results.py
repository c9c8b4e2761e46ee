"""The pages of a result: by its sides, year against year, its publication, and what was published before Lonto."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.maturity import actions
from lonto.regency.maturity.access import COORDINATOR, EVERYBODY, results_for
from lonto.regency.maturity.forms.results import PublishForm, ReportedForm, WithdrawForm
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.openly import assessment_data
from lonto.regency.maturity.pictures import by_aspect, by_domain, by_year
from lonto.regency.maturity.queries.results import outcome_of, standing_of, years_of
from lonto.regency.maturity.queries.years import compared_years
from lonto.regency.maturity.views.answering import answer_form, trail_of
from lonto.regency.maturity.views.result_tables import facts_of, side_rows
from lonto.web.once import sent_once


@require_safe
@acting_as(*EVERYBODY)
def results(request: HttpRequest, by: Membership) -> HttpResponse:
    """Year against year; what is not comparable says so."""
    years = years_of(by)
    context = {
        "heading": _("Results"),
        "trail": trail_of(None, (_("Results"), None)),
        "compared": compared_years(years),
        "chart": by_year(years),
        "goes_on": any(not one.is_final for one in years),
        "has_reported": any(one.is_reported for one in years),
        "may_record": by.role == COORDINATOR,
    }
    return render(request, "maturity/results.html", context)


@require_safe
@acting_as(*EVERYBODY)
def result(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """One assessment: its index by every side, domains and aspects, and its place among the institutions of 2023."""
    found = one(results_for(by).select_related("regency", "published_by__account"), pk)
    outcome = outcome_of(found)
    context: dict[str, Any] = {
        "heading": _("Result %(year)s") % {"year": found.year},
        "lead": outcome.scheme.title.of(get_language()),
        "trail": trail_of(None, (_("Results"), reverse("maturity:results")), (str(found.year), None)),
        "assessment": found,
        "outcome": outcome,
        "may_publish": by.role == COORDINATOR,
        "facts": facts_of(outcome),
        "sides": [row.side.label for row in outcome.sides],
        "rows": side_rows(outcome),
        "charts": [by_aspect(outcome), *by_domain(outcome)],
        "standing": standing_of(outcome.counted.published, outcome.scheme, found.regency),
    }
    return render(request, "maturity/result.html", context)


@require_safe
@acting_as(*EVERYBODY)
def result_json(request: HttpRequest, by: Membership, pk: UUID) -> JsonResponse:
    """A published result as open data with what every side saw, to be kept or read by another program."""
    found = one(results_for(by).filter(published_at__isnull=False).select_related("regency"), pk)
    name = f"{found.scheme_key}-{found.regency_id}-{found.year}.json"
    data = assessment_data(outcome_of(found), with_sides=True)
    answer = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def publish(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """A last look at what everybody will read."""
    found = one(results_for(by).select_related("regency"), pk)
    heading = _("Publish the result of %(year)s") % {"year": found.year}
    context = _about(found, heading, _("Publish the result"))
    context["lead"] = _(
        "Anybody will read the index with its predicate, domains and aspects, and the level of each indicator that "
        "counted. Explanations, evidence, and what the sides saw stay inside."
    )
    form = PublishForm(request.POST if request.method == "POST" else None)
    return answer_form(request, form, lambda: actions.publish(by=by, assessment=found), _result_address(found), context)


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def withdraw(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Why the result is not for everybody any more."""
    found = one(results_for(by).select_related("regency"), pk)
    form = WithdrawForm(request.POST or None)
    heading = _("Withdraw the publication of %(year)s") % {"year": found.year}
    context = _about(found, heading, _("Withdraw the publication"))
    context["lead"] = _(
        "The result stays final and is read inside the regency. Copies that others have made meanwhile stay with them."
    )
    return answer_form(
        request,
        form,
        lambda: actions.withdraw_publication(by=by, assessment=found, reason=form.cleaned_data["reason"]),
        _result_address(found),
        context,
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def reported_new(request: HttpRequest, by: Membership) -> HttpResponse:
    """Record an index of a year before Lonto as it was published."""
    form = ReportedForm(request.POST or None)
    home = reverse("maturity:results")
    context = {
        "heading": _("Record a published result"),
        "trail": trail_of(None, (_("Results"), home), (_("Record a published result"), None)),
        "button": _("Record the result"),
        "cancel": home,
    }

    def act() -> object:
        index: Decimal = form.cleaned_data["index"]
        year, key, source = (form.cleaned_data[name] for name in ("year", "scheme", "source"))
        return actions.add_reported_result(
            by=by, year=year, scheme_key=key, index=index, source=source, domains=form.domains()
        )

    return answer_form(request, form, act, home, context)


def _result_address(found: Assessment) -> str:
    return reverse("maturity:result", args=[found.pk])


def _about(found: Assessment, heading: str, button: str) -> dict[str, Any]:
    """The page of a form about one result."""
    address = _result_address(found)
    trail = trail_of(None, (_("Results"), reverse("maturity:results")), (str(found.year), address), (heading, None))
    return {"heading": heading, "trail": trail, "button": button, "cancel": address}
