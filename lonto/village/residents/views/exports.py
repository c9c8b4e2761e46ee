"""Taking the whole register along as the exchange file."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.village.residents.access import WRITERS
from lonto.village.residents.actions.exports import take_out
from lonto.village.residents.views.listing import trail
from lonto.web.downloads import attachment


@acting_as(*WRITERS)
def export(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """First what the file holds, then the file."""
    if request.method != "POST":
        context = {"heading": _("Export the register"), "village": by.village, "trail": trail()}
        return render(request, "residents/export.html", context)
    name = f"penduduk-{by.village.pk}-{timezone.localdate():%Y-%m-%d}.xlsx"
    return attachment(name, lambda file: take_out(by=by, village=by.village, target=file))
