"""Signing in with the forms, as a person does."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Account
from lonto.accounts.second_factor import code_of

PASSWORD = "kata-sandi-uji-coba"


def send_password(client: Client, login: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def send_code(client: Client, code: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": code})


def present_code(account: Account) -> str:
    """What the authenticator app of this person shows now."""
    app = Authenticator.objects.get(user=account, type=Authenticator.Type.TOTP)
    return code_of(decrypt(app.data["secret"]))[0]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
