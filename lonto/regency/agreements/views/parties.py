"""Parties, signatories and documents of an agreement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import KEEPERS, own_agreements, own_parties, own_signatories
from lonto.regency.agreements.actions import (
    add_document,
    add_party,
    add_signatory,
    remove_document,
    remove_party,
    remove_signatory,
    update_party,
)
from lonto.regency.agreements.forms.agreements import DocumentForm, PartyForm, SignatoryForm
from lonto.regency.agreements.views.answering import trail_of, url_of
from lonto.web.answering import answer_form, do
from lonto.web.once import sent_once


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def party_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = PartyForm(request.POST or None, regency=agreement.regency)

    def act() -> str:
        add_party(by=by, agreement=agreement, **form.answers())
        return url_of(agreement)

    context = {
        "heading": _("Name a party"),
        "lead": agreement.title,
        "trail": [*trail_of(agreement), (_("Name a party"), None)],
        "button": _("Add the party"),
        "cancel": url_of(agreement),
    }
    return answer_form(request, form, act, context)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
def party_edit(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    party = one(own_parties(by), pk)
    form = PartyForm(request.POST or None, regency=party.agreement.regency, party=party)

    def act() -> str:
        update_party(by=by, party=party, **form.answers())
        return url_of(party.agreement)

    context = {
        "heading": _("Change a party"),
        "lead": party.agreement.title,
        "trail": [*trail_of(party.agreement), (_("Change a party"), None)],
        "button": _("Save the changes"),
        "cancel": url_of(party.agreement),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def party_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    party = one(own_parties(by), pk)
    return do(request, lambda: remove_party(by=by, party=party), then=url_of(party.agreement))


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def signatory_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    party = one(own_parties(by), pk)
    form = SignatoryForm(request.POST or None)

    def act() -> str:
        add_signatory(by=by, party=party, **form.cleaned_data)
        return url_of(party.agreement)

    context = {
        "heading": _("Who signed for this party"),
        "lead": party.name,
        "trail": [*trail_of(party.agreement), (_("Who signed"), None)],
        "button": _("Add the person"),
        "cancel": url_of(party.agreement),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def signatory_delete(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    signatory = one(own_signatories(by), pk)
    then = url_of(signatory.party.agreement)
    return do(request, lambda: remove_signatory(by=by, signatory=signatory), then=then)


@require_http_methods(["GET", "POST"])
@acting_as(*KEEPERS)
@sent_once
def document_new(request: HttpRequest, by: Membership, pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    form = DocumentForm(request.POST or None, by=by)

    def act() -> str:
        add_document(by=by, agreement=agreement, evidence=form.cleaned_data["evidence"])
        return url_of(agreement)

    context = {
        "heading": _("A document from the evidence"),
        "lead": _("The text of the agreement, minutes and annexes are kept as evidence, once for all their uses."),
        "trail": [*trail_of(agreement), (_("A document from the evidence"), None)],
        "button": _("Add the document"),
        "cancel": url_of(agreement),
    }
    return answer_form(request, form, act, context)


@require_POST
@acting_as(*KEEPERS)
def document_delete(request: HttpRequest, by: Membership, pk: str, evidence_pk: str) -> HttpResponse:
    agreement = one(own_agreements(by), pk)
    document = get_object_or_404(agreement.documents.select_related("evidence"), evidence=evidence_pk)
    return do(
        request,
        lambda: remove_document(by=by, agreement=agreement, evidence=document.evidence),
        then=url_of(agreement),
    )
