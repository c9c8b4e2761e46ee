"""The fixed cast of the tests.

Macang Tanggar (53.15.05.2008) has a clerk, a secretary and a head; Gorontalo next door has the stranger, who must be
refused; the district, the regency's administrator and an auditor look from above.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from lonto.accounts.choices import SECOND_FACTOR_ROLES, OfficeKind, Role
from lonto.accounts.middleware import SESSION_KEY
from lonto.accounts.models import Account, Membership, Office
from lonto.regions.actions import load_regions
from lonto.regions.models import Region
from tests.scope import Cast

As = Callable[[Membership], Client]

TEXT_MESSAGES = settings.LONTO_DATA / "sms"

# How fast a machine is says nothing about the code; speed is measured by `make bench`.
hypothesis_settings.register_profile("lonto", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("lonto")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Load the pilot's regions into the test database once."""
    with django_db_blocker.unblock():
        load_regions(villages_of="53.15")


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """What a test leaves outside the database, the next one must not find: the cache, and text messages."""
    yield
    cache.clear()
    shutil.rmtree(TEXT_MESSAGES, ignore_errors=True)


@pytest.fixture
def pilot(db: None) -> Region:
    """The regency; loaded again where a test with real transactions has emptied the tables."""
    if not Region.objects.exists():
        load_regions(villages_of="53.15")
    return Region.objects.get(pk="53.15")


@pytest.fixture
def village(pilot: Region) -> Region:
    return Region.objects.get(pk="53.15.05.2008")


@pytest.fixture
def other_village(pilot: Region) -> Region:
    return Region.objects.get(pk="53.15.05.2020")


@pytest.fixture
def office(village: Region) -> Office:
    return Office.objects.create(
        kind=OfficeKind.VILLAGE,
        region=village,
        name="Kantor Desa Macang Tanggar",
        address="Jalan Trans Flores, Macang Tanggar",
        postal_code="86763",
    )


@pytest.fixture
def other_office(other_village: Region) -> Office:
    return Office.objects.create(kind=OfficeKind.VILLAGE, region=other_village, name="Kantor Desa Gorontalo")


@pytest.fixture
def agency(pilot: Region) -> Office:
    return Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name="Dinas Komunikasi dan Informatika")


def make_member(office: Office, role: Role, username: str, name: str) -> Membership:
    account = Account.objects.create_user(username, "kata-sandi-uji-coba", name=name)
    if role in SECOND_FACTOR_ROLES:
        TOTP.activate(account, generate_totp_secret())
    return Membership.objects.create(account=account, office=office, role=role, since="2024-01-01")


@pytest.fixture
def clerk(office: Office) -> Membership:
    return make_member(office, Role.CLERK, "operator", "Maria Jelita")


@pytest.fixture
def secretary(office: Office) -> Membership:
    return make_member(office, Role.SECRETARY, "sekdes", "Yosef Darus")


@pytest.fixture
def head(office: Office) -> Membership:
    return make_member(office, Role.HEAD, "kades", "Benediktus Hamin")


@pytest.fixture
def hamlet_head(office: Office) -> Membership:
    return make_member(office, Role.HAMLET_HEAD, "kadus", "Petrus Jehabut")


@pytest.fixture
def stranger(other_office: Office) -> Membership:
    """The clerk of another village."""
    return make_member(other_office, Role.CLERK, "operator.gorontalo", "Siti Aminah")


@pytest.fixture
def district_officer(pilot: Region) -> Membership:
    district = Region.objects.get(pk="53.15.05")
    office = Office.objects.create(kind=OfficeKind.DISTRICT, region=district, name="Kantor Camat Komodo")
    return make_member(office, Role.DISTRICT_OFFICER, "camat", "Anastasia Nurti")


@pytest.fixture
def administrator(agency: Office) -> Membership:
    return make_member(agency, Role.REGENCY_ADMINISTRATOR, "admin", "Fransiskus Sodo")


@pytest.fixture
def auditor(agency: Office) -> Membership:
    return make_member(agency, Role.AUDITOR, "auditor", "Theresia Mia")


@pytest.fixture
def cast(pilot: Region, office: Office, agency: Office, other_office: Office) -> Cast:
    """One membership per role, and two people of another village."""
    district = Office.objects.create(
        kind=OfficeKind.DISTRICT, region=Region.objects.get(pk="53.15.05"), name="Kantor Camat Komodo"
    )
    offices = {
        **dict.fromkeys((Role.CLERK, Role.SECRETARY, Role.HEAD, Role.HAMLET_HEAD), office),
        Role.DISTRICT_OFFICER: district,
    }
    by_role = {
        role: make_member(offices.get(role, agency), role, f"cast.{role.value}", str(role.label)) for role in Role
    }
    stranger = make_member(other_office, Role.CLERK, "cast.stranger", "Siti Aminah")
    elsewhere = make_member(other_office, Role.HEAD, "cast.elsewhere", "Abdul Karim")
    return Cast(by_role, stranger, elsewhere)


@pytest.fixture
def as_() -> As:
    """A client signed in with a membership, its second factor included."""

    def sign_in(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.account)
        session: Any = client.session
        session[SESSION_KEY] = str(membership.pk)
        methods = [{"method": "password", "at": time.time()}]
        if Authenticator.objects.filter(user=membership.account).exists():
            methods.append({"method": "mfa", "type": "totp", "at": time.time()})
        session["account_authentication_methods"] = methods
        session["account_authentication_methods_user"] = str(membership.account_id)
        session.save()
        return client

    return sign_in
