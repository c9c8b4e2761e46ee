"""A small masterplan to test with: one programme of the agency, with everything that can be planned for it."""

import datetime as dt
from decimal import Decimal
from typing import Any

from lonto.accounts.models import Membership, Office
from lonto.regency.figures.actions import SeriesDetails, create_series
from lonto.regency.figures.models import Series
from lonto.regency.smartcity.actions import (
    ActivityDetails,
    BudgetDetails,
    IndicatorDetails,
    PlanDetails,
    ProgrammeDetails,
    create_plan,
    create_programme,
)
from lonto.regency.smartcity.models import Masterplan, Programme


def plan_details(**changes: Any) -> PlanDetails:
    values: dict[str, Any] = {
        "title": "Rencana induk",
        "vision": "Layanan dekat.",
        "first_year": 2024,
        "last_year": 2033,
    }
    return PlanDetails(**{**values, **changes})


def programme_details(office: Office, **changes: Any) -> ProgrammeDetails:
    values: dict[str, Any] = {
        "name": "Layanan desa daring",
        "aim": "Warga mengurus surat dari desa.",
        "part": "governance-1",
        "layer": "infrastructure",
        "office": office,
        "first_on": dt.date(2025, 1, 1),
        "last_on": dt.date(2028, 12, 31),
    }
    return ProgrammeDetails(**{**values, **changes})


def activity_details(**changes: Any) -> ActivityDetails:
    values: dict[str, Any] = {
        "name": "Pelatihan operator",
        "first_on": dt.date(2025, 2, 1),
        "last_on": dt.date(2025, 6, 30),
    }
    return ActivityDetails(**{**values, **changes})


def budget_details(**changes: Any) -> BudgetDetails:
    return BudgetDetails(**{"year": 2025, "source": "regency", "amount": 250_000_000, **changes})


def indicator_details(**changes: Any) -> IndicatorDetails:
    values: dict[str, Any] = {
        "kind": "output",
        "reference": "measure:letters-issued",
        "baseline": Decimal(0),
        "target": Decimal(1000),
        "due_on": dt.date(2028, 12, 31),
    }
    return IndicatorDetails(**{**values, **changes})


def make_plan(by: Membership, **changes: Any) -> Masterplan:
    return create_plan(by=by, details=plan_details(**changes))


def make_programme(by: Membership, plan: Masterplan, office: Office, **changes: Any) -> Programme:
    return create_programme(by=by, plan=plan, details=programme_details(office, **changes))


def make_series(by: Membership, title: str = "Kunjungan wisatawan") -> Series:
    details = SeriesDetails(title, "orang", "Orang yang datang.", "Laporan dinas", by.office)
    return create_series(by=by, details=details)
