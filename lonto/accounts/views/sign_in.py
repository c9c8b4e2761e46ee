"""allauth's views where this house asks for more than allauth does."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from lonto.accounts import second_factor
from lonto.accounts.models import Membership


class SecondFactor(IndexView):  # type: ignore[misc]
    """What a person has set up, and whether the role asks for more."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships: list[Membership] = self.request.memberships  # type: ignore[attr-defined]
        is_needed = any(second_factor.is_required_for(held) for held in memberships)
        has_password = not memberships or memberships[0].account.has_usable_password()
        return {**super().get_context_data(**kwargs), "is_needed": is_needed, "has_password": has_password}


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]
    """Setting up an authenticator app shows its code: this session has thereby shown a second factor."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return response


class AddKey(AddWebAuthnView):  # type: ignore[misc]
    """The same for a security key or passkey."""

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        return response


class RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]
    """Who needs a second factor cannot remove the last one."""

    request: HttpRequest

    def form_valid(self, form: Form) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return HttpResponseRedirect(self.get_success_url())
        response: HttpResponse = super().form_valid(form)
        return response
