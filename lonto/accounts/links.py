"""Links that open a door once: the secret travels in the link and only its hash is kept."""

import hashlib
import secrets

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from lonto.accounts.models import Account


def new_token() -> str:
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_link(token: str) -> str:
    """The address to send to the invited person."""
    return f"{settings.LONTO_PUBLIC_URL}{reverse('accounts:accept', args=[token])}"


def password_link(account: Account) -> str:
    """The address where this person chooses a new password; worthless once the password has changed."""
    which = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    path = reverse("account_reset_password_from_key", kwargs=which)
    return f"{settings.LONTO_PUBLIC_URL}{path}"
