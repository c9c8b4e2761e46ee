from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lonto.accounts.access import acting_as
from lonto.accounts.models import Membership
from lonto.village.letters.actions import change_setting
from lonto.village.letters.forms import setting_form
from lonto.village.letters.numbering import setting_of
from lonto.village.letters.states import DECIDERS
from lonto.village.letters.views.listing import trail
from lonto.web.once import sent_once


@sent_once
@acting_as(*DECIDERS)
def setting(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """How this village numbers and signs its letters."""
    form = setting_form(request.POST or None, setting_of(by.office.region))
    if request.method == "POST" and form.is_valid():
        change_setting(by=by, **form.values())
        messages.success(request, _("Saved. It holds for letters signed from now on."))
        return redirect("letters:setting")
    context = {"heading": _("Numbers and signers of letters"), "form": form, "trail": trail()}
    return render(request, "letters/setting.html", context)
