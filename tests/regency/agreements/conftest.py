"""The cast of agreements: the agency that minds one, another agency, the regent, the neighbour; and an agreement."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.actions import (
    AgreementDetails,
    DutyDetails,
    PledgeDetails,
    add_duty,
    add_party,
    add_pledge,
    create_agreement,
    sign_agreement,
)
from lonto.regency.agreements.models import Agreement, Duty, Party, Pledge
from lonto.regency.figures.actions import FigureDetails, SeriesDetails, create_series, record_figure
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from tests.conftest import make_member

TODAY = dt.date(2026, 11, 25)
Promise = Callable[..., Pledge]
Report = Callable[[int, str], None]


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def today() -> Iterator[dt.date]:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield TODAY


def agreement_details(office: Office, **changes: Any) -> AgreementDetails:
    values: dict[str, Any] = {
        "title": "Kerja sama pelatihan",
        "kind": "cooperation",
        "subject": "Pelatihan bagi 20.000 orang.",
        "office": office,
        "signed_on": on("2025-12-10"),
        "ends_on": on("2027-12-31"),
    }
    return AgreementDetails(**{**values, **changes})


def pledge_details(office: Office, indicator: str, **changes: Any) -> PledgeDetails:
    values: dict[str, Any] = {
        "title": "20.000 orang dilatih",
        "indicator": indicator,
        "region": Region.objects.get(pk="53.15"),
        "target": Decimal(20_000),
        "office": office,
        "baseline": Decimal(0),
        "begins_on": on("2025-12-31"),
        "due_on": on("2026-12-31"),
    }
    return PledgeDetails(**{**values, **changes})


def series_details(office: Office, **changes: Any) -> SeriesDetails:
    values: dict[str, Any] = {
        "title": "Orang yang dilatih",
        "unit": "orang",
        "definition": "Orang yang menyelesaikan pelatihan.",
        "source": "Laporan BPSDM",
        "office": office,
    }
    return SeriesDetails(**{**values, **changes})


@pytest.fixture
def officer(agency: Office, today: dt.date) -> Membership:
    """Of the agency that minds the agreement."""
    return make_member(agency, Role.AGENCY_OFFICER, "petugas", "Edmundus Barung")


@pytest.fixture
def other_officer(planning: Office) -> Membership:
    """Of another agency of the same regency."""
    return make_member(planning, Role.AGENCY_OFFICER, "petugas.bappeda", "Nur Aisyah Latif")


@pytest.fixture
def regent(pilot: Region) -> Membership:
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name="Sekretariat Daerah")
    return make_member(office, Role.REGENT, "bupati", "Hieronimus Tandang")


@pytest.fixture
def neighbour(pilot: Region) -> Membership:
    """The coordinator of Manggarai (53.10)."""
    region = Region.objects.get(pk="53.10")
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=region, name="Bagian Organisasi Manggarai")
    return make_member(office, Role.COORDINATOR, "koordinator.manggarai", "Kornelis Jemat")


@pytest.fixture
def draft(officer: Membership) -> Agreement:
    """With the regency and a ministry's agency as parties."""
    agreement = create_agreement(by=officer, details=agreement_details(officer.office))
    add_party(by=officer, agreement=agreement, name="Badan PSDM", kind="ministry")
    add_party(by=officer, agreement=agreement, name="Kabupaten", kind="regency", region=officer.office.region)
    return agreement


@pytest.fixture
def agreement(officer: Membership, draft: Agreement) -> Agreement:
    """The same, in force."""
    return sign_agreement(by=officer, agreement=draft)


@pytest.fixture
def party(agreement: Agreement) -> Party:
    return agreement.parties.get(name="Badan PSDM")


@pytest.fixture
def series(officer: Membership) -> Series:
    return create_series(by=officer, details=series_details(officer.office))


@pytest.fixture
def report(officer: Membership, series: Series) -> Report:
    def make(value: int, day: str) -> None:
        details = FigureDetails(officer.office.region, on(day), Decimal(value))
        record_figure(by=officer, series=series, details=details)

    return make


@pytest.fixture
def promise(officer: Membership, agreement: Agreement, series: Series) -> Promise:
    """A pledge on the reported series, unless `changes` say otherwise."""

    def make(**changes: Any) -> Pledge:
        indicator = changes.pop("indicator", str(Reference.of_series(series.pk)))
        details = pledge_details(officer.office, indicator, **changes)
        return add_pledge(by=officer, agreement=agreement, details=details)

    return make


@pytest.fixture
def duty(officer: Membership, agreement: Agreement, party: Party) -> Duty:
    """Due every three months from 31 January 2026."""
    details = DutyDetails(party, "Laporan pelaksanaan", officer.office, on("2026-01-31"), "quarterly")
    return add_duty(by=officer, agreement=agreement, details=details)
