"""Numbers of the plan: progress comes from measures and series alone, money adds up, what is late is known."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from lonto.accounts.models import Membership
from lonto.regency.figures.actions import FigureDetails, close_series, delete_series, record_figure
from lonto.regency.figures.references import Reference
from lonto.regency.smartcity import actions
from lonto.regency.smartcity.models import BudgetLine, Indicator, Programme
from lonto.regency.smartcity.queries.plans import (
    late,
    money_of,
    plan_of_today,
    share_of,
    standing_indicators,
    standings_of,
)
from lonto.regency.smartcity.states import TRANSITIONS
from tests.regency.smartcity.planning import budget_details, indicator_details, make_plan, make_programme, make_series

TODAY = dt.date(2026, 6, 1)
WAYS = {one.name: one for one in TRANSITIONS}
numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@given(start=numbers, target=numbers, value=numbers)
def test_the_share_is_none_of_the_way_at_the_beginning_and_all_of_it_at_the_target(
    start: Decimal, target: Decimal, value: Decimal
) -> None:
    assume(start != target)
    indicator = Indicator(baseline=start, target=target)
    share = share_of(indicator, value)
    assert share is not None
    assert share_of(indicator, start) == 0
    assert share_of(indicator, target) == 1
    assert Fraction(start) + share * (Fraction(target) - Fraction(start)) == Fraction(value)


def test_without_a_number_there_is_no_share() -> None:
    assert share_of(Indicator(baseline=Decimal(0), target=Decimal(1)), None) is None


@pytest.mark.parametrize(("value", "percent", "is_reached"), [(5, 0, False), (80, 88, False), (95, 100, True)])
def test_progress_comes_from_a_reported_series(
    coordinator: Membership, officer: Membership, programme: Programme, value: int, percent: int, is_reached: bool
) -> None:
    series = make_series(officer)
    details = indicator_details(reference=str(Reference.of_series(series.pk)), baseline=Decimal(10), target=Decimal(90))
    actions.add_indicator(by=coordinator, programme=programme, details=details)
    rows = programme.indicators.select_related("programme")
    [before] = standing_indicators(rows, programme.regency, TODAY)
    record_figure(
        by=officer, series=series, details=FigureDetails(programme.regency, dt.date(2026, 5, 1), Decimal(value))
    )
    [after] = standing_indicators(rows, programme.regency, TODAY)
    assert (before.value.number, before.percent, before.is_reached) == (None, None, False)
    assert (after.value.number, after.percent, after.is_reached) == (value, percent, is_reached)


def test_a_series_that_is_gone_is_said_so(coordinator: Membership, officer: Membership, programme: Programme) -> None:
    series = make_series(officer)
    details = indicator_details(reference=str(Reference.of_series(series.pk)))
    actions.add_indicator(by=coordinator, programme=programme, details=details)
    close_series(by=officer, series=series)
    delete_series(by=officer, series=series)
    [found] = standing_indicators(programme.indicators.select_related("programme"), programme.regency, TODAY)
    assert found.value.indicator.problem
    assert found.share is None


def test_a_measure_is_asked_for_its_number_of_today(coordinator: Membership, programme: Programme) -> None:
    details = indicator_details(reference="measure:residents", target=Decimal(10))
    actions.add_indicator(by=coordinator, programme=programme, details=details)
    rows = programme.indicators.select_related("programme")
    [found] = standing_indicators(rows, programme.regency, timezone.localdate())
    assert (found.value.number, found.percent) == (0, 0)


def test_money_adds_up_by_year_and_source(coordinator: Membership, officer: Membership, programme: Programme) -> None:
    other = make_programme(coordinator, programme.masterplan, officer.office, name="Lain")
    for each, year, source, amount in (
        (programme, 2025, "regency", 7),
        (programme, 2026, "regency", 11),
        (other, 2026, "regency", 13),
        (other, 2028, "state", 10**14),
    ):
        details = budget_details(year=year, source=source, amount=amount)
        actions.add_budget(by=coordinator, programme=each, details=details)
    money = money_of(BudgetLine.objects.filter(programme__masterplan=programme.masterplan))
    assert money.years == [2025, 2026, 2028]
    assert [amounts for _source, amounts in money.rows] == [[7, 24, 0, 31], [0, 0, 10**14, 10**14]]
    assert money.sums == [7, 24, 10**14, 10**14 + 31]
    assert [(year, [one for _source, one in by_source], whole) for year, by_source, whole in money.by_year] == [
        (2025, [7, 0], 7),
        (2026, [24, 0], 24),
        (2028, [0, 10**14], 10**14),
    ]
    assert [whole for _source, whole in money.by_source] == [31, 10**14]


@pytest.mark.parametrize(
    ("steps", "day", "is_late"),
    [
        ((), dt.date(2025, 1, 1), False),
        ((), dt.date(2025, 1, 2), True),
        (("start",), dt.date(2025, 1, 2), False),
        (("start",), dt.date(2028, 12, 31), False),
        (("start",), dt.date(2029, 1, 1), True),
        (("start", "halt"), dt.date(2029, 1, 1), True),
        (("start", "finish"), dt.date(2029, 1, 1), False),
        (("drop",), dt.date(2029, 1, 1), False),
    ],
)
def test_what_is_late(
    coordinator: Membership, programme: Programme, steps: tuple[str, ...], day: dt.date, is_late: bool
) -> None:
    for name in steps:
        programme = actions.take_step(by=coordinator, programme=programme, transition=WAYS[name], text="Begitu.")
    assert programme.is_late_on(day) is is_late
    assert late(Programme.objects.all(), day).exists() is is_late


def test_programmes_are_counted_by_dimension_and_state(
    coordinator: Membership, officer: Membership, programme: Programme
) -> None:
    days = {"first_on": dt.date(2026, 1, 1), "last_on": dt.date(2026, 3, 31)}
    make_programme(coordinator, programme.masterplan, officer.office, name="Cepat", kind="quick_win", **days)
    actions.take_step(by=officer, programme=programme, transition=WAYS["start"], text="Mulai.")
    governance, *others = standings_of(programme.masterplan, 2026)
    assert (governance.counts["running"], governance.counts["planned"], governance.total) == (1, 1, 2)
    assert governance.quick_wins == 1
    assert standings_of(programme.masterplan, 2027)[0].quick_wins == 0
    assert sum(one.total for one in others) == 0


def test_the_plan_of_a_year_is_the_one_that_covers_it(coordinator: Membership) -> None:
    old, new = (
        make_plan(coordinator, first_year=2017, last_year=2021),
        make_plan(coordinator, first_year=2022, last_year=2031),
    )
    plans = type(old).objects.all()
    assert plan_of_today(plans, 2019) == old
    assert plan_of_today(plans, 2026) == new
    assert plan_of_today(plans, 2050) == new
