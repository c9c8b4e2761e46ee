"""The cast of figures: two agencies of Manggarai Barat, the coordinator, and the neighbour."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.figures.actions import FigureDetails, SeriesDetails, create_series, record_figure
from lonto.regency.figures.models import Figure, Series
from lonto.regions.models import Region
from tests.conftest import make_member

MACANG, GORONTALO, WAE_SANO = "53.15.05.2008", "53.15.05.2020", "53.15.04.2014"
Report = Callable[..., Figure]


def series_details(office: Office, **changes: Any) -> SeriesDetails:
    values: dict[str, Any] = {
        "title": "Peserta DTS",
        "unit": "orang",
        "definition": "Orang yang mengikuti pelatihan.",
        "source": "Laporan tahunan BPSDM",
        "office": office,
    }
    return SeriesDetails(**{**values, **changes})


def figure_details(region: Region | str, value: int | str = 10, day: str = "2026-03-31", **more: Any) -> FigureDetails:
    where = region if isinstance(region, Region) else Region.objects.get(pk=region)
    if "first_on" in more:
        more["first_on"] = dt.date.fromisoformat(more["first_on"])
    return FigureDetails(where, dt.date.fromisoformat(day), Decimal(value), **more)


@pytest.fixture
def officer(agency: Office) -> Membership:
    """Of the agency that owns the series."""
    return make_member(agency, Role.AGENCY_OFFICER, "petugas", "Edmundus Barung")


@pytest.fixture
def other_officer(pilot: Region) -> Membership:
    """Of another agency of the same regency."""
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name="Bappeda")
    return make_member(office, Role.AGENCY_OFFICER, "petugas.bappeda", "Nur Aisyah Latif")


@pytest.fixture
def coordinator(pilot: Region) -> Membership:
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=pilot, name="Bagian Organisasi")
    return make_member(office, Role.COORDINATOR, "koordinator", "Lusia Nanut")


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
def series(officer: Membership) -> Series:
    """One number for the regency, as of a day."""
    return create_series(by=officer, details=series_details(officer.office))


@pytest.fixture
def by_village(officer: Membership) -> Series:
    """One number for each village, as of a day."""
    return create_series(
        by=officer, details=series_details(officer.office, title="Desa terhubung", unit="desa", scope="village")
    )


@pytest.fixture
def yearly(officer: Membership) -> Series:
    """One number for the regency, of a period."""
    return create_series(by=officer, details=series_details(officer.office, title="Lulusan", kind="flow"))


@pytest.fixture
def report(officer: Membership) -> Report:
    def make(series: Series, value: int | str, day: str, region: str = "53.15", **more: Any) -> Figure:
        return record_figure(by=officer, series=series, details=figure_details(region, value, day, **more))

    return make
