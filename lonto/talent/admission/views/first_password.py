"""Choosing user name and first password, for who came to an office by an account that only codes opened."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from lonto.accounts.forms import AcceptForm
from lonto.accounts.models import Account
from lonto.lib.names import fold_name
from lonto.talent.admission.actions import passwords
from lonto.talent.admission.actions.sign_in import lacks_password
from lonto.talent.admission.addresses import addresses_of
from lonto.talent.admission.forms.sign_in import OwnAddressForm
from lonto.talent.admission.views.sign_in import PASSWORD_GRANT, granted, sent
from lonto.web.answering import add_refusal

LONGEST = 60


@login_not_required
@never_cache
@sensitive_post_parameters("password", "repeated")
def first_password(request: HttpRequest) -> HttpResponse:
    """With a code typed a moment ago the choice itself; before that, for who is signed in, the code."""
    account = granted(request)
    if account is not None and lacks_password(account):
        return _choose(request, account)
    if isinstance(request.user, Account) and lacks_password(request.user):
        return _send(request, request.user)
    return redirect("admission:sign_in")


def _choose(request: HttpRequest, account: Account) -> HttpResponse:
    form = AcceptForm(request.POST or None, initial={"username": suggestion(account)})
    if form.is_valid():
        data = form.cleaned_data
        try:
            chosen = passwords.choose_password(by=account, username=data["username"], password=data["password"])
        except ValidationError as error:
            add_refusal(form, error, otherwise="password")
        else:
            del request.session[PASSWORD_GRANT]
            return _done(request, chosen)
    context = {"heading": _("Choose how you sign in"), "form": form}
    return render(request, "admission/sign_in/first_password.html", context)


def _send(request: HttpRequest, account: Account) -> HttpResponse:
    own = addresses_of(account)
    form = OwnAddressForm(request.POST or None, addresses=own)
    if form.is_valid():
        address = form.cleaned_data["address"]
        send = lambda ip: passwords.send_password_code(by=account, address=address, ip=ip)  # noqa: E731
        if sent(request, form, address, send):
            return redirect("admission:code")
    context = {"heading": _("Choose a password"), "form": form, "has_address": bool(own)}
    return render(request, "admission/sign_in/password_code.html", context)


def _done(request: HttpRequest, account: Account) -> HttpResponse:
    if request.user == account:
        update_session_auth_hash(request, account)
        messages.success(request, _("From now on you sign in with your user name and this password."))
        return redirect("accounts:security")
    messages.success(request, _("Your password is chosen. Sign in with it now."))
    return redirect(settings.LOGIN_URL)


def suggestion(account: Account) -> str:
    """A user name made of the person's name, such as maria.nggadas; "" where another account has it."""
    words = fold_name(account.name).replace("'", "").split()
    name = ".".join("".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in words)[:LONGEST]
    is_free = name and not Account.objects.filter(username=name).exclude(pk=account.pk).exists()
    return name.strip(".") if is_free and "@" not in account.name else ""
