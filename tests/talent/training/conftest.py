"""The cast of training: a programme officer, a neighbour's, and a programme with a draft intake."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regions.models import Region
from lonto.talent.training.actions import (
    ClassDetails,
    IntakeDetails,
    PoolDetails,
    ProgrammeDetails,
    add_pool,
    create_class,
    create_intake,
    create_programme,
    open_intake,
)
from lonto.talent.training.models import Academy, Intake, Programme, SeatPool, TrainingClass
from tests.conftest import make_member

WITA = ZoneInfo("Asia/Makassar")
MakeClass = Callable[..., TrainingClass]
MakePool = Callable[..., SeatPool]


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=WITA)


def intake_details(**changes: Any) -> IntakeDetails:
    """A calendar in order: March to April 2026."""
    values: dict[str, Any] = {
        "name": "Gelombang 1",
        "code": "DTS26-1",
        "opens_at": at(2026, 3, 1, 8),
        "closes_at": at(2026, 3, 31, 23, 59),
        "documents_until": dt.date(2026, 4, 10),
        "results_on": dt.date(2026, 4, 15),
        "confirm_until": at(2026, 4, 22, 23, 59),
    }
    return IntakeDetails(**{**values, **changes})


def class_details(academy: Academy, **changes: Any) -> ClassDetails:
    values: dict[str, Any] = {
        "academy": academy,
        "code": "VSGA-JWD",
        "theme": "Junior Web Developer",
        "level": "intermediate",
        "starts_on": dt.date(2026, 5, 4),
        "ends_on": dt.date(2026, 5, 29),
        "seats": 20,
    }
    return ClassDetails(**{**values, **changes})


@pytest.fixture
def officer(agency: Office) -> Membership:
    """A programme officer of Manggarai Barat, the host."""
    return make_member(agency, Role.PROGRAMME_OFFICER, "program", "Yuliana Mamut")


@pytest.fixture
def neighbour(pilot: Region) -> Membership:
    """A programme officer of Manggarai (53.10)."""
    region = Region.objects.get(pk="53.10")
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=region, name="Diskominfo Manggarai")
    return make_member(office, Role.PROGRAMME_OFFICER, "program.manggarai", "Kornelis Jemat")


@pytest.fixture
def programme(officer: Membership) -> Programme:
    """With the eight academies."""
    details = ProgrammeDetails("Digital Talent Scholarship 2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31), 20_000)
    return create_programme(by=officer, details=details, with_eight_academies=True)


@pytest.fixture
def academy(programme: Programme) -> Academy:
    """For school leavers who do not work."""
    return programme.academies.get(code="VSGA")


@pytest.fixture
def intake(officer: Membership, programme: Programme) -> Intake:
    """A draft; people of Manggarai may apply too."""
    return create_intake(by=officer, programme=programme, details=intake_details(regencies=["53.10"]))


@pytest.fixture
def make_class(officer: Membership, intake: Intake, academy: Academy) -> MakeClass:
    def make(code: str = "VSGA-JWD", **changes: Any) -> TrainingClass:
        details = class_details(changes.pop("academy", academy), code=code, **changes)
        return create_class(by=officer, intake=changes.get("intake", intake), details=details)

    return make


@pytest.fixture
def training_class(make_class: MakeClass) -> TrainingClass:
    return make_class()


@pytest.fixture
def make_pool(officer: Membership, training_class: TrainingClass) -> MakePool:
    def make(group: str, seats: int, **changes: Any) -> SeatPool:
        return add_pool(by=officer, training_class=training_class, details=PoolDetails(group, seats, **changes))

    return make


@pytest.fixture
def open_one(officer: Membership, intake: Intake, training_class: TrainingClass) -> Intake:
    """The same intake, announced, with one class."""
    return open_intake(by=officer, intake=intake)
