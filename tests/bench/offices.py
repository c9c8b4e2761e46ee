"""People who act in the bench: one village office and the regency's administrator."""

import time
from dataclasses import dataclass
from typing import Any

from django.test import Client

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.middleware import SESSION_KEY
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from tests.conftest import make_member

VILLAGE, REGENCY = "53.15.05.2008", "53.15"
PASSWORD = "kata-sandi-untuk-bangku-uji"


@dataclass(frozen=True)
class Cast:
    clerk: Membership
    secretary: Membership
    head: Membership
    administrator: Membership


def people() -> Cast:
    """The cast, made when it is not there yet."""
    village = _office(OfficeKind.VILLAGE, VILLAGE, "Kantor Desa Macang Tanggar")
    agency = _office(OfficeKind.AGENCY, REGENCY, "Dinas Komunikasi dan Informatika")
    return Cast(
        clerk=_member(village, Role.CLERK, "operator"),
        secretary=_member(village, Role.SECRETARY, "sekdes"),
        head=_member(village, Role.HEAD, "kades"),
        administrator=_member(agency, Role.REGENCY_ADMINISTRATOR, "admin"),
    )


def _office(kind: OfficeKind, code: str, name: str) -> Office:
    known = Office.objects.filter(region=code, kind=kind).select_related("region").first()
    return known or Office.objects.create(region=Region.objects.get(pk=code), kind=kind, name=name)


def _member(office: Office, role: Role, username: str) -> Membership:
    known = (
        Membership.objects.filter(office__region=office.region_id, role=role)
        .select_related("account", "office__region")
        .first()
    )
    return known or make_member(office, role, f"bench.{username}", username.capitalize())


def signed_in(membership: Membership) -> Client:
    """A client that acts as this person, its second factor shown."""
    client = Client()
    client.force_login(membership.account)
    session: Any = client.session
    session[SESSION_KEY] = str(membership.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time()},
        {"method": "mfa", "type": "totp", "at": time.time()},
    ]
    session["account_authentication_methods_user"] = str(membership.account_id)
    session.save()
    return client
