"""The cast of the regency's rooms: coordinator, two agencies with their officers, an assessor on each side."""

import pytest

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from tests.conftest import make_member


@pytest.fixture
def planning(pilot: Region) -> Office:
    """Another agency."""
    return Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name="Badan Perencanaan")


@pytest.fixture
def coordinator(agency: Office) -> Membership:
    return make_member(agency, Role.COORDINATOR, "koordinator", "Lusia Nanut")


@pytest.fixture
def officer(agency: Office) -> Membership:
    return make_member(agency, Role.AGENCY_OFFICER, "petugas", "Edmundus Barung")


@pytest.fixture
def colleague(agency: Office) -> Membership:
    """Of the same agency."""
    return make_member(agency, Role.AGENCY_OFFICER, "petugas.dua", "Rofina Jelau")


@pytest.fixture
def planner(planning: Office) -> Membership:
    """The officer of the other agency."""
    return make_member(planning, Role.AGENCY_OFFICER, "petugas.bappeda", "Nur Aisyah")


@pytest.fixture
def assessor(agency: Office) -> Membership:
    """On the internal side."""
    return make_member(agency, Role.ASSESSOR, "penilai", "Fransiskus Ndarung")


@pytest.fixture
def outsider(planning: Office) -> Membership:
    """An assessor of the external side."""
    return make_member(planning, Role.ASSESSOR, "penilai.luar", "Henny Wulandari")
