"""One-time codes that show that an address belongs to whoever types them: sent, tried, forgotten after a day."""

import datetime as dt
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from lonto.accounts import channels
from lonto.accounts.models import Account
from lonto.talent.admission.addresses import Address
from lonto.talent.admission.choices import CodePurpose
from lonto.talent.admission.models import SignInCode

VALID = dt.timedelta(minutes=10)
KEPT = dt.timedelta(days=1)
MOST_TRIES = 5
# Many people share one address of a mobile network or a village office, hence the wide bound for an IP address.
LIMITS: tuple[tuple[str, dt.timedelta, int], ...] = (
    ("address and ip", dt.timedelta(hours=1), 6),
    ("address", dt.timedelta(hours=1), 20),
    ("address", dt.timedelta(days=1), 60),
    ("ip", dt.timedelta(hours=1), 300),
    ("account", dt.timedelta(hours=1), 6),
    ("account", dt.timedelta(days=1), 15),
)


class TooManyCodesError(Exception):
    """Too many codes were asked for; later it works again."""


@dataclass(frozen=True)
class SentCode:
    """A code that is on its way; `shown` is the code itself, for demonstrations, and empty when none was sent."""

    id: UUID
    shown: str


def send(
    *,
    address: Address,
    ip: str | None,
    purpose: CodePurpose,
    message: Callable[[str], channels.Message],
    is_void: bool = False,
    account: Account | None = None,
) -> SentCode:
    """Send a code of six digits to `address`, valid for ten minutes, in the words of `message`.

    With `is_void` a code is kept that nothing fits, so that nobody can tell the difference. `account` asks for it,
    where somebody is signed in. Raises TooManyCodesError, or channels.NotSentError when the message does not leave.
    """
    now = timezone.now()
    code = f"{secrets.randbelow(1_000_000):06}"
    with transaction.atomic():
        SignInCode.objects.filter(created_at__lt=now - KEPT).delete()
        _require_patience(address, ip, account, now)
        kept = SignInCode(
            id=uuid7(),
            address=address.value,
            ip=ip,
            purpose=purpose,
            account=account,
            is_void=is_void,
            created_at=now,
            expires_at=now + VALID,
        )
        kept.code_hash = _hash(kept, code)
        kept.save(force_insert=True)
    channels.send(address.kind, address.value, message(code))
    return SentCode(kept.pk, "" if is_void else code)


def take(*, code_id: UUID, address: Address, code: str, account: Account | None = None) -> SignInCode | None:
    """The kept code that `code` fits, used up by this; None for one that does not fit.

    A code fits once, within ten minutes and five tries, for the address it was sent to and whoever asked for it.
    """
    with transaction.atomic():
        kept = (
            SignInCode.objects.select_for_update()
            .filter(pk=code_id, address=address.value, account=account, used_at=None, expires_at__gt=timezone.now())
            .filter(tries__lt=MOST_TRIES)
            .first()
        )
        if kept is None:
            return None
        kept.tries += 1
        fits = hmac.compare_digest(kept.code_hash, _hash(kept, code)) and not kept.is_void
        if fits:
            kept.used_at = timezone.now()
        kept.save(update_fields=["tries", "used_at"])
    return kept if fits else None


def is_open(code_id: UUID) -> bool:
    """Whether a code can still be tried."""
    return SignInCode.objects.filter(
        pk=code_id, used_at=None, expires_at__gt=timezone.now(), tries__lt=MOST_TRIES
    ).exists()


def _require_patience(address: Address, ip: str | None, account: Account | None, now: dt.datetime) -> None:
    for what, period, most in LIMITS:
        if what == "account" and account is None:
            continue
        asked = SignInCode.objects.filter(created_at__gt=now - period)
        if "address" in what:
            asked = asked.filter(address=address.value)
        if "ip" in what:
            asked = asked.filter(ip=ip)
        if what == "account":
            asked = asked.filter(account=account)
        if asked.count() >= most:
            raise TooManyCodesError


def _hash(kept: SignInCode, code: str) -> str:
    """Keyed, because a million hashes are tried in a second by whoever reads the table."""
    text = f"{kept.purpose}:{kept.pk}:{code}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), "sha256").hexdigest()
