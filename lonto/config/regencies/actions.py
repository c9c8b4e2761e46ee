"""Setting up another regency of the province.

What is made belongs to the new regency alone and stands in its own journal, made by the house: the person who asked for
it works in another regency, and gains no role in this one.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lonto.accounts.access import regency_of, require_role
from lonto.accounts.actions import OfficeDetails, create_office, invite, open_regency, withdraw_invitation
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Invitation, Membership, Office
from lonto.accounts.queries import administrators_of
from lonto.config.regencies.queries import provinces_here, waiting_invitation
from lonto.journal.actions import record, writing
from lonto.regions.choices import Level
from lonto.regions.models import FormerCode, Region

WAITING = "waiting"
"""The code of the refusal that `invite_again` overcomes."""


@dataclass(frozen=True)
class Added:
    """A regency that was set up: how many offices were opened, and the link for its administrator, known only now."""

    regency: Region
    offices: int
    invitation: Invitation
    link: str


def add_regency(
    *,
    by: Membership | None,
    code: str,
    administrator: str = "",
    agency: str = "",
    email: str = "",
    invite_again: bool = False,
) -> Added:
    """Open the offices of all districts and villages of a regency and invite its administrator.

    `by` None is the operator of the server. Raises ValidationError by field with a sentence: a code that is no regency,
    a regency of another province, one that is set up already. `invite_again` replaces an invitation that nobody used.
    """
    if by is not None:
        require_role(by, Role.REGENCY_ADMINISTRATOR)
    with transaction.atomic():
        regency = _regency(code.strip())
        with writing(regency):
            _let_nobody_else_be_administrator(regency, invite_again=invite_again)
            offices = open_regency(by=None, regency=regency)
            name = agency.strip() or usual_agency(regency)
            place = Office.objects.filter(region=regency, name=name).first() or create_office(
                by=None, region=regency, kind=OfficeKind.AGENCY, details=OfficeDetails(name=name)
            )
            invited = invite(
                by=None,
                office=place,
                role=Role.REGENCY_ADMINISTRATOR,
                name=administrator.strip() or usual_administrator(regency),
                email=email,
            )
        if by is not None:
            with writing(regency_of(by)) as stream:
                record(by=by, stream=stream, verb="config.add_regency", note={"regency": regency.pk})
    return Added(regency, len(offices), invited.invitation, invited.link)


def usual_agency(regency: Region) -> str:
    """Where the administrator works when nobody says otherwise."""
    return f"Dinas Komunikasi dan Informatika {regency.name}"


def usual_administrator(regency: Region) -> str:
    """Who is invited when nobody is named."""
    return f"Administrator {regency.name}"


def _regency(code: str) -> Region:
    found = Region.objects.filter(pk=code).first() if "\0" not in code else None
    if found is None:
        raise ValidationError({"code": _unknown(code)})
    if found.level != Level.REGENCY:
        sentence = _("%(place)s (%(code)s) is no regency. The code of a regency looks like 53.08.")
        raise ValidationError({"code": sentence % {"place": found.name, "code": found.pk}})
    provinces = provinces_here()
    if provinces and found.parent_id not in {province.pk for province in provinces}:
        sentence = _("%(regency)s belongs to another province. This server is for regencies of %(province)s.")
        here = ", ".join(province.name for province in provinces)
        raise ValidationError({"code": sentence % {"regency": found.name, "province": here}})
    return found


def _unknown(code: str) -> str:
    former = FormerCode.objects.filter(code=code, successor__level=Level.REGENCY).first() if "\0" not in code else None
    if former is not None:
        sentence = _("%(code)s is a code of before. Today it is %(today)s.")
        return sentence % {"code": code, "today": former.successor_id}
    return _("There is no region with the code %(code)s. The code of a regency looks like 53.08.") % {
        "code": code.replace("\0", "")[:20]
    }


def _let_nobody_else_be_administrator(regency: Region, *, invite_again: bool) -> None:
    if administrators_of(regency).exists():
        sentence = _("%(regency)s is set up already and has an administrator, who invites other people on the pages.")
        raise ValidationError({"code": sentence % {"regency": regency.name}})
    waiting = waiting_invitation(regency)
    if waiting is None:
        return
    if not invite_again:
        sentence = _(
            "%(regency)s is set up already; %(name)s is invited and has not signed in yet. If the link is lost, ask "
            "for a new invitation: the old one is withdrawn then."
        )
        told = sentence % {"regency": regency.name, "name": waiting.name}
        raise ValidationError({"code": ValidationError(told, code=WAITING)})
    withdraw_invitation(by=None, invitation=waiting)
