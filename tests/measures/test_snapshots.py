"""Each night the numbers of every village are written down, as steps: what has not changed costs nothing."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Office
from lonto.journal.actions import record, writing
from lonto.measures import months, registry
from lonto.measures.history import history_of, last_snapshot, missed_days, numbers_on
from lonto.measures.models import MeasureValue, Recording, SnapshotDay, Step
from lonto.measures.queries import Question
from lonto.measures.registry import Counts, Kind, Measure, Ratio
from lonto.measures.snapshots import Taken, take_snapshot
from lonto.regions.models import Region
from tests.measures.counters import Counter, measure

MACANG, GORONTALO, WAE_SANO = "53.15.05.2008", "53.15.05.2020", "53.15.01.2003"
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2026, 12, 31)
Night = Callable[..., Taken]


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch, office: Office) -> None:
    monkeypatch.setattr(registry, "_measures", {})
    monkeypatch.setattr(months, "MONTHS_KEPT", 4)


@pytest.fixture
def count() -> Counter:
    return Counter({MACANG: {("1",): 3, ("2",): 4}, GORONTALO: {("2",): 5}})


@pytest.fixture
def things(count: Counter) -> Measure:
    return registry.register(measure(count))


def night(day: str) -> Taken:
    with time_machine.travel(f"{day}T15:00:00Z", tick=False):
        return take_snapshot()


def move(code: str, count: Counter, counts: Counts) -> None:
    """Let a village's journal move, and its number with it."""
    region = Region.objects.get(pk=code)
    count.now[code] = counts
    with writing(region) as stream:
        record(by=None, stream=stream, verb="test.move", saved=[region])


def points(question: Question, region: Region, first: dt.date = FIRST, last: dt.date = LAST) -> list[tuple[str, Any]]:
    return [(point.day.isoformat(), point.number) for point in history_of(question, region, first, last).points]


def test_the_first_night_records_every_village_also_those_with_nothing(things: Measure, pilot: Region) -> None:
    night("2026-11-24")
    whole = Step.objects.filter(line__cell="")
    assert whole.count() == 169
    assert whole.aggregate(sum=Sum("change"))["sum"] == 12
    assert points(Question(things), pilot) == [("2026-11-24", 12)]


def test_a_night_without_changes_writes_nothing(things: Measure) -> None:
    night("2026-11-24")
    before = Step.objects.count()
    assert night("2026-11-25").changes == 0
    assert Step.objects.count() == before


def test_a_change_is_one_step_for_the_whole_and_one_for_its_part(
    things: Measure, count: Counter, pilot: Region
) -> None:
    night("2026-11-24")
    move(MACANG, count, {("1",): 3, ("2",): 6})
    assert night("2026-11-25").changes == 2
    assert points(Question(things), pilot) == [("2026-11-24", 12), ("2026-11-25", 14)]
    assert points(Question(things, axis="sex", value="2"), pilot) == [("2026-11-24", 9), ("2026-11-25", 11)]
    assert points(Question(things, axis="sex", value="1"), pilot) == [("2026-11-24", 3)]


def test_the_same_night_again_changes_nothing(things: Measure, pilot: Region) -> None:
    night("2026-11-24")
    before = list(Step.objects.order_by("pk").values())
    assert night("2026-11-24").changes == 0
    assert list(Step.objects.order_by("pk").values()) == before
    assert SnapshotDay.objects.count() == 1


def test_a_second_run_on_a_day_brings_the_day_up_to_date(things: Measure, count: Counter, pilot: Region) -> None:
    night("2026-11-23")
    move(MACANG, count, {("1",): 8})
    night("2026-11-24")
    move(MACANG, count, {("1",): 9})
    night("2026-11-24")
    assert points(Question(things), pilot) == [("2026-11-23", 12), ("2026-11-24", 14)]


def test_a_missed_night_is_a_gap_for_a_stock(things: Measure, count: Counter, pilot: Region) -> None:
    night("2026-11-22")
    move(MACANG, count, {("1",): 8})
    night("2026-11-25")
    assert missed_days(dt.date(2026, 11, 1), dt.date(2026, 11, 25)) == [dt.date(2026, 11, 23), dt.date(2026, 11, 24)]
    assert last_snapshot() == dt.date(2026, 11, 25)
    assert points(Question(things), pilot) == [("2026-11-22", 12), ("2026-11-25", 13)]


def test_a_village_and_a_district_have_their_own_history(things: Measure, count: Counter, village: Region) -> None:
    night("2026-11-24")
    move(GORONTALO, count, {("2",): 50})
    night("2026-11-25")
    assert points(Question(things), village) == [("2026-11-24", 7)]
    assert points(Question(things), Region.objects.get(pk="53.15.05")) == [("2026-11-24", 12), ("2026-11-25", 57)]
    assert points(Question(things), Region.objects.get(pk="53.15.01")) == [("2026-11-24", 0)]


def test_what_stood_before_the_first_day_stands_on_it(things: Measure, count: Counter, pilot: Region) -> None:
    night("2026-11-20")
    move(MACANG, count, {("1",): 8})
    night("2026-11-24")
    assert points(Question(things), pilot, dt.date(2026, 11, 22)) == [("2026-11-22", 12), ("2026-11-24", 13)]
    assert points(Question(things), pilot, last=dt.date(2026, 11, 19)) == []


def test_a_past_day_is_known_as_the_last_night_before_it_found_it(
    things: Measure, count: Counter, pilot: Region, village: Region
) -> None:
    night("2026-11-20")
    move(MACANG, count, {("1",): 8})
    night("2026-11-24")
    women = Question(things, axis="sex", value="2")

    def known(day: int) -> list[dict[str, Any]]:
        return numbers_on([Question(things), women], [pilot, village], dt.date(2026, 11, day))

    assert known(19) == [{"53.15": None, MACANG: None}] * 2
    assert known(23) == [{"53.15": 12, MACANG: 7}, {"53.15": 9, MACANG: 4}]
    assert known(24) == [{"53.15": 13, MACANG: 8}, {"53.15": 5, MACANG: 0}]


def test_two_years_of_a_stock_are_one_query(
    things: Measure, count: Counter, pilot: Region, django_assert_num_queries: Any
) -> None:
    for number, day in enumerate(("2026-11-22", "2026-11-23", "2026-11-24")):
        move(MACANG, count, {("1",): number})
        night(day)
    with django_assert_num_queries(2):  # the numbers, and since when the rule counts
        assert len(points(Question(things), pilot)) == 3


@pytest.fixture
def letters(things: Measure) -> tuple[Measure, dict[str, int]]:
    """A flow of Macang Tanggar, by month."""
    by_month: dict[str, int] = {}

    def in_period(villages: Any, period: Any) -> dict[str, Counts]:
        number = by_month.get(period.first.isoformat()[:7], 0)
        return {MACANG: {(): number}} if MACANG in villages and number else {}

    return registry.register(measure(in_period, "letters", kind=Kind.FLOW, axes=())), by_month  # type: ignore[arg-type]


def test_a_flow_is_recorded_month_by_month_also_the_months_before(
    letters: tuple[Measure, dict[str, int]], pilot: Region
) -> None:
    flow, by_month = letters
    by_month |= {"2026-09": 4, "2026-11": 2}
    night("2026-11-24")
    found = points(Question(flow), pilot, dt.date(2026, 8, 1), dt.date(2026, 11, 24))
    assert found == [("2026-08-31", 0), ("2026-09-30", 4), ("2026-10-31", 0), ("2026-11-24", 2)]
    assert history_of(Question(flow), pilot, FIRST, LAST).corrections == []


def test_a_month_that_still_runs_grows_in_one_row(
    letters: tuple[Measure, dict[str, int]], count: Counter, village: Region
) -> None:
    by_month = letters[1]
    for number, day in enumerate(("2026-11-23", "2026-11-24", "2026-11-25"), 1):
        by_month["2026-11"] = number
        move(MACANG, count, {})
        night(day)
    row = Step.objects.get(line__measure="letters")
    assert (row.month, row.day, row.change, row.is_correction) == ("2026-11", dt.date(2026, 11, 30), 3, False)


def test_the_first_count_after_the_end_of_a_month_is_no_correction(
    letters: tuple[Measure, dict[str, int]], count: Counter, village: Region
) -> None:
    flow, by_month = letters
    by_month["2026-10"] = 5
    night("2026-10-31")
    by_month["2026-10"] = 6
    move(MACANG, count, {})
    night("2026-11-01")
    assert history_of(Question(flow), village, FIRST, LAST).corrections == []


def test_a_closed_month_that_changes_later_is_corrected_and_shows_both_numbers(
    letters: tuple[Measure, dict[str, int]], count: Counter, pilot: Region
) -> None:
    flow, by_month = letters
    by_month["2026-10"] = 5
    night("2026-11-02")
    by_month["2026-10"] = 7
    move(MACANG, count, {})
    night("2026-11-24")
    [correction] = history_of(Question(flow), pilot, FIRST, dt.date(2026, 11, 24)).corrections
    assert (correction.day, correction.then, correction.now) == (dt.date(2026, 10, 31), 5, 7)
    assert correction.known_on == dt.date(2026, 11, 24)
    assert ("2026-10-31", 7) in points(Question(flow), pilot)


def test_a_correction_that_is_taken_back_is_none(
    letters: tuple[Measure, dict[str, int]], count: Counter, pilot: Region
) -> None:
    flow, by_month = letters
    for number, day in ((5, "2026-11-02"), (7, "2026-11-24"), (5, "2026-11-25")):
        by_month["2026-10"] = number
        move(MACANG, count, {})
        night(day)
    assert history_of(Question(flow), pilot, FIRST, LAST).corrections == []


def test_another_edition_of_a_rule_is_marked_as_a_break(
    things: Measure, count: Counter, pilot: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    night("2026-11-20")
    monkeypatch.setattr(registry, "_measures", {})
    changed = registry.register(measure(count, edition="2"))
    night("2026-11-24")
    assert history_of(Question(changed), pilot, FIRST, LAST).breaks == [dt.date(2026, 11, 24)]
    assert Recording.objects.filter(measure="things").count() == 2


def test_a_mean_is_known_from_the_sums_it_is_made_of(pilot: Region, village: Region) -> None:
    days, papers = Counter({MACANG: {(): 10}}), Counter({MACANG: {(): 4}})
    above = registry.register(measure(days, "days", axes=(), is_listed=False))
    below = registry.register(measure(papers, "papers", axes=()))
    mean = registry.register(Ratio("mean", "Mean", "days", "x", "test", above=above, below=below))
    night("2026-11-20")
    move(MACANG, papers, {(): 5})
    night("2026-11-24")
    assert [str(number) for _day, number in points(Question(mean), pilot)] == ["2.5", "2.0"]
    assert str(numbers_on([Question(mean)], [village], dt.date(2026, 11, 20))[0][MACANG]) == "2.5"


def test_a_measure_that_comes_later_has_no_number_before(things: Measure, pilot: Region) -> None:
    night("2026-11-20")
    late = registry.register(measure(Counter({MACANG: {("1",): 1}}), "late"))
    night("2026-11-24")
    assert points(Question(late), pilot) == [("2026-11-24", 1)]
    assert numbers_on([Question(late)], [pilot], dt.date(2026, 11, 22)) == [{"53.15": None}]


COUNTS = st.dictionaries(st.sampled_from([("1",), ("2",)]), st.integers(0, 500))
NIGHTS = st.lists(st.dictionaries(st.sampled_from([MACANG, GORONTALO, WAE_SANO]), COUNTS), min_size=1, max_size=4)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights=NIGHTS)
def test_the_sum_of_the_steps_is_what_was_counted_each_night(pilot: Region, nights: list[dict[str, Counts]]) -> None:
    for model in (Step, SnapshotDay, Recording, MeasureValue):
        model.objects.all().delete()
    registry._measures.clear()
    count = Counter()
    things = registry.register(measure(count))
    expected: list[tuple[int, int]] = []
    for place, changes in enumerate(nights):
        for code, counts in changes.items():
            move(code, count, counts)
        night(f"2026-11-{place + 1:02}")
        now = [number for counts in count.now.values() for number in counts.items()]
        expected.append((sum(n for _cell, n in now), sum(n for cell, n in now if cell == ("2",))))
    questions = [Question(things), Question(things, axis="sex", value="2")]
    for place, (whole, women) in enumerate(expected):
        found = numbers_on(questions, [pilot], dt.date(2026, 11, place + 1))
        assert [one["53.15"] for one in found] == [whole, women]


def test_the_command_says_what_it_did(things: Measure, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("snapshot_measures", json=True)
    said = json.loads(capsys.readouterr().out)
    assert (said["measures"], said["villages"]) == (1, 169)
    call_command("snapshot_measures")
    assert "1 measures of 169 villages, 0 numbers changed" in capsys.readouterr().out
