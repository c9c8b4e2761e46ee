"""The cast of the regency's rooms with a masterplan and a programme that the agency owns."""

import pytest

from lonto.accounts.models import Membership
from lonto.regency.smartcity.models import Masterplan, Programme
from tests.regency.smartcity.planning import make_plan, make_programme


@pytest.fixture
def plan(coordinator: Membership) -> Masterplan:
    return make_plan(coordinator)


@pytest.fixture
def programme(coordinator: Membership, officer: Membership, plan: Masterplan) -> Programme:
    return make_programme(coordinator, plan, officer.office)
