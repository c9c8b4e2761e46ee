"""Numbers are kept per village and counted again only where the village's journal moved."""

from datetime import date

import pytest
import time_machine

from lonto.accounts.models import Membership
from lonto.journal.actions import record, record_looks, writing
from lonto.measures import queries
from lonto.measures.periods import Period
from lonto.measures.registry import Kind
from lonto.regions.models import Region
from tests.measures.counters import Counter, measure

MACANG, GORONTALO = "53.15.05.2008", "53.15.05.2020"


@pytest.fixture
def count() -> Counter:
    return Counter({MACANG: {("1",): 3, ("2",): 4}, GORONTALO: {("2",): 5}})


def _move(village: Region) -> None:
    with writing(village) as stream:
        record(by=None, stream=stream, verb="test.move", saved=[village])


def test_nothing_is_counted_twice_while_the_journal_stands_still(village: Region, count: Counter) -> None:
    things = measure(count)
    assert [queries.value(things, village) for _ in range(3)] == [7, 7, 7]
    assert count.asked == [[MACANG]]


def test_only_the_village_that_moved_is_counted_again(pilot: Region, village: Region, count: Counter) -> None:
    things = measure(count)
    assert queries.value(things, pilot) == 12
    count.now[MACANG] = {("1",): 30, ("2",): 4}
    _move(village)
    assert queries.value(things, pilot) == 39
    assert count.asked[1:] == [[MACANG]]


def test_a_look_moves_nothing(village: Region, count: Counter, clerk: Membership) -> None:
    things = measure(count)
    queries.value(things, village)
    record_looks(by=clerk, region=village, looks=[])
    queries.value(things, village)
    assert count.asked == [[MACANG]]


def test_a_number_that_depends_on_the_day_is_counted_again_the_next_day(village: Region, count: Counter) -> None:
    things = measure(count, changes_daily=True)
    for day in ("2026-11-24", "2026-11-24", "2026-11-25"):
        with time_machine.travel(f"{day}T04:00:00Z", tick=False):
            queries.value(things, village)
    assert len(count.asked) == 2


def test_another_edition_of_a_definition_is_counted_again(village: Region, count: Counter) -> None:
    queries.value(measure(count, edition="1"), village)
    queries.value(measure(count, edition="2"), village)
    assert len(count.asked) == 2


def test_a_flow_is_kept_for_each_period(village: Region, count: Counter) -> None:
    things = measure(count, kind=Kind.FLOW)
    for period in (Period.year(2026), Period.month(2026, 11), Period.year(2026)):
        queries.value(things, village, period)
    assert len(count.asked) == 2


def test_a_stock_is_refused_for_days_that_are_over(village: Region, count: Counter) -> None:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        with pytest.raises(queries.UnknownPeriodError):
            queries.value(measure(count), village, Period.day(date(2026, 11, 24)))
        assert queries.value(measure(count), village, Period.month(2026, 11)) == 7
