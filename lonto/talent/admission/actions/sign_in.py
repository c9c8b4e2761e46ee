"""Signing up and in with a one-time code. The same words and the same steps, whether or not an account exists."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from lonto.accounts import channels
from lonto.accounts.models import Account, Membership
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.talent.admission.actions import codes
from lonto.talent.admission.actions.codes import SentCode, TooManyCodesError, is_open
from lonto.talent.admission.addresses import Address, account_of
from lonto.talent.admission.choices import CodePurpose

__all__ = ["Opened", "SentCode", "TooManyCodesError", "enter", "is_open", "may_enter_by_code", "send_code"]


@dataclass(frozen=True)
class Opened:
    """What a code opens: the account itself, or only the choice of its first password."""

    account: Account
    chooses_password: bool = False


def send_code(*, address: Address, ip: str | None) -> SentCode:
    """Send a code of six digits to `address`, valid for ten minutes.

    Who works in an office gets a message that says how they sign in, and a code that nothing fits; who has a role but
    no password yet gets a code to choose one. Raises TooManyCodesError, or channels.NotSentError when the message does
    not leave.
    """
    account = account_of(address)
    if account is not None and lacks_password(account):
        return codes.send(address=address, ip=ip, purpose=CodePurpose.PASSWORD, message=password_message)
    is_void = account is not None and not may_enter_by_code(account)
    message = _message_for_offices if is_void else _message
    return codes.send(address=address, ip=ip, purpose=CodePurpose.ENTER, message=message, is_void=is_void)


def enter(*, code_id: UUID, address: Address, code: str, home: Region) -> Opened | None:
    """What the right code opens; an account is made now if there was none. None for a code that does not fit.

    `home` is the regency whose journal records a new account.
    """
    kept = codes.take(code_id=code_id, address=address, code=code)
    if kept is None or kept.purpose not in (CodePurpose.ENTER, CodePurpose.PASSWORD):
        return None
    if kept.purpose == CodePurpose.PASSWORD:
        account = account_of(address)
        return Opened(account, chooses_password=True) if account and lacks_password(account) else None
    account = _account_for(address, home)
    return Opened(account) if account else None


def may_enter_by_code(account: Account) -> bool:
    """A person with a role signs in with password and second factor, and a shut account not at all."""
    return account.is_active and not has_role(account)


def lacks_password(account: Account) -> bool:
    """Whether a person came to an office by an account that only codes opened, and has no password for it yet."""
    return account.is_active and not account.has_usable_password() and has_role(account)


def has_role(account: Account) -> bool:
    current = Q(until=None) | Q(until__gt=timezone.localdate())
    return Membership.objects.filter(current, account=account).exists()


def password_message(code: str) -> channels.Message:
    """The message with a code to choose the first password."""
    text = _(
        "%(code)s is your code to choose a password for Lonto. You need one because you work in an office now. It is "
        "valid for 10 minutes. Tell it to nobody."
    ) % {"code": code}
    return channels.Message(_("Your code to choose a password"), text)


def _account_for(address: Address, home: Region) -> Account | None:
    with writing(home) as stream:
        account = account_of(address)
        if account is not None:
            return account if may_enter_by_code(account) else None
        # Until the person has told a name, the pages greet by the address.
        account = Account(username=f"p-{uuid7().hex}", name=address.value[:100], **{address.kind.value: address.value})
        account.set_unusable_password()
        account.save(force_insert=True)
        record(by=account, stream=stream, verb="admission.sign_up", saved=[account])
    return account


def _message(code: str) -> channels.Message:
    text = _(
        "%(code)s is your code to sign in to Lonto. It is valid for 10 minutes. Tell it to nobody, not even to "
        "people of the office."
    ) % {"code": code}
    return channels.Message(_("Your code to sign in"), text)


def _message_for_offices(code: str) -> channels.Message:
    text = _(
        "Somebody, perhaps you, asked for a code to sign in to Lonto. This address does not sign in with a code: "
        "who works in an office uses user name and password at %(url)s."
    ) % {"url": f"{settings.LONTO_PUBLIC_URL}/account/login/"}
    return channels.Message(_("Your code to sign in"), text)
