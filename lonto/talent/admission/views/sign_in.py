"""Signing up and in: the address, then the code that was sent there."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lonto.accounts import channels
from lonto.accounts.models import Account
from lonto.talent.admission import addresses
from lonto.talent.admission.actions import sign_in as actions
from lonto.talent.admission.actions.codes import SentCode, TooManyCodesError
from lonto.talent.admission.forms.sign_in import AddressForm, CodeForm
from lonto.talent.admission.queries.hosts import home_regency
from lonto.talent.admission.views import ways

PENDING = "admission_code"
PASSWORD_GRANT = "admission_password"  # noqa: S105  the name of a place in the session
GRANTED_FOR = 15 * 60


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the address and send the code."""
    following = ways.following(request, reverse("admission:home"))
    if request.user.is_authenticated:
        return redirect(following)
    if home_regency() is None:
        raise Http404
    form = AddressForm(request.POST or None)
    if form.is_valid():
        address = form.cleaned_data["address"]
        if sent(request, form, address, lambda ip: actions.send_code(address=address, ip=ip)):
            return redirect(f"{reverse('admission:code')}?{urlencode({'next': following})}")
    return render(request, "admission/sign_in/address.html", {"heading": _("Sign in or begin"), "form": form})


@login_not_required
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code and open the session, or the choice of a first password."""
    following = ways.following(request, reverse("admission:home"))
    pending: dict[str, Any] | None = request.session.get(PENDING)
    is_in = request.user.is_authenticated
    if is_in and not (pending and actions.lacks_password(ways.account_of(request))):
        return redirect(following)
    if pending is None:
        return redirect(f"{reverse('admission:sign_in')}?{urlencode({'next': following})}")
    address = addresses.read(pending["address"])
    form = CodeForm(request.POST or None)
    if form.is_valid() and address and (opened := _opened(request, pending, address, form)):
        return redirect(_let_in(request, opened) or following)
    again = "admission:first_password" if is_in else "admission:sign_in"
    context = {
        "heading": _("Type the code"),
        "form": form,
        "address": address,
        "shown": pending.get("shown", ""),
        "again_url": f"{reverse(again)}?{urlencode({'next': following})}",
    }
    return render(request, "admission/sign_in/code.html", context)


def sent(
    request: HttpRequest, form: BaseForm, address: addresses.Address, send: Callable[[str | None], SentCode]
) -> bool:
    """Send a code and remember that it is on its way; what hinders it is said beside the address."""
    try:
        code = send(get_adapter().get_client_ip(request))
    except TooManyCodesError:
        form.add_error("address", _("Too many codes were asked for. Wait an hour, or use the last code that came."))
        return False
    except channels.NotSentError:
        form.add_error("address", _("The code could not be sent. Check the address and try again in a few minutes."))
        return False
    request.session[PENDING] = {"id": str(code.id), "address": address.value}
    if settings.LONTO_DEMO:
        request.session[PENDING]["shown"] = code.shown
    return True


def refuse_code(form: CodeForm, code_id: UUID) -> None:
    """Say why a code does not open."""
    form.refuse(
        _("This code does not fit. Check the digits.")
        if actions.is_open(code_id)
        else _("This code does not open any more. Ask for a new one below.")
    )


def granted(request: HttpRequest) -> Account | None:
    """Who may choose a first password in this session, because a code has shown it a moment ago."""
    grant: dict[str, Any] = request.session.get(PASSWORD_GRANT, {})
    if grant.get("until", 0) < time.time():
        return None
    return Account.objects.filter(pk=grant["account"]).first()


def _opened(
    request: HttpRequest, pending: dict[str, Any], address: addresses.Address, form: CodeForm
) -> actions.Opened | None:
    home = home_regency()
    if home is None:
        raise Http404
    code_id = UUID(pending["id"])
    opened = actions.enter(code_id=code_id, address=address, code=form.cleaned_data["code"], home=home)
    if opened is None:
        refuse_code(form, code_id)
    return opened


def _let_in(request: HttpRequest, opened: actions.Opened) -> str:
    """Open the session, or the page of the first password, whose address comes back."""
    del request.session[PENDING]
    if opened.chooses_password:
        request.session.cycle_key()
        request.session[PASSWORD_GRANT] = {"account": str(opened.account.pk), "until": time.time() + GRANTED_FOR}
        return reverse("admission:first_password")
    login(request, opened.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, opened.account, "code")
    return ""
