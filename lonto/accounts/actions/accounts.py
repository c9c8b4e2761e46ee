"""Helping a person who cannot sign in any more, and shutting an account."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from lonto.accounts import links, recording
from lonto.accounts.access import NotAllowed, may_manage
from lonto.accounts.models import Account, Membership


@transaction.atomic
def deactivate(*, by: Membership, account: Account) -> Account:
    """Shut an account: no sign-in, and every open session ends now."""
    account = _managed(by, account)
    account.is_active = False
    account.save(update_fields=["is_active"])
    _record(by, account, "accounts.deactivate")
    end_sessions_of(account)
    return account


@transaction.atomic
def reactivate(*, by: Membership, account: Account) -> Account:
    """Open a shut account again; password and second factor are as they were."""
    account = _managed(by, account)
    account.is_active = True
    account.save(update_fields=["is_active"])
    _record(by, account, "accounts.reactivate")
    return account


@transaction.atomic
def offer_new_password(*, by: Membership, account: Account) -> str:
    """A link for a person who forgot the password; it opens once, for three days, and ends with a new password."""
    account = _managed(by, account)
    _record(by, account, "accounts.offer_new_password")
    return links.password_link(account)


@transaction.atomic
def remove_second_factor(*, by: Membership, account: Account) -> Account:
    """For a lost telephone: forget codes and passkeys, so that the next sign-in sets up a new second factor."""
    account = _managed(by, account)
    Authenticator.objects.filter(user=account).delete()
    _record(by, account, "accounts.remove_second_factor")
    end_sessions_of(account)
    return account


def end_sessions_of(account: Account) -> None:
    """Sign a person out everywhere."""
    for session in UserSession.objects.filter(user=account):
        session.end()


def _managed(by: Membership, account: Account) -> Account:
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.pk == by.account_id or not may_manage(by, account):
        raise NotAllowed(_("Your role does not allow this."))
    return account


def _record(by: Membership, account: Account, verb: str) -> None:
    recording.record(by=by, region=by.office.region, verb=verb, saved=[account])
