"""What a signed-in person does about the own account: sessions, roles, and the form that waited for a sign-in."""

from allauth.account.internal.flows import logout
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lonto.accounts import browsers, first_passwords, kept_forms, second_factor
from lonto.accounts.actions import end_sessions_of
from lonto.accounts.middleware import SESSION_KEY
from lonto.accounts.models import Account, Membership


@never_cache
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Roles, second factor, password and sessions on one page."""
    account = _account(request)
    memberships: list[Membership] = request.memberships  # type: ignore[attr-defined]
    sessions = sorted(UserSession.objects.purge_and_list(account), key=lambda s: s.last_seen_at, reverse=True)
    context = {
        "heading": _("Sign-in and security"),
        "account": account,
        "has_password": account.has_usable_password(),
        "roles": memberships,
        "is_needed": any(second_factor.is_required_for(held) for held in memberships),
        "factors": set(Authenticator.objects.filter(user=account).values_list("type", flat=True)),
        "sessions": [
            (s, browsers.name_of(s.user_agent), s.session_key == request.session.session_key) for s in sessions
        ],
    }
    return render(request, "accounts/security.html", context)


@require_safe
def first_password(request: HttpRequest) -> HttpResponse:
    """Where an account without a password gets its first one, if a room offers that."""
    address = first_passwords.address()
    return redirect(address) if address else redirect("accounts:security")


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Act in another of the own roles from now on."""
    chosen = request.POST.get("membership", "")
    memberships: list[Membership] = request.memberships  # type: ignore[attr-defined]
    if chosen not in {str(held.pk) for held in memberships}:
        raise Http404
    request.session[SESSION_KEY] = chosen
    return redirect("web:home")


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out one of the own sessions."""
    session = get_object_or_404(UserSession, user=_account(request), pk=pk)
    if session.session_key == request.session.session_key:
        logout.logout(request)
        return redirect("account_login")
    session.end()
    messages.success(request, _("That session is signed out."))
    return redirect("accounts:security")


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    end_sessions_of(_account(request))
    logout.logout(request)
    return redirect("account_login")


@never_cache
@require_http_methods(["GET", "POST"])
def kept_form(request: HttpRequest) -> HttpResponse:
    """The form that its sender wrote before being signed out: send it now, or throw it away."""
    kept = kept_forms.kept_for(request, _account(request))
    if kept is None or request.method == "POST":
        kept_forms.forget(request)
        return redirect("web:home")
    return render(request, "accounts/kept_form.html", {"heading": _("Your form is still here"), "kept": kept})


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
