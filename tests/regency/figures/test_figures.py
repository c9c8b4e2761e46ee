"""Figures are reported with their source, corrected without losing the old ones, and never overwritten."""

from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.regency.figures.actions import (
    close_series,
    correct_figure,
    create_series,
    delete_series,
    record_figure,
    reopen_series,
    update_series,
    withdraw_figure,
)
from lonto.regency.figures.models import Figure, Series
from tests.regency.figures.conftest import MACANG, Report, figure_details, series_details

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Any:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield


def refused(action: Any, **arguments: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        action(**arguments)
    error = caught.value
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def test_a_figure_without_a_source_has_that_of_its_series(series: Series, report: Report) -> None:
    assert report(series, 92, "2026-03-31").source == "Laporan tahunan BPSDM"
    assert report(series, 95, "2026-06-30", source="Surat 12/2026").source == "Surat 12/2026"


def test_a_correction_keeps_the_old_figure_with_its_reason(series: Series, report: Report, officer: Membership) -> None:
    old = report(series, 92, "2026-03-31")
    new = correct_figure(by=officer, figure=old, details=figure_details("53.15", 29), reason="Angka tertukar")
    old.refresh_from_db()
    assert (old.number, old.ended_reason, old.ended_by) == (92, "Angka tertukar", officer)
    assert (new.number, new.corrects, new.ended_at) == (29, old, None)


def test_a_figure_is_corrected_once(series: Series, report: Report, officer: Membership) -> None:
    old = report(series, 92, "2026-03-31")
    withdraw_figure(by=officer, figure=old, reason="Bukan milik kami")
    details = figure_details("53.15", 29)
    assert refused(correct_figure, by=officer, figure=old, details=details, reason="x")
    assert refused(withdraw_figure, by=officer, figure=old, reason="x")


def test_a_correction_needs_a_reason(series: Series, report: Report, officer: Membership) -> None:
    old = report(series, 92, "2026-03-31")
    assert "reason" in refused(correct_figure, by=officer, figure=old, details=figure_details("53.15"), reason=" ")
    old.refresh_from_db()
    assert old.ended_at is None


def test_a_day_has_one_figure(series: Series, report: Report) -> None:
    report(series, 92, "2026-03-31")
    with pytest.raises(ValidationError, match="92"):
        report(series, 93, "2026-03-31")


def test_a_day_whose_figure_was_withdrawn_can_be_reported_again(
    series: Series, report: Report, officer: Membership
) -> None:
    withdraw_figure(by=officer, figure=report(series, 92, "2026-03-31"), reason="salah")
    assert report(series, 29, "2026-03-31").number == 29


@pytest.mark.parametrize(("first", "last"), [("2026-01-01", "2026-06-30"), ("2025-12-01", "2026-01-31")])
def test_periods_that_share_a_day_would_be_counted_twice(yearly: Series, report: Report, first: str, last: str) -> None:
    report(yearly, 40, "2026-03-31", first_on="2026-01-01")
    with pytest.raises(ValidationError, match="40"):
        report(yearly, 7, last, first_on=first)
    report(yearly, 8, "2026-06-30", first_on="2026-04-01")


@pytest.mark.parametrize(
    ("fixture", "region", "value", "day", "more", "field"),
    [
        ("series", "53.15", 1, "2026-11-26", {}, "last_on"),
        ("series", "53.15", 1, "2026-03-31", {"first_on": "2026-01-01"}, "first_on"),
        ("series", MACANG, 1, "2026-03-31", {}, "region"),
        ("series", "53.10", 1, "2026-03-31", {}, "region"),
        ("series", "53.15", "1.5", "2026-03-31", {}, "value"),
        ("by_village", "53.15", 1, "2026-03-31", {}, "region"),
        ("by_village", "53.15.05", 1, "2026-03-31", {}, "region"),
        ("yearly", "53.15", 1, "2026-03-31", {"first_on": "2026-04-01"}, "first_on"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_at_its_field(
    fixture: str,
    region: str,
    value: int | str,
    day: str,
    more: dict[str, Any],
    field: str,
    officer: Membership,
    request: pytest.FixtureRequest,
) -> None:
    details = figure_details(region, value, day, **more)
    found = refused(record_figure, by=officer, series=request.getfixturevalue(fixture), details=details)
    assert list(found) == [field]
    assert not Figure.objects.exists()


def test_a_series_with_decimals_keeps_them_exactly(officer: Membership, report: Report) -> None:
    index = create_series(by=officer, details=series_details(officer.office, title="Indeks", digits=2))
    assert str(report(index, "3.45", "2026-03-31").number) == "3.45"
    with pytest.raises(ValidationError, match="2"):
        report(index, "3.455", "2026-06-30")


def test_another_agency_reports_nothing_here(series: Series, other_officer: Membership) -> None:
    with pytest.raises(NotAllowed):
        record_figure(by=other_officer, series=series, details=figure_details("53.15"))
    with pytest.raises(NotAllowed):
        update_series(by=other_officer, series=series, details=series_details(other_officer.office))


def test_the_coordinator_reports_for_every_agency_of_the_own_regency(
    series: Series, coordinator: Membership, neighbour: Membership
) -> None:
    assert record_figure(by=coordinator, series=series, details=figure_details("53.15")).number == 10
    with pytest.raises(NotAllowed):
        record_figure(by=neighbour, series=series, details=figure_details("53.15", day="2026-04-30"))


def test_nobody_makes_another_agency_the_owner(officer: Membership, other_officer: Membership) -> None:
    with pytest.raises(NotAllowed):
        create_series(by=officer, details=series_details(other_officer.office))


def test_a_title_is_given_once(series: Series, officer: Membership) -> None:
    assert refused(create_series, by=officer, details=series_details(officer.office))


def test_what_figures_rely_on_stays(series: Series, report: Report, officer: Membership) -> None:
    report(series, 92, "2026-03-31")
    changed = series_details(officer.office, kind="flow", scope="village", digits=1)
    assert refused(update_series, by=officer, series=series, details=changed).keys() == {"kind", "scope", "digits"}
    renamed = series_details(officer.office, title="Peserta DTS 2026")
    assert update_series(by=officer, series=series, details=renamed).title == "Peserta DTS 2026"


def test_a_closed_series_takes_no_figures_until_it_is_opened_again(
    series: Series, report: Report, officer: Membership
) -> None:
    close_series(by=officer, series=series)
    with pytest.raises(ValidationError, match=r"ditutup|closed"):
        report(series, 1, "2026-03-31")
    reopen_series(by=officer, series=series)
    assert report(series, 1, "2026-03-31").number == 1


def test_only_a_series_without_figures_is_removed(series: Series, report: Report, officer: Membership) -> None:
    report(series, 1, "2026-03-31")
    assert refused(delete_series, by=officer, series=series)
    empty = create_series(by=officer, details=series_details(officer.office, title="Kosong"))
    delete_series(by=officer, series=empty)
    assert list(Series.objects.all()) == [series]
