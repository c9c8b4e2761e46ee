"""Activities, money and indicators of a programme."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import (
    COORDINATOR,
    REPORTERS,
    activities_for,
    budget_for,
    indicators_for,
    programmes_for,
    reports_on,
)
from lonto.regency.smartcity.forms.details import ActivityForm, BudgetForm, IndicatorForm
from lonto.regency.smartcity.models import Programme
from lonto.regency.smartcity.views.answering import form_page, programme_address, programme_trail
from lonto.web.answering import do
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def activity_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = one(programmes_for(by), pk)
    form = ActivityForm(request.POST or None)
    return _page(
        request,
        form,
        programme,
        _("Add an activity"),
        lambda: actions.add_activity(by=by, programme=programme, details=form.details()),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def activity_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    activity = one(activities_for(by), pk)
    form = ActivityForm(request.POST or None, initial=ActivityForm.known(activity))
    return _page(
        request,
        form,
        activity.programme,
        _("Change the activity"),
        lambda: actions.update_activity(by=by, activity=activity, details=form.details()),
    )


@require_POST
@acting_as(*REPORTERS)
def activity_done(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    """Say that an activity is finished (done=yes), or not after all."""
    activity = one(activities_for(by), pk)
    if not reports_on(by, activity.programme):
        raise Http404
    is_done = request.POST.get("done") == "yes"
    return do(
        request,
        lambda: actions.set_done(by=by, activity=activity, is_done=is_done),
        f"{programme_address(activity.programme)}#activities",
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def budget_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = one(programmes_for(by), pk)
    form = BudgetForm(request.POST or None, initial={"year": programme.first_on.year})
    return _page(
        request,
        form,
        programme,
        _("Add money"),
        lambda: actions.add_budget(by=by, programme=programme, details=form.details()),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def budget_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    line = one(budget_for(by), pk)
    form = BudgetForm(request.POST or None, initial=BudgetForm.known(line))
    return _page(
        request,
        form,
        line.programme,
        _("Change the money"),
        lambda: actions.update_budget(by=by, line=line, details=form.details()),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def indicator_new(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    programme = one(programmes_for(by), pk)
    form = IndicatorForm(programme.regency, request.POST or None, initial={"due_on": programme.last_on})
    return _page(
        request,
        form,
        programme,
        _("Add an indicator"),
        lambda: actions.add_indicator(by=by, programme=programme, details=form.details()),
    )


@require_http_methods(["GET", "POST"])
@acting_as(COORDINATOR)
@sent_once
def indicator_edit(request: HttpRequest, by: Membership, pk: UUID) -> HttpResponse:
    indicator = one(indicators_for(by), pk)
    form = IndicatorForm(indicator.regency, request.POST or None, initial=IndicatorForm.known(indicator))
    return _page(
        request,
        form,
        indicator.programme,
        _("Change the indicator"),
        lambda: actions.update_indicator(by=by, indicator=indicator, details=form.details()),
    )


@require_POST
@acting_as(COORDINATOR)
def detail_remove(request: HttpRequest, by: Membership, kind: str, pk: UUID) -> HttpResponse:
    """Take an activity, a line of the budget or an indicator away."""
    rows: dict[str, Callable[[Membership], Any]] = {
        "activity": activities_for,
        "budget": budget_for,
        "indicator": indicators_for,
    }
    if kind not in rows:
        raise Http404
    row = one(rows[kind](by), pk)
    return do(request, lambda: actions.remove_detail(by=by, row=row), programme_address(row.programme))


def _page(
    request: HttpRequest, form: forms.Form, programme: Programme, heading: str, act: Callable[[], Any]
) -> HttpResponse:
    address = programme_address(programme)
    context = {
        "heading": heading,
        "lead": str(programme),
        "trail": programme_trail(programme, (heading, None)),
        "button": heading,
        "cancel": address,
    }
    return form_page(request, form, act, context, lambda _made: address)
