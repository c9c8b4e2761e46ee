"""Gives each request the membership it acts as, asks for sign-in and second factor, and keeps a form meanwhile."""

import time
import zoneinfo
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from lonto.accounts import kept_forms, second_factor
from lonto.accounts.models import Account, Membership
from lonto.accounts.queries import memberships_of

SESSION_KEY = "membership"
SEEN_KEY = "seen"
SEEN_EVERY = 5 * 60
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {"accounts:switch", "accounts:security", "accounts:session_end", "accounts:sessions_end"}
)

Handler = Callable[[HttpRequest], HttpResponseBase]


class SignInRequired(LoginRequiredMiddleware):
    """Leads to the sign-in page and back again, and keeps the form of a person whose session ended while writing."""

    def handle_no_permission(  # type: ignore[override]  # htmx is led by a header, not by a redirect
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if request.method == "POST" and kept_forms.keep(request):
            sign_in = resolve_url(self.get_login_url(view_func))
            answer: HttpResponseBase = redirect(f"{sign_in}?{urlencode({'next': reverse('accounts:kept_form')})}")
        else:
            answer = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request") == "true" and isinstance(answer, HttpResponseRedirectBase):
            return HttpResponse(status=204, headers={"HX-Redirect": answer.url})
        return answer


class SessionActivity:
    """Keeps when and from where a session was last used, every five minutes: not every page is worth a write."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get(SEEN_KEY, 0) >= SEEN_EVERY:
                request.session[SEEN_KEY] = now
                UserSession.objects.create_from_request(request)
        return self.get_response(request)


class ActingMembership:
    """Sets `request.membership` (the chosen one, else the first; None without) and the office's time zone."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.memberships = []  # type: ignore[attr-defined]
        request.membership = None  # type: ignore[attr-defined]
        if isinstance(request.user, Account):
            held = list(memberships_of(request.user))
            chosen = request.session.get(SESSION_KEY)
            acting = next((m for m in held if str(m.pk) == chosen), held[0] if held else None)
            request.memberships = held  # type: ignore[attr-defined]
            request.membership = acting  # type: ignore[attr-defined]
            if acting is not None:
                with timezone.override(zoneinfo.ZoneInfo(acting.office.time_zone)):
                    return self.get_response(request)
        return self.get_response(request)


class SecondFactorRequired:
    """Lets heads and regency roles work only in a session that has shown a second factor.

    Who has none yet is led to set one up; who came in without it (a role that was given while signed in) is asked
    for it. The pages of sign-in and second factor themselves stay open, and so do pages that anybody may see.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        by: Membership | None = getattr(request, "membership", None)
        if by is None or not second_factor.is_required_for(by) or second_factor.is_shown_in(request, by.account):
            return None
        if _is_open(request, view_func):
            return None
        if not second_factor.is_set_up_by(by.account):
            return redirect("mfa_index")
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def _is_open(request: HttpRequest, view_func: Callable[..., Any]) -> bool:
    match = request.resolver_match
    if not getattr(view_func, "login_required", True) or match is None:
        return True
    return match.view_name in OPEN_WITHOUT_SECOND_FACTOR or match.route.startswith("account/")
