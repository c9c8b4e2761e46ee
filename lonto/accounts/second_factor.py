"""Whether a session was opened with a second factor, and the codes of an authenticator app."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from lonto.accounts.choices import SECOND_FACTOR_ROLES
from lonto.accounts.models import Account, Membership
from lonto.accounts.queries import memberships_of


def is_required_for(by: Membership) -> bool:
    """Heads sign letters and regency roles see all villages: a stolen password must not be enough."""
    return by.role in SECOND_FACTOR_ROLES


def is_required_of(account: Account) -> bool:
    """Whether one of the roles of this person needs it."""
    return memberships_of(account).filter(role__in=SECOND_FACTOR_ROLES).exists()


def is_shown_in(request: HttpRequest, account: Account) -> bool:
    """Whether this session has shown a second factor: a code, a recovery code, a security key or a passkey."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, account))


def is_set_up_by(account: Account) -> bool:
    return bool(is_mfa_enabled(account))


def code_of(secret: str, at: float | None = None) -> tuple[str, int]:
    """The code that an authenticator app with this secret shows now, and for how many more seconds."""
    now = int(time.time() if at is None else at)
    period = app_settings.TOTP_PERIOD
    return format_hotp_value(hotp_value(secret, now // period)), period - now % period
