"""A person's own result: the reason, confirm, give back, ask for a review; and sanctions with their appeal."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lonto.talent.admission.access import own_application, with_profile
from lonto.talent.admission.actions.reviews import ask_review
from lonto.talent.admission.actions.sanctions import appeal_sanction
from lonto.talent.admission.actions.seats import confirm_seat, give_back
from lonto.talent.admission.choices import AppealState, OfferState, ReviewState
from lonto.talent.admission.forms.office import TextForm
from lonto.talent.admission.models import Applicant, Application, Offer, Sanction
from lonto.talent.admission.moments import in_words
from lonto.talent.admission.officer_access import SHOWN
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.result_words import Words
from lonto.talent.admission.views import ways
from lonto.talent.training.choices import IntakeState
from lonto.web.answering import add_refusal
from lonto.web.once import sent_once

LEAVING = frozenset({OfferState.ADMITTED, OfferState.CONFIRMED, OfferState.WAITING})


@require_safe
@with_profile
def result(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """The result with its reason, and what the person can do now."""
    own, offer = _own(applicant, pk)
    words = Words(own.intake)
    lines = words.lines_of(offer)
    reviews = list(own.reviews.all())
    is_open = own.intake.state == IntakeState.PUBLISHED
    is_late = offer.state == OfferState.ADMITTED and offer.answer_until is not None and offer.answer_until <= now()
    context = _context(own) | {
        "offer": offer,
        "why": words.why(offer),
        "class_name": words.class_name(offer.training_class.code) if offer.training_class else "",
        "until": in_words(offer.answer_until) if offer.answer_until else "",
        "lines": lines,
        "is_late": is_late,
        "waits_above": any(line.waits for line in lines) and offer.state == OfferState.ADMITTED,
        "may_confirm": is_open and offer.state == OfferState.ADMITTED and not is_late,
        "may_leave": is_open and offer.state in LEAVING,
        "may_ask": is_open and not any(one.state == ReviewState.ASKED for one in reviews),
        "reviews": reviews,
    }
    return render(request, "admission/result/result.html", context)


@require_POST
@with_profile
@sent_once
def seat_confirm(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Take the seat."""
    own, _offer = _own(applicant, pk)
    try:
        confirm_seat(by=ways.account_of(request), application=own)
    except Refused as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Your seat is confirmed. Nobody can take it away from you."))
    return redirect("admission:result", pk=pk)


@with_profile
@sent_once
def seat_leave(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Ask once more, then give the seat or the places back."""
    own, offer = _own(applicant, pk)
    if request.method == "POST":
        try:
            give_back(by=ways.account_of(request), application=own)
        except Refused as refused:
            messages.error(request, refused.messages[0])
        else:
            messages.success(request, _("Given back. Thank you: somebody else gets the chance at once."))
        return redirect("admission:result", pk=pk)
    if offer.state not in LEAVING:
        return redirect("admission:result", pk=pk)
    is_waiting = offer.state == OfferState.WAITING
    heading = _("Leave the waiting lists?") if is_waiting else _("Give your seat back?")
    context = _context(own, heading) | {"offer": offer, "is_waiting": is_waiting}
    return render(request, "admission/result/leave.html", context)


@with_profile
@sent_once
def review_ask(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """Ask the office to look again."""
    own, _offer = _own(applicant, pk)
    form = TextForm(request.POST or None)
    if form.is_valid():
        try:
            ask_review(by=ways.account_of(request), application=own, text=form.cleaned_data["text"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            messages.success(request, _("Your question is with the office. The answer comes with its reason."))
            return redirect("admission:result", pk=pk)
    context = _context(own, _("Ask for a review")) | {
        "form": form,
        "text": _("The office looks at your documents and scores again. Until it answers, your result stays as it is."),
        "button": _("Ask for a review"),
        "cancel": reverse("admission:result", args=[pk]),
    }
    return render(request, "admission/result/ask.html", context)


@with_profile
@sent_once
def appeal(request: HttpRequest, applicant: Applicant, pk: UUID) -> HttpResponse:
    """A sanction against this person, and the appeal against it."""
    found = get_object_or_404(Sanction.objects.select_related("intake__programme"), pk=pk, applicant=applicant)
    form = TextForm(request.POST or None) if found.appeal_state == AppealState.NONE else None
    if form is not None and form.is_valid():
        try:
            appeal_sanction(by=ways.account_of(request), sanction=found, text=form.cleaned_data["text"])
        except ValidationError as error:
            add_refusal(form, error)
        else:
            messages.success(request, _("Your appeal is with the office. The answer comes with its reason."))
            return redirect("admission:appeal", pk=pk)
    context = {
        "heading": _("Sanction"),
        "trail": [(_("My applications"), reverse("admission:home")), (_("Sanction"), None)],
        "sanction": found,
        "form": form,
        "button": _("Send the appeal"),
        "cancel": reverse("admission:home"),
    }
    return render(request, "admission/result/appeal.html", context)


def _own(applicant: Applicant, pk: UUID) -> tuple[Application, Offer]:
    """The own application with its published result, or 404."""
    own = own_application(applicant, pk)
    offer = Offer.objects.select_related("training_class").filter(application=own).first()
    if offer is None or own.intake.state not in SHOWN:
        raise Http404
    return own, offer


def _context(own: Application, heading: str = "") -> dict[str, Any]:
    here = reverse("admission:result", args=[own.intake_id])
    trail: list[tuple[str, str | None]] = [
        (_("My applications"), reverse("admission:home")),
        (own.intake.name, reverse("admission:application", args=[own.intake_id])),
        (_("Result"), here if heading else None),
    ]
    return {
        "heading": heading or _("Your result"),
        "lead": f"{own.intake}, {own.number}",
        "trail": [*trail, (heading, None)] if heading else trail,
        "intake": own.intake,
        "application": own,
    }
