from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lonto.accounts import second_factor
from lonto.accounts.models import Account, Membership
from lonto.config.demo.cast import CAST, PASSWORD, SIGNING_PASSPHRASE, Player


@login_not_required
@never_cache
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Who can sign in to the demonstration, with password, present one-time code and signing passphrase."""
    made = set(
        Account.objects.filter(username__in=[player.username for player in CAST]).values_list("username", flat=True)
    )
    context: dict[str, Any] = {
        "heading": _("Demonstration"),
        "players": [_row(player) for player in CAST if player.username in made],
        "password": PASSWORD,
        "passphrase": SIGNING_PASSPHRASE,
        "seconds": second_factor.code_of("A" * 32)[1],
    }
    return render(request, "demo/demo.html", context)


def _row(player: Player) -> dict[str, Any]:
    membership = Membership.objects.select_related("office").filter(account__username=player.username).first()
    return {
        "username": player.username,
        "name": player.name,
        "role": player.role.label,
        "office": membership.office.name if membership else "",
        "code": second_factor.code_of(player.totp_secret)[0] if player.totp_secret else "",
    }
