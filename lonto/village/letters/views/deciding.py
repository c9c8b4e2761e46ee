"""One letter with its history, and the steps of those who decide."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.signing.codes import grouped
from lonto.village.letters.access import READERS, letter_for
from lonto.village.letters.actions import approve_letter, return_letter, withdraw_letter
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.forms import ReasonForm
from lonto.village.letters.models import Letter
from lonto.village.letters.numbering import setting_of
from lonto.village.letters.queries import events_of, has_register_moved_on, last_reason, steps_for
from lonto.village.letters.states import DECIDERS, steps_open_to
from lonto.village.letters.views.listing import trail
from lonto.village.letters.views.showing import answers_on, facts_on, state_tag, type_name
from lonto.village.letters.views.stale import tells_when_stale
from lonto.web.answers import Fact
from lonto.web.once import sent_once

OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)


@acting_as(*READERS)
@require_safe
def letter(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    """A letter: what it says, where it stands, what happened, what this person may do."""
    found = letter_for(by, pk)
    setting = setting_of(found.village)
    context: dict[str, Any] = {
        "heading": type_name(found),
        "letter": found,
        "state": state_tag(found),
        "steps": steps_for(by, found, secretary_signs=setting.secretary_signs),
        "issue": _issue_of(found),
        "facts": facts_on(found.type, found.facts),
        "answers": answers_on(found),
        "events": events_of(found),
        "reason": _reason_of(found),
        "has_moved_on": found.state in OPEN and has_register_moved_on(found),
        "trail": trail(),
    }
    return render(request, "letters/letter.html", context)


@require_POST
@sent_once
@tells_when_stale
@acting_as(*DECIDERS)
def approve(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponse:
    approve_letter(by=by, letter=letter_for(by, pk))
    messages.success(request, _("Approved. The letter now waits for signature."))
    return redirect("letters:letter", pk)


@sent_once
@tells_when_stale
@acting_as(*DECIDERS)
def send_back(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """Return a letter to the clerk with a reason."""
    return _with_reason(
        request, by, letter_for(by, pk), Transition.RETURN, return_letter, "letters/return.html", _("Return the letter")
    )


@sent_once
@tells_when_stale
@acting_as(*READERS)
def withdraw(request: HttpRequest, by: Membership, pk: uuid.UUID) -> HttpResponseBase:
    """End a letter with a reason."""
    return _with_reason(
        request,
        by,
        letter_for(by, pk),
        Transition.WITHDRAW,
        withdraw_letter,
        "letters/withdraw.html",
        _("Withdraw the letter"),
    )


def _with_reason(
    request: HttpRequest,
    by: Membership,
    found: Letter,
    transition: Transition,
    act: Callable[..., Letter],
    template: str,
    heading: str,
) -> HttpResponseBase:
    if transition not in steps_open_to(by.role, found.state):
        return redirect(found)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(by=by, letter=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("Done. The reason is kept with the letter."))
        return redirect(found)
    context = {
        "heading": heading,
        "form": form,
        "letter": found,
        "trail": trail((str(found), found.get_absolute_url())),
    }
    return render(request, template, context)


def _issue_of(found: Letter) -> list[Fact]:
    """Number, days, signer and code of a letter that was signed."""
    if found.code is None:
        return []
    return [
        Fact(_("Letter number"), found.number_text),
        Fact(_("Signed on"), found.signed_on),
        Fact(_("Signed by"), found.signer_name, found.signer_position),
        Fact(_("Valid until"), found.valid_until),
        Fact(_("Check code"), grouped(found.code)),
    ]


def _reason_of(found: Letter) -> str:
    reasons = {State.RETURNED: Transition.RETURN, State.WITHDRAWN: Transition.WITHDRAW}
    transition = reasons.get(State(found.state))
    return last_reason(found, transition) if transition else ""
