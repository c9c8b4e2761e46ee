"""The masterplan: its rows, who may write them, and what is refused."""

import datetime as dt
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from lonto.accounts.models import Membership, Office
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.access import programmes_for
from lonto.regency.smartcity.choices import Dimension, ProgrammeState
from lonto.regency.smartcity.dimensions import parts, parts_of
from lonto.regency.smartcity.models import Activity, Masterplan, Programme
from lonto.regency.smartcity.states import COORDINATOR, TRANSITIONS, move, ways_from
from tests.regency.smartcity.planning import (
    activity_details,
    budget_details,
    indicator_details,
    make_plan,
    make_programme,
    plan_details,
    programme_details,
)

WAYS = {one.name: one for one in TRANSITIONS}


def refused(field: str, act: Any) -> str:
    """The sentence with which an act refuses a field."""
    with pytest.raises(ValidationError) as caught:
        act()
    return " ".join(caught.value.message_dict[field])


def test_every_dimension_has_three_parts_and_twelve_of_the_names_are_not_confirmed() -> None:
    assert [len(parts_of(one)) for one in Dimension] == [3] * 6
    marked = [one for one in parts() if not one.is_confirmed]
    assert len(marked) == 12
    assert {one.dimension for one in marked} == set(Dimension) - {Dimension.GOVERNANCE, Dimension.BRANDING}
    assert all(one.label != one.name for one in marked)


@pytest.mark.parametrize(("first", "last"), [(2024, 2028), (2024, 2033), (2000, 2009)])
def test_a_masterplan_covers_five_to_ten_years(coordinator: Membership, first: int, last: int) -> None:
    assert make_plan(coordinator, first_year=first, last_year=last).last_year == last


@pytest.mark.parametrize(("first", "last"), [(2024, 2027), (2024, 2034), (2028, 2024), (1999, 2004), (2100, 2104)])
def test_other_years_are_refused(coordinator: Membership, first: int, last: int) -> None:
    with pytest.raises(ValidationError):
        make_plan(coordinator, first_year=first, last_year=last)
    assert not Masterplan.objects.exists()


def test_two_masterplans_do_not_begin_in_one_year(coordinator: Membership, plan: Masterplan) -> None:
    with pytest.raises(ValidationError):
        make_plan(coordinator, last_year=2030)


def test_numbers_run_without_a_gap(coordinator: Membership, officer: Membership, programme: Programme) -> None:
    second = make_programme(coordinator, programme.masterplan, officer.office, name="Lain")
    assert (programme.code, second.number) == ("P01", 2)


def test_the_dimension_follows_from_the_part(coordinator: Membership, officer: Membership, plan: Masterplan) -> None:
    assert make_programme(coordinator, plan, officer.office, part="living-3").dimension == Dimension.LIVING


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("part", {"part": "living-9"}),
        ("layer", {"layer": "cellar"}),
        ("kind", {"kind": "slow_win"}),
        ("name", {"name": " "}),
        ("first_on", {"first_on": dt.date(2023, 12, 31)}),
        ("last_on", {"last_on": dt.date(2034, 1, 1)}),
        ("last_on", {"kind": "quick_win"}),
    ],
)
def test_a_programme_that_does_not_fit_is_refused_beside_its_field(
    coordinator: Membership, officer: Membership, plan: Masterplan, field: str, changes: dict[str, Any]
) -> None:
    assert refused(field, lambda: make_programme(coordinator, plan, officer.office, **changes))
    assert not Programme.objects.exists()


def test_an_end_before_the_beginning_is_refused(coordinator: Membership, officer: Membership, plan: Masterplan) -> None:
    with pytest.raises(ValidationError):
        make_programme(coordinator, plan, officer.office, last_on=dt.date(2024, 12, 31))


def test_a_quick_win_lies_within_a_year(coordinator: Membership, officer: Membership, plan: Masterplan) -> None:
    days = {"first_on": dt.date(2026, 1, 1), "last_on": dt.date(2026, 12, 31)}
    assert make_programme(coordinator, plan, officer.office, kind="quick_win", **days).code == "Q01"


def test_an_office_of_a_village_owns_no_programme(coordinator: Membership, office: Office, plan: Masterplan) -> None:
    assert refused("office", lambda: make_programme(coordinator, plan, office))


def test_the_years_of_a_plan_hold_its_programmes(coordinator: Membership, programme: Programme) -> None:
    late = plan_details(first_year=2026, last_year=2033)
    sentence = refused(
        "last_year", lambda: actions.update_plan(by=coordinator, plan=programme.masterplan, details=late)
    )
    assert programme.name in sentence


@pytest.mark.parametrize(
    ("field", "changes"),
    [("first_on", {"first_on": dt.date(2024, 12, 31)}), ("last_on", {"last_on": dt.date(2029, 1, 1)})],
)
def test_an_activity_lies_within_its_programme(
    coordinator: Membership, programme: Programme, field: str, changes: dict[str, Any]
) -> None:
    details = activity_details(**changes)
    assert refused(field, lambda: actions.add_activity(by=coordinator, programme=programme, details=details))


@pytest.mark.parametrize(
    "changes", [{"year": 2024}, {"year": 2029}, {"amount": 0}, {"amount": -5}, {"amount": 10**30}, {"source": "gold"}]
)
def test_money_is_whole_rupiah_of_a_year_of_the_programme(
    coordinator: Membership, programme: Programme, changes: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        actions.add_budget(by=coordinator, programme=programme, details=budget_details(**changes))
    assert not programme.budget.exists()


def test_a_source_stands_once_in_a_year(coordinator: Membership, programme: Programme) -> None:
    actions.add_budget(by=coordinator, programme=programme, details=budget_details())
    with pytest.raises(ValidationError):
        actions.add_budget(by=coordinator, programme=programme, details=budget_details(amount=7))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("reference", {"reference": "measure:dreams"}),
        ("reference", {"reference": "series:019af0c4-0000-7000-8000-000000000000"}),
        ("reference", {"reference": "40 percent"}),
        ("due_on", {"due_on": dt.date(2024, 1, 1)}),
        ("target", {"target": Decimal("1.00001")}),
    ],
)
def test_an_indicator_hangs_on_a_measure_or_a_series_that_exists(
    coordinator: Membership, programme: Programme, field: str, changes: dict[str, Any]
) -> None:
    details = indicator_details(**changes)
    assert refused(field, lambda: actions.add_indicator(by=coordinator, programme=programme, details=details))


def test_an_indicator_has_somewhere_to_go(coordinator: Membership, programme: Programme) -> None:
    with pytest.raises(ValidationError):
        actions.add_indicator(by=coordinator, programme=programme, details=indicator_details(target=Decimal(0)))


def test_a_letter_that_no_database_keeps_is_refused(coordinator: Membership, programme: Programme) -> None:
    with pytest.raises(ValidationError):
        actions.write_report(by=coordinator, programme=programme, text="Maju\0")


@pytest.mark.parametrize(("state", "name"), list(product(ProgrammeState, WAYS)), ids=str)
def test_each_transition_begins_where_it_may(state: ProgrammeState, name: str) -> None:
    programme, way = Programme(state=state), WAYS[name]
    if state in way.origins:
        move(programme, way)
        assert programme.state == way.target
    else:
        with pytest.raises(ValidationError):
            move(programme, way)


def test_no_state_is_a_dead_end() -> None:
    assert all(ways_from(state, "coordinator") for state in ProgrammeState)


def test_an_owner_starts_its_programme_and_the_reason_stays(officer: Membership, programme: Programme) -> None:
    moved = actions.take_step(by=officer, programme=programme, transition=WAYS["start"], text="Dana turun.")
    report = programme.reports.get()
    assert (moved.state, report.state, report.text) == ("running", "running", "Dana turun.")


def test_a_step_needs_a_word_why(officer: Membership, programme: Programme) -> None:
    assert refused(
        "text", lambda: actions.take_step(by=officer, programme=programme, transition=WAYS["start"], text=" ")
    )
    programme.refresh_from_db()
    assert programme.state == ProgrammeState.PLANNED


def test_only_the_coordinator_gives_a_programme_up(officer: Membership, programme: Programme) -> None:
    assert WAYS["drop"].who == COORDINATOR
    with pytest.raises(Http404):
        actions.take_step(by=officer, programme=programme, transition=WAYS["drop"], text="Tidak jadi.")


def test_another_agency_does_not_report(planner: Membership, programme: Programme) -> None:
    assert programmes_for(planner).exists()
    with pytest.raises(Http404):
        actions.write_report(by=planner, programme=programme, text="Bagus.")


def test_an_officer_does_not_write_the_plan(officer: Membership, programme: Programme) -> None:
    details = programme_details(officer.office, name="Baru")
    with pytest.raises(Http404):
        actions.create_programme(by=officer, plan=programme.masterplan, details=details)
    with pytest.raises(Http404):
        actions.update_programme(by=officer, programme=programme, details=details)


def test_what_is_over_stays_as_it_was(coordinator: Membership, programme: Programme) -> None:
    actions.take_step(by=coordinator, programme=programme, transition=WAYS["drop"], text="Tidak jadi.")
    with pytest.raises(ValidationError):
        actions.add_budget(by=coordinator, programme=programme, details=budget_details())
    with pytest.raises(ValidationError):
        actions.update_programme(
            by=coordinator, programme=programme, details=programme_details(programme.office, name="Lain")
        )


def test_a_programme_with_reports_is_not_removed(
    coordinator: Membership, officer: Membership, programme: Programme
) -> None:
    actions.write_report(by=officer, programme=programme, text="Mulai.")
    with pytest.raises(ValidationError):
        actions.remove_programme(by=coordinator, programme=programme)
    assert Programme.objects.filter(pk=programme.pk).exists()


def test_a_programme_goes_with_all_that_was_planned(coordinator: Membership, programme: Programme) -> None:
    actions.add_activity(by=coordinator, programme=programme, details=activity_details())
    actions.add_indicator(by=coordinator, programme=programme, details=indicator_details())
    actions.remove_programme(by=coordinator, programme=programme)
    assert not Programme.objects.exists()
    assert not Activity.objects.exists()
