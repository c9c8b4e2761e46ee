"""How a person signs in: the addresses, another one by a code, and giving one up."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lonto.accounts.channels import Kind
from lonto.accounts.models import Account
from lonto.regions.models import Region
from lonto.talent.admission import addresses
from lonto.talent.admission.access import personal
from lonto.talent.admission.actions import own_address as actions
from lonto.talent.admission.actions.sign_in import may_enter_by_code
from lonto.talent.admission.forms.sign_in import CodeForm, NewAddressForm
from lonto.talent.admission.queries.hosts import home_regency
from lonto.talent.admission.refusals import Refused
from lonto.talent.admission.views.sign_in import PENDING, refuse_code, sent


@personal
def own_address(request: HttpRequest, account: Account) -> HttpResponse:
    """The own addresses, and the field for another one."""
    form = NewAddressForm(request.POST or None)
    if form.is_valid() and _send(request, account, form):
        return redirect("admission:own_address_code")
    known = addresses.addresses_of(account)
    context = {
        "heading": _("How you sign in"),
        "trail": [(_("My applications"), reverse("admission:home")), (_("How you sign in"), None)],
        "form": form,
        "addresses": known,
        "may_give_up": len(known) > 1,
        "is_person": may_enter_by_code(account),
    }
    return render(request, "admission/sign_in/own_address.html", context)


@personal
def own_address_code(request: HttpRequest, account: Account) -> HttpResponse:
    """The code that came to the new address."""
    pending = request.session.get(PENDING)
    address = addresses.read(pending["address"]) if pending else None
    if pending is None or address is None:
        return redirect("admission:own_address")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        code_id, code = UUID(pending["id"]), form.cleaned_data["code"]
        if actions.change_address(by=account, code_id=code_id, address=address, code=code, home=_home()):
            del request.session[PENDING]
            messages.success(request, _("From now on you sign in by this address. The former one was told."))
            return redirect("admission:own_address")
        refuse_code(form, code_id)
    context = {
        "heading": _("Type the code"),
        "form": form,
        "address": address,
        "shown": pending.get("shown", ""),
        "again_url": reverse("admission:own_address"),
        "button": _("Take this address"),
    }
    return render(request, "admission/sign_in/code.html", context)


@require_POST
@personal
def own_address_stop(request: HttpRequest, account: Account) -> HttpResponse:
    """Give one of two addresses up."""
    try:
        kind = Kind(request.POST.get("kind", ""))
    except ValueError:
        raise Http404 from None
    try:
        actions.stop_using(by=account, kind=kind, home=_home())
    except Refused as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("You do not sign in by that address any more."))
    return redirect("admission:own_address")


def _send(request: HttpRequest, account: Account, form: NewAddressForm) -> bool:
    address = form.cleaned_data["address"]
    try:
        return sent(request, form, address, lambda ip: actions.send_address_code(by=account, address=address, ip=ip))
    except Refused as refused:
        form.add_error("address", refused)
        return False


def _home() -> Region:
    home = home_regency()
    if home is None:
        raise Http404
    return home
