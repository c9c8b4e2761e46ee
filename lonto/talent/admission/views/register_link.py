"""Asking the village to confirm the person, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lonto.accounts.queries import office_of
from lonto.talent.admission.access import with_profile
from lonto.talent.admission.actions import links as actions
from lonto.talent.admission.models import Applicant
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.views import ways
from lonto.web.once import sent_once


@with_profile
@sent_once
def register_link(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """What the link is for, and the button that asks."""
    if request.method == "POST":
        try:
            actions.ask_link(by=ways.account_of(request), applicant=applicant)
        except Refused:
            return redirect("admission:profile")
        return redirect("admission:register_link")
    context = {
        "heading": _("Confirmation by your village"),
        "trail": [
            (_("My applications"), reverse("admission:home")),
            (_("About you"), reverse("admission:profile")),
            (_("Confirmation by your village"), None),
        ],
        "applicant": applicant,
        "office": office_of(applicant.region),
        "can_ask": bool(applicant.name and applicant.born_on),
    }
    return render(request, "admission/profile/register_link.html", context)


@require_POST
@with_profile
def register_link_end(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    """Take the question back, or answer for oneself again."""
    actions.end_link(by=ways.account_of(request), applicant=applicant)
    return redirect("admission:register_link")
