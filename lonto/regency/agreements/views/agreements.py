"""Agreements: the list, the page of one, and what can be done with it."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import KEEPERS, READERS, agreements_of, own_agreements
from lonto.regency.agreements.actions import (
    close_agreement,
    create_agreement,
    delete_agreement,
    extend_agreement,
    set_public,
    sign_agreement,
    update_agreement,
)
from lonto.regency.agreements.forms.agreements import AgreementForm, ClosingForm, ExtensionForm
from lonto.regency.agreements.lists import agreement_list
from lonto.regency.agreements.queries import with_figures
from lonto.regency.agreements.views.answering import trail_of, url_of
from lonto.regency.agreements.views.showing import agreement_context
from lonto.web.answering import answer_form, do
from lonto.web.once import sent_once


@require_safe
@acting_as(*READERS)
def agreement_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every agreement of the regency."""
    rows = with_figures(agreements_of(by))
    year = timezone.localdate().year
    context = {"heading": _("Agreements"), "may_add": by.role in KEEPERS, "report_years": [year, year - 1]}
    return agreement_list(by.office.region).respond(request, rows, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def agreement_new(request: HttpRequest, by: Membership) -> HttpResponse:
    form = AgreementForm(request.POST or None, by=by)
    context = {
        "heading": _("New agreement"),
        "lead": _("Leave open what is not known; it can be filled in later."),
        "trail": [*trail_of(), (_("New agreement"), None)],
        "button": _("Begin the agreement"),
        "cancel": reverse("agreements:all"),
    }
    return answer_form(request, form, lambda: url_of(create_agreement(by=by, details=form.details())), context)


@require_safe
@acting_as(*READERS)
def agreement_page(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(agreements_of(by), pk)
    return render(request, "agreements/agreement.html", agreement_context(by, agreement))


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
def agreement_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = AgreementForm(request.POST or None, by=by, agreement=agreement)
    context = {
        "heading": _("Change the agreement"),
        "trail": [*trail_of(agreement), (_("Change"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(agreement),
    }
    return answer_form(
        request,
        form,
        lambda: url_of(update_agreement(by=by, agreement=agreement, details=form.details())),
        context,
    )


@require_POST
@acting_as(*KEEPERS)
def agreement_sign(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    return do(request, lambda: sign_agreement(by=by, agreement=agreement), then=url_of(agreement))


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def agreement_extend(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = ExtensionForm(request.POST or None, by=by)

    def act() -> str:
        extend_agreement(by=by, agreement=agreement, **form.cleaned_data)
        return url_of(agreement)

    context = {
        "heading": _("Extend the agreement"),
        "lead": agreement.title,
        "trail": [*trail_of(agreement), (_("Extend"), None)],
        "button": _("Extend the agreement"),
        "cancel": url_of(agreement),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def agreement_close(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = ClosingForm(request.POST or None)

    def act() -> str:
        return url_of(close_agreement(by=by, agreement=agreement, **form.cleaned_data))

    context = {
        "heading": _("Close the agreement"),
        "lead": _("A closed agreement stays as it is; its pledges and duties are not reminded any more."),
        "trail": [*trail_of(agreement), (_("Close"), None)],
        "button": _("Close the agreement"),
        "cancel": url_of(agreement),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def agreement_publish(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    """Show it to the public, or no longer."""
    agreement = one(own_agreements(by), pk)
    is_public = request.POST.get("public") == "1"
    return do(request, lambda: set_public(by=by, agreement=agreement, is_public=is_public), then=url_of(agreement))


@require_POST
@acting_as(*KEEPERS)
def agreement_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    then = reverse("agreements:all") if agreement.state == "draft" else url_of(agreement)
    return do(request, lambda: delete_agreement(by=by, agreement=agreement), then=then)
