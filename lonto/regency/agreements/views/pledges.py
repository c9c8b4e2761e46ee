"""Pledges: all of them, the page of one against its plan, and its changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import (
    KEEPERS,
    READERS,
    agreements_of,
    own_agreements,
    own_milestones,
    own_pledges,
    pledges_of,
)
from lonto.regency.agreements.actions import (
    add_milestone,
    add_pledge,
    drop_pledge,
    remove_milestone,
    remove_pledge,
    update_pledge,
)
from lonto.regency.agreements.forms.pledges import DroppingForm, MilestoneForm, PledgeForm
from lonto.regency.agreements.lists import by_urgency, pledge_list
from lonto.regency.agreements.queries import standing_pledges, views_of
from lonto.regency.agreements.views.answering import trail_of, url_of
from lonto.regency.agreements.views.showing import pledge_context, villages_context
from lonto.regency.agreements.villages import is_opened, numbers_of_villages, village_list, villages_with
from lonto.web.answering import answer_form, do
from lonto.web.once import sent_once


@require_safe
@acting_as(*READERS)
def pledge_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every pledge of the signed agreements with how it stands."""
    rows = standing_pledges(agreements_of(by))
    context = {"heading": _("Pledges"), "trail": [*trail_of(), (_("Pledges"), None)]}
    views = views_of(rows, by.office.region)
    return pledge_list(views, by.office.region).respond(request, by_urgency(rows, views), context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def pledge_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = PledgeForm(request.POST or None, by=by, agreement=agreement)
    context = {
        "heading": _("New pledge"),
        "lead": agreement.title,
        "trail": [*trail_of(agreement), (_("New pledge"), None)],
        "button": _("Add the pledge"),
        "cancel": url_of(agreement),
    }
    return answer_form(
        request, form, lambda: url_of(add_pledge(by=by, agreement=agreement, details=form.details())), context
    )


@require_safe
@acting_as(*READERS)
def pledge_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pledge = one(pledges_of(by), pk)
    return render(request, "agreements/pledge.html", pledge_context(by, pledge))


@require_safe
@acting_as(*READERS)
def pledge_villages(request: HttpRequest, by: Membership, pk: str) -> HttpResponseBase:
    """The pledge's number, village by village."""
    view = views_of([one(pledges_of(by), pk)], by.office.region)[0]
    if not is_opened(view.pledge, view.indicator):
        raise Http404
    numbers = numbers_of_villages(view.pledge)
    rows = villages_with(view.pledge, numbers)
    return village_list(view, numbers).respond(request, rows, villages_context(view))


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
def pledge_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pledge = one(own_pledges(by), pk)
    form = PledgeForm(request.POST or None, by=by, agreement=pledge.agreement, pledge=pledge)

    def act() -> str:
        reason = form.cleaned_data.get("reason", "")
        return url_of(update_pledge(by=by, pledge=pledge, details=form.details(), reason=reason))

    context = {
        "heading": _("Change the pledge"),
        "lead": pledge.agreement.title,
        "trail": [*trail_of(pledge), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(pledge),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def pledge_drop(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pledge = one(own_pledges(by), pk)
    form = DroppingForm(request.POST or None)

    def act() -> str:
        return url_of(drop_pledge(by=by, pledge=pledge, reason=form.cleaned_data["reason"]))

    context = {
        "heading": _("Give the pledge up"),
        "lead": _("It stays visible with your reason and is not judged any more."),
        "trail": [*trail_of(pledge), (_("Give up"), None)],
        "button": _("Give the pledge up"),
        "cancel": url_of(pledge),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def pledge_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pledge = one(own_pledges(by), pk)
    then = url_of(pledge.agreement) if pledge.agreement.state == "draft" else url_of(pledge)
    return do(request, lambda: remove_pledge(by=by, pledge=pledge), then=then)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def milestone_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    pledge = one(own_pledges(by), pk)
    form = MilestoneForm(request.POST or None)

    def act() -> str:
        add_milestone(by=by, pledge=pledge, **form.cleaned_data)
        return url_of(pledge)

    context = {
        "heading": _("New milestone"),
        "lead": pledge.title,
        "trail": [*trail_of(pledge), (_("New milestone"), None)],
        "button": _("Add the milestone"),
        "cancel": url_of(pledge),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def milestone_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    milestone = one(own_milestones(by), pk)
    return do(request, lambda: remove_milestone(by=by, milestone=milestone), then=url_of(milestone.pledge))
