"""Building the demonstration regency through the same actions that people use."""

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from lonto.accounts.actions import accept_invitation, create_office, invite, open_regency, update_office
from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Account, Office
from lonto.accounts.queries import office_of
from lonto.config.demo.cast import AGENCIES, CAST, LETTERHEADS, PASSWORD, REGENCY, Player
from lonto.config.demo.examples import EXAMPLES
from lonto.regions.models import Region


def build() -> dict[str, int]:
    """Make what is missing of the demo regency and return how many offices, accounts and examples were made."""
    regency = Region.objects.get(pk=REGENCY)
    offices = len(open_regency(by=None, regency=regency)) + _open_agencies(regency)
    accounts = sum(_engage(player) for player in CAST)
    examples = sum(example() for example in EXAMPLES)
    return {"offices": offices, "accounts": accounts, "examples": examples}


def _open_agencies(regency: Region) -> int:
    made = 0
    for details in AGENCIES:
        if not Office.objects.filter(region=regency, name=details.name).exists():
            create_office(by=None, region=regency, kind=OfficeKind.AGENCY, details=details)
            made += 1
    if made:
        for code, details in LETTERHEADS.items():
            update_office(by=None, office=_office(code), details=details)
    return made


@transaction.atomic
def _engage(player: Player) -> bool:
    """Invite a player and accept in the player's name; False when the account exists."""
    if Account.objects.filter(username=player.username).exists():
        return False
    invited = invite(by=None, office=_office(player.office), role=player.role, name=player.name)
    token = invited.link.rstrip("/").rpartition("/")[2]
    membership = accept_invitation(token=token, username=player.username, password=PASSWORD)
    if player.totp_secret is not None:
        TOTP.activate(membership.account, player.totp_secret)
    return True


def _office(where: str) -> Office:
    region = Region.objects.filter(pk=where).first()
    office = office_of(region) if region else Office.objects.get(name=where)
    if office is None:
        raise LookupError(f"{where} has no office.")
    return office
