"""One way to every number: a measure, a part of it, or a reported series, today and on a past day."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.measures import months, registry
from lonto.measures.periods import Period
from lonto.measures.registry import Counts, Kind, Measure, Ratio
from lonto.measures.snapshots import take_snapshot
from lonto.regency.figures.actions import correct_figure, create_series, delete_series, withdraw_figure
from lonto.regency.figures.indicators import MEASURE_GONE, NO_REFERENCE, PART_GONE, SERIES_GONE, indicator_of
from lonto.regency.figures.models import Series
from lonto.regency.figures.numbers import Ask, history_of, value_of, values_of
from lonto.regency.figures.numbers import by_village as numbers_by_village
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from tests.measures.counters import Counter, measure
from tests.regency.figures.conftest import GORONTALO, MACANG, WAE_SANO, Report, figure_details, series_details

TODAY = dt.date(2026, 11, 25)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield


@pytest.fixture
def count() -> Counter:
    return Counter({MACANG: {("1",): 3, ("2",): 4}, GORONTALO: {("2",): 5}})


@pytest.fixture
def things(count: Counter, monkeypatch: pytest.MonkeyPatch) -> Measure:
    monkeypatch.setattr(registry, "_measures", {})
    monkeypatch.setattr(months, "MONTHS_KEPT", 4)
    return registry.register(measure(count))


@pytest.fixture
def daily(things: Measure) -> Measure:
    """A flow: every day one thing in Macang Tanggar."""

    def count(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
        return {MACANG: {(): (period.last - period.first).days + 1}} if MACANG in villages else {}

    return registry.register(measure(count, "daily", kind=Kind.FLOW, axes=()))  # type: ignore[arg-type]


def ref(series: Series) -> str:
    return str(Reference.of_series(series.pk))


@pytest.mark.parametrize("text", ["measure:residents", "measure:residents:sex=2", "measure:a.b:programme=x=y"])
def test_a_reference_is_read_as_it_was_written(text: str) -> None:
    assert str(Reference.parse(text)) == text


@pytest.mark.parametrize("text", ["", "residents", "measure:", "measure:a:b", "measure:a:=1", "series:1", "other:a"])
def test_what_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Reference.parse(text)


def test_a_measure_is_counted_as_its_page_counts_it(things: Measure, pilot: Region, village: Region) -> None:
    assert value_of("measure:things", pilot).number == 12
    assert value_of("measure:things", village).number == 7
    assert value_of("measure:things:sex=2", pilot).number == 9
    assert value_of("measure:things", pilot, day("2027-01-01")).as_of == TODAY


def test_a_measure_that_was_removed_says_so(things: Measure, pilot: Region) -> None:
    found = value_of("measure:nothing", pilot)
    assert (found.number, found.indicator.problem) == (None, MEASURE_GONE)
    assert history_of("measure:nothing", pilot, day("2026-01-01"), TODAY).points == []
    assert numbers_by_village("measure:nothing", pilot, TODAY) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("measure:things:sex=9", PART_GONE),
        ("measure:things:age=1", PART_GONE),
        ("series:019af0c4-0000-7000-8000-000000000000", SERIES_GONE),
        ("something else", MEASURE_GONE),
        ("", NO_REFERENCE),
    ],
)
def test_what_a_reference_has_lost_is_said_in_a_sentence(
    things: Measure, pilot: Region, text: str, problem: str
) -> None:
    found = indicator_of(text, pilot)
    assert (found.problem, found.is_known) == (problem, False)
    assert value_of(text, pilot).number is None


def test_a_series_of_another_regency_is_not_known_here(series: Series, neighbour: Membership) -> None:
    assert indicator_of(ref(series), neighbour.office.region).problem == SERIES_GONE


def test_a_removed_series_is_not_known_any_more(series: Series, officer: Membership, pilot: Region) -> None:
    reference = ref(series)
    delete_series(by=officer, series=series)
    assert value_of(reference, pilot).indicator.problem == SERIES_GONE


def test_a_past_day_of_a_stock_comes_from_the_snapshots(
    things: Measure, count: Counter, office: Office, pilot: Region, village: Region
) -> None:
    with time_machine.travel("2026-11-20T15:00:00Z", tick=False):
        take_snapshot()
    count.now[MACANG] = {("1",): 30}
    with writing(village) as stream:
        record(by=None, stream=stream, verb="test.move", saved=[village])
    assert value_of("measure:things", pilot, day("2026-11-24")).number == 12
    assert value_of("measure:things", pilot, TODAY).number == 35
    nothing = value_of("measure:things", pilot, day("2026-11-19"))
    assert (nothing.number, nothing.as_of) == (None, None)


def test_a_flow_is_counted_from_a_day_on(daily: Measure, pilot: Region) -> None:
    assert value_of("measure:daily", pilot, day("2026-11-10")).number == 314
    assert value_of("measure:daily", pilot, day("2026-11-10"), since=day("2026-11-01")).number == 10
    assert value_of("measure:daily", pilot, day("2027-11-10"), since=day("2026-11-01")).number == 25
    assert value_of("measure:daily", pilot, TODAY, since=day("2026-12-01")).number is None


def test_the_added_up_history_of_a_flow_ends_with_its_value(daily: Measure, office: Office, pilot: Region) -> None:
    take_snapshot()
    since = day("2026-10-05")
    points = history_of("measure:daily", pilot, since, TODAY, since=since).points
    assert [(point.day, point.number) for point in points] == [(day("2026-10-31"), 27), (TODAY, 57)]
    without = history_of("measure:daily", pilot, day("2020-01-01"), TODAY, since=day("2020-01-01")).points
    assert without[0].day == day("2026-07-31")
    assert value_of("measure:daily", pilot, day("2026-07-31"), since=day("2020-01-01")).number == without[0].number


def test_a_mean_is_that_of_the_last_ninety_days(daily: Measure, pilot: Region) -> None:
    def papers(villages: Collection[str], period: Period) -> Mapping[str, Counts]:
        return {MACANG: {(): 40}}

    below = registry.register(measure(papers, "papers", kind=Kind.FLOW, axes=()))  # type: ignore[arg-type]
    registry.register(Ratio("mean", "Mean", "days", "x", "test", above=daily, below=below, digits=2))
    assert value_of("measure:mean", pilot, TODAY, since=day("2020-01-01")).number == Decimal("2.25")


def test_a_reported_stock_stands_until_the_next_figure(series: Series, report: Report, pilot: Region) -> None:
    report(series, 92, "2026-03-31")
    report(series, 95, "2026-06-30")
    assert value_of(ref(series), pilot, day("2026-03-30")).number is None
    found = value_of(ref(series), pilot, day("2026-06-29"))
    assert (found.number, found.as_of, found.indicator.is_reported) == (92, day("2026-03-31"), True)
    assert value_of(ref(series), pilot).number == 95


def test_a_reported_flow_is_the_sum_of_its_periods_since_a_day(yearly: Series, report: Report, pilot: Region) -> None:
    for year, number in ((2024, 5), (2025, 7)):
        report(yearly, number, f"{year}-12-31", first_on=f"{year}-01-01")
    assert value_of(ref(yearly), pilot, TODAY, since=day("2024-01-01")).number == 12
    assert value_of(ref(yearly), pilot, TODAY, since=day("2024-01-02")).number == 7
    assert value_of(ref(yearly), pilot, TODAY).number is None


def test_villages_that_reported_add_up_and_are_counted(
    by_village: Series, report: Report, pilot: Region, village: Region
) -> None:
    report(by_village, 1, "2026-03-31", MACANG)
    report(by_village, 0, "2026-04-30", GORONTALO)
    report(by_village, 1, "2026-05-31", WAE_SANO)
    found = value_of(ref(by_village), pilot)
    assert (found.number, found.villages, found.as_of) == (2, 3, day("2026-05-31"))
    assert value_of(ref(by_village), Region.objects.get(pk="53.15.05")).number == 1
    assert value_of(ref(by_village), village).number == 1


def test_percentages_of_villages_are_not_added(officer: Membership, report: Report, pilot: Region) -> None:
    details = series_details(officer.office, title="Persen", scope="village", adds_up=False)
    share = create_series(by=officer, details=details)
    report(share, 40, "2026-03-31", MACANG)
    assert value_of(ref(share), pilot).number is None
    assert value_of(ref(share), Region.objects.get(pk=MACANG)).number == 40


def test_a_corrected_figure_counts_with_its_new_number_and_both_are_known(
    series: Series, report: Report, officer: Membership, pilot: Region
) -> None:
    old = report(series, 92, "2026-03-31")
    correct_figure(by=officer, figure=old, details=figure_details(pilot, 29), reason="tertukar")
    found = history_of(ref(series), pilot, day("2026-01-01"), TODAY)
    assert [(point.day, point.number) for point in found.points] == [(day("2026-03-31"), 29)]
    [correction] = found.corrections
    assert (correction.then, correction.now, correction.known_on) == (92, 29, TODAY)


def test_a_withdrawn_figure_counts_no_longer(
    series: Series, report: Report, officer: Membership, pilot: Region
) -> None:
    report(series, 90, "2026-02-28")
    withdraw_figure(by=officer, figure=report(series, 92, "2026-03-31"), reason="salah")
    assert value_of(ref(series), pilot).number == 90
    assert [c.now for c in history_of(ref(series), pilot, day("2026-01-01"), TODAY).corrections] == [None]


def test_the_history_of_villages_is_the_sum_as_it_stood(by_village: Series, report: Report, pilot: Region) -> None:
    report(by_village, 1, "2026-03-31", MACANG)
    report(by_village, 1, "2026-05-31", WAE_SANO)
    report(by_village, 0, "2026-06-30", MACANG)
    points = history_of(ref(by_village), pilot, day("2026-04-01"), TODAY).points
    assert [(str(point.day), point.number) for point in points] == [
        ("2026-04-01", 1),
        ("2026-05-31", 2),
        ("2026-06-30", 1),
    ]


def test_each_village_has_its_number(things: Measure, by_village: Series, report: Report, pilot: Region) -> None:
    report(by_village, 1, "2026-03-31", MACANG)
    assert numbers_by_village(ref(by_village), pilot, TODAY) == {MACANG: 1}
    counted = numbers_by_village("measure:things:sex=2", pilot, TODAY)
    assert (len(counted), counted[MACANG], counted[GORONTALO]) == (169, 4, 5)


def test_a_hundred_numbers_cost_no_more_queries_than_ten(
    things: Measure,
    daily: Measure,
    series: Series,
    report: Report,
    pilot: Region,
    village: Region,
    django_assert_max_num_queries: Any,
) -> None:
    report(series, 92, "2026-03-31")
    kinds = ["measure:things", "measure:things:sex=1", "measure:daily", ref(series), "measure:nothing"]
    days = [TODAY, day("2026-10-01")]
    asks = [Ask(kind, region, on) for kind in kinds for on in days for region in (pilot, village)]
    values_of(asks, pilot)
    with django_assert_max_num_queries(8):
        ten = values_of(asks, pilot)
    with django_assert_max_num_queries(8):
        hundred = values_of(asks * 5, pilot)
    assert [one.number for one in hundred] == [one.number for one in ten] * 5
