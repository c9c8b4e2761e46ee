"""What is proposed for villages without a network, and what was decided."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one, regency_of
from lonto.accounts.models import Membership
from lonto.regency.connectivity.access import KEEPERS, VIEWERS, villages_seen
from lonto.regency.connectivity.actions import decide
from lonto.regency.connectivity.choices import Remedy
from lonto.regency.connectivity.forms import DecisionForm
from lonto.regency.connectivity.lists import decision_tag, proposal_list, proposal_url, village_url
from lonto.regency.connectivity.models import Decision
from lonto.regency.connectivity.queries import Need, need_of, standing_decisions, without_network
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.once import sent_once

WHY = {
    Remedy.NODE: gettext_lazy("The office works on its own computer without a network and exchanges when it has one."),
    Remedy.CLASSES: gettext_lazy(
        "Who lives there cannot follow a class over the internet; teachers come to the village."
    ),
}


@require_safe
@acting_as(*VIEWERS)
def proposal_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """The villages without a network with the proposals for each."""
    regency = regency_of(by)
    rows = without_network(regency).filter(pk__in=villages_seen(by))
    page, rows = proposal_list(regency, rows)
    heading = _("Villages without a network")
    context = {
        "heading": heading,
        "lead": _("For each a node of its own and classes on site are proposed; the regency decides."),
        "trail": [(_("Connectivity"), reverse("connectivity:list")), (heading, None)],
    }
    return page.respond(request, rows, context)


@require_http_methods(["GET", "POST"])
@acting_as(*VIEWERS)
@sent_once
def proposal_page(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """The proposals for one village with their reasons; accepted or declined with a reason."""
    village = one(villages_seen(by), code)
    regency = regency_of(by)
    sent = request.POST.get("remedy", "")
    if request.method == "POST" and (by.role not in KEEPERS or sent not in Remedy.values):
        raise Http404
    forms = {remedy: DecisionForm(request.POST if sent == remedy else None, prefix=remedy) for remedy in Remedy}
    if sent and (form := forms[Remedy(sent)]).is_valid():
        reason = form.cleaned_data["reason"]
        try:
            decide(by=by, village=village, remedy=sent, is_accepted=form.is_accepted, reason=reason)
        except ValidationError as error:
            add_refusal(form, error)
        else:
            messages.success(request, _("The decision is recorded."))
            return redirect(proposal_url(village))
    need = need_of(village, regency)
    standing = standing_decisions(regency)
    listed = reverse("connectivity:proposals")
    context = {
        "heading": village.name,
        "trail": [
            (_("Connectivity"), reverse("connectivity:list")),
            (_("Villages without a network"), listed),
            (village.name, None),
        ],
        "village": village,
        "village_url": village_url(village),
        "need": need,
        "facts": _facts(need) if need else [],
        "proposals": [_proposal(remedy, forms[remedy], standing.get((village.pk, remedy))) for remedy in Remedy],
        "forms": list(forms.values()),
        "may_decide": by.role in KEEPERS,
        "past": Decision.objects.filter(village=village, is_standing=False).select_related("decided_by__account"),
    }
    return render(request, "connectivity/proposal.html", context)


def _proposal(remedy: Remedy, form: DecisionForm, decision: Decision | None) -> dict[str, Any]:
    return {
        "remedy": remedy.value,
        "title": remedy.label,
        "why": WHY[remedy],
        "form": form,
        "decision": decision,
        "tag": decision_tag(decision),
    }


def _facts(need: Need) -> list[Fact]:
    """The reasons; what is not known is left out."""
    facts = [Fact(_("Without a network since"), need.since, need.source)]
    if need.residents is not None:
        facts.append(Fact(_("Residents"), need.residents, _("as the register of the village has them")))
    if need.nearest is not None:
        distance = _("about %(number)s km as the crow flies") % {"number": need.distance_km}
        facts.append(Fact(_("Nearest office with a network"), need.nearest.name, distance))
    return facts
