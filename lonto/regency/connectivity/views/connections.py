"""How each office is connected: the list, and the page of one office that is changed with one tap."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lonto.accounts.access import acting_as, one
from lonto.accounts.models import Membership
from lonto.regency.connectivity.access import KEEPERS, OWN_VILLAGE, VIEWERS, may_write, villages_seen
from lonto.regency.connectivity.actions import record_connection
from lonto.regency.connectivity.choices import Network
from lonto.regency.connectivity.forms import ConnectionForm
from lonto.regency.connectivity.lists import connection_list, network_tag, proposal_url, village_url
from lonto.regency.connectivity.models import Connection
from lonto.regency.connectivity.queries import history_of, with_connection
from lonto.web.answering import add_refusal
from lonto.web.answers import Fact
from lonto.web.once import sent_once


def map_url(key: str = "connectivity.villages_online") -> str:
    """The map of the offices with a network."""
    return f"{reverse('measures:map')}?measure={key}"


@require_safe
@acting_as(*VIEWERS)
def connection_index(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """Every office that the person sees, with what is known of its connection."""
    context = {
        "heading": _("Connectivity"),
        "lead": _("How each village office reaches the internet, by the newest that is known."),
        "trail": [(_("Connectivity"), None)],
        "map_url": map_url(),
        "may_keep": by.role in KEEPERS,
    }
    return connection_list(by.office.region).respond(request, with_connection(villages_seen(by)), context)


@require_safe
@acting_as(*OWN_VILLAGE)
def own_village(request: HttpRequest, by: Membership) -> HttpResponse:
    """The menu's way to the page of the own office."""
    return redirect(village_url(by.office.region))


@require_http_methods(["GET", "POST"])
@acting_as(*VIEWERS, *OWN_VILLAGE)
@sent_once
def village_page(request: HttpRequest, by: Membership, code: str) -> HttpResponse:
    """One office: what is known, the form that says it anew, and everything that was said before."""
    village = one(villages_seen(by), code)
    history = list(history_of(village))
    current = next((each for each in history if each.is_current), None)
    form = ConnectionForm(request.POST or None, initial=ConnectionForm.known(by, current))
    if request.method == "POST" and form.is_valid():
        try:
            made = record_connection(by=by, details=form.details(village))
        except ValidationError as error:
            add_refusal(form, error)
        else:
            said = {"village": village.name, "network": made.get_network_display()}
            messages.success(request, _("Recorded: %(village)s, %(network)s.") % said)
            return redirect(village_url(village))
    is_viewer = by.role in VIEWERS
    start = [(_("Connectivity"), reverse("connectivity:list"))] if is_viewer else []
    context = {
        "heading": _("Internet of the office"),
        "lead": village.name,
        "trail": [*start, (village.name, None)],
        "village": village,
        "current": current,
        "tag": network_tag(current.network if current else None),
        "facts": _facts(current),
        "history": history,
        "form": form,
        "may_write": may_write(by, village),
        "networks": [(value, label) for value, label in reversed(Network.choices)],
        "details": [form[name] for name in ("medium", "basis", "known_on", "source")],
        "has_wrong_details": bool(set(form.errors) - {"network"}) if form.is_bound else False,
        "map_url": map_url(),
        "proposal_url": proposal_url(village) if is_viewer and current and current.network == Network.NONE else "",
    }
    return render(request, "connectivity/village.html", context)


def _facts(current: Connection | None) -> list[Fact]:
    if current is None:
        return []
    return [
        Fact(_("By what"), current.get_medium_display() if current.medium else None),
        Fact(_("How it is known"), current.get_basis_display()),
        Fact(_("Of when"), current.known_on),
        Fact(_("From whom"), current.source),
    ]
