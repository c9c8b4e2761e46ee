"""Duties: those that wait, and each one given, changed and done."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import KEEPERS, READERS, duties_of, own_agreements, own_duties, reminded_duties
from lonto.regency.agreements.actions import add_duty, perform_duty, remove_duty, update_duty
from lonto.regency.agreements.forms.duties import DutyForm, PerformanceForm
from lonto.regency.agreements.lists import duty_list
from lonto.regency.agreements.views.answering import trail_of, url_of
from lonto.web.answering import answer_form, do
from lonto.web.once import sent_once


@require_safe
@acting_as(*READERS)
def duty_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every duty of the agreements that are not closed."""
    rows = duties_of(by).exclude(agreement__state="closed")
    context = {"heading": _("Duties"), "trail": [*trail_of(), (_("Duties"), None)]}
    return duty_list(by).respond(request, rows, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def duty_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = DutyForm(request.POST or None, by=by, agreement=agreement)

    def act() -> str:
        add_duty(by=by, agreement=agreement, details=form.details())
        return url_of(agreement)

    context = {
        "heading": _("New duty"),
        "lead": agreement.title,
        "trail": [*trail_of(agreement), (_("New duty"), None)],
        "button": _("Add the duty"),
        "cancel": url_of(agreement),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
def duty_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    duty = one(own_duties(by), pk)
    form = DutyForm(request.POST or None, by=by, agreement=duty.agreement, duty=duty)

    def act() -> str:
        update_duty(by=by, duty=duty, details=form.details())
        return url_of(duty.agreement)

    context = {
        "heading": _("Change the duty"),
        "lead": duty.agreement.title,
        "trail": [*trail_of(duty.agreement), (_("Change the duty"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(duty.agreement),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def duty_done(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    duty = one(reminded_duties(by), pk)
    form = PerformanceForm(request.POST or None, by=by)

    def act() -> str:
        perform_duty(by=by, duty=duty, **form.cleaned_data)
        return url_of(duty.agreement)

    context = {
        "heading": _("Record that it was done"),
        "lead": f"{duty.party}: {duty.text}",
        "trail": [*trail_of(duty.agreement), (_("Record that it was done"), None)],
        "button": _("Record it"),
        "cancel": url_of(duty.agreement),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def duty_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    duty = one(own_duties(by), pk)
    return do(request, lambda: remove_duty(by=by, duty=duty), then=url_of(duty.agreement))
