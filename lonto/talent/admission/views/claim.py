"""Taking over a profile that an office has made for this person."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lonto.accounts.models import Account
from lonto.talent.admission.access import personal
from lonto.talent.admission.actions.claims import claim_profile, claimable
from lonto.talent.admission.forms.nominations import ClaimForm
from lonto.talent.admission.refusals import Refused

MOST_TRIES = 5
WITHIN = 60 * 60


@personal
def claim(request: HttpRequest, account: Account) -> HttpResponse:
    """Ask for NIK and birth date, at most five times an hour."""
    if not claimable(account).exists():
        return redirect("admission:home")
    form = ClaimForm(request.POST or None)
    if form.is_valid():
        if _tries(account) > MOST_TRIES:
            form.add_error(None, _("Too many tries. Wait an hour, or ask the office that entered you."))
        else:
            try:
                claim_profile(by=account, nik=form.cleaned_data["nik"], born_on=form.cleaned_data["born_on"])
            except Refused as refused:
                form.add_error(None, refused)
            else:
                return redirect("admission:home")
    context = {
        "heading": _("An office has entered you already"),
        "trail": [(_("My applications"), reverse("admission:home")), (_("Take over my profile"), None)],
        "form": form,
    }
    return render(request, "admission/profile/claim.html", context)


def _tries(account: Account) -> int:
    """How often this account has tried within the hour, this time included."""
    key = f"claim:{account.pk}"
    count: int = cache.get(key, 0) + 1
    cache.set(key, count, WITHIN)
    return count
