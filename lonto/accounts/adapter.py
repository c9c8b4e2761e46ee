"""How allauth behaves in this house."""

import base64

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lonto.accounts import second_factor
from lonto.accounts.models import Account

REFUSED = _("User name or password do not fit. Check both; small and capital letters count.")


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: an office invites. A refused sign-in says nothing about who has an account."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": REFUSED,
        "email_password_mismatch": REFUSED,
        "too_many_login_attempts": _("Too many attempts that did not fit. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are kept encrypted, and who needs a second factor cannot remove the last one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your role needs a second factor: add another one before you remove this one."
        ),
        "incorrect_code": _("This code does not fit. Take the one that your app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:  # another secret key: no code fits, instead of an error page
            return str(generate_totp_secret())

    def build_totp_svg(self, url: str) -> str:
        """The QR code as markup without inline styles, which our pages do not allow."""
        drawn = segno.make(url, error="m", micro=False)
        return drawn.svg_inline(scale=5, border=4, light="#fff", title=gettext("The key as a picture for the app"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        has_another = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        account: Account = authenticator.user
        return has_another or not second_factor.is_required_of(account)

    def _get_site_name(self) -> str:
        return "Lonto"


def _cipher() -> Fernet:
    derived = HKDF(hashes.SHA256(), length=32, salt=None, info=b"lonto second factor").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))
