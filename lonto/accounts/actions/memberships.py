"""Offering roles, accepting and ending them."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts import links, messages, recording
from lonto.accounts.access import NotAllowed, roles_to_give
from lonto.accounts.choices import ROLES_OF_OFFICE, Role
from lonto.accounts.models import Account, Invitation, Membership, Office
from lonto.accounts.queries import administrators_of
from lonto.regions.choices import Level
from lonto.regions.queries import ancestor

INVITATION_DAYS = 14


@dataclass(frozen=True)
class Invited:
    """An invitation and the link that accepts it; the link is known only now."""

    invitation: Invitation
    link: str


@transaction.atomic
def invite(*, by: Membership | None, office: Office, role: Role, name: str, email: str = "") -> Invited:
    """Offer a role to a person; the link opens for 14 days and is sent when an address is given."""
    _require_role_to_give(by, office, role)
    token = links.new_token()
    invitation = Invitation(
        office=office,
        role=role,
        name=name,
        email=email,
        token_hash=links.hash_of(token),
        invited_by=by,
        expires_at=timezone.now() + dt.timedelta(days=INVITATION_DAYS),
    )
    invitation.full_clean(exclude=["invited_by", "accepted_by"])
    invitation.save(force_insert=True)
    recording.record(by=by, region=office.region, verb="accounts.invite", saved=[invitation])
    link = links.invitation_link(token)
    if email:
        transaction.on_commit(lambda: messages.send_invitation(invitation, link), robust=True)
    return Invited(invitation, link)


@transaction.atomic
def withdraw_invitation(*, by: Membership | None, invitation: Invitation) -> Invitation:
    """Close a link that nobody has used yet."""
    _require_role_to_give(by, invitation.office, Role(invitation.role))
    invitation = _open_invitation(pk=invitation.pk)
    invitation.cancelled_at = timezone.now()
    invitation.save(update_fields=["cancelled_at"])
    recording.record(by=by, region=invitation.office.region, verb="accounts.withdraw_invitation", saved=[invitation])
    return invitation


@transaction.atomic
def accept_invitation(*, token: str, username: str, password: str, phone: str = "") -> Membership:
    """A person without an account accepts a role and chooses how to sign in."""
    invitation = _open_invitation(token_hash=links.hash_of(token))
    account = Account(username=username, name=invitation.name, email=invitation.email, phone=phone)
    account.full_clean(exclude=["password"])
    validate_password(password, account)
    account.set_password(password)
    account.save(force_insert=True)
    return _take_up(invitation, account, is_new=True)


@transaction.atomic
def accept_invitation_as(*, token: str, account: Account) -> Membership:
    """A person who is signed in already accepts one more role."""
    return _take_up(_open_invitation(token_hash=links.hash_of(token)), account, is_new=False)


@transaction.atomic
def end_membership(*, by: Membership, membership: Membership) -> Membership:
    """Take a role from a person, from this moment on."""
    _require_role_to_give(by, membership.office, Role(membership.role))
    _keep_one_administrator(membership)
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    membership.until = timezone.localdate()
    membership.full_clean()
    membership.save(update_fields=["until"])
    recording.record(by=by, region=membership.office.region, verb="accounts.end_membership", saved=[membership])
    return membership


def _take_up(invitation: Invitation, account: Account, *, is_new: bool) -> Membership:
    membership = Membership(account=account, office=invitation.office, role=invitation.role)
    membership.full_clean()
    membership.save(force_insert=True)
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = account
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    recording.record(
        by=membership,
        region=invitation.office.region,
        verb="accounts.accept_invitation",
        saved=[account, membership, invitation] if is_new else [membership, invitation],
    )
    return membership


def _open_invitation(**which: object) -> Invitation:
    """The invitation, locked, when its link still opens; a link that does not gives nothing away about why."""
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("office__region")
        .filter(accepted_at=None, cancelled_at=None, expires_at__gt=timezone.now(), **which)
        .first()
    )
    if found is None:
        raise NotAllowed(_("This link does not open any more."))
    return found


def _require_role_to_give(by: Membership | None, office: Office, role: Role) -> None:
    allowed = ROLES_OF_OFFICE[office.kind] if by is None else roles_to_give(by, office)
    if role not in allowed:
        raise NotAllowed(_("Your role does not allow this."))


def _keep_one_administrator(membership: Membership) -> None:
    if membership.role != Role.REGENCY_ADMINISTRATOR:
        return
    regency = ancestor(membership.office.region, Level.REGENCY)
    if not administrators_of(regency).exclude(pk=membership.pk).exists():
        raise ValidationError(_("A regency needs one administrator: invite another before this role ends."))
