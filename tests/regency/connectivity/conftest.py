"""What is said about connections in the tests of this room."""

import datetime as dt

import pytest
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.regency.connectivity.actions import ConnectionDetails
from lonto.regions.models import Region
from tests.conftest import make_member

MACANG, GORONTALO = "53.15.05.2008", "53.15.05.2020"


def details(
    code: str,
    network: str,
    *,
    medium: str = "",
    known_on: dt.date | None = None,
    basis: str = "reported",
    source: str = "Kantor desa",
) -> ConnectionDetails:
    """Something said about the office of a village, today unless another day is given."""
    village = Region.objects.get(pk=code)
    return ConnectionDetails(village, network, known_on or timezone.localdate(), source, medium, basis)


@pytest.fixture
def officer(agency: Office) -> Membership:
    return make_member(agency, Role.AGENCY_OFFICER, "petugas", "Petrus Jehadu")
