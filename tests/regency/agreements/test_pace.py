"""Whether a pledge will be kept, to the last fraction."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lonto.regency.agreements.pace import (
    TOLERANCE,
    Mark,
    Plan,
    Standing,
    WrongPlanError,
    judge,
    judge_without_plan,
)

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31))
VALUES = st.fractions(-1000, 1000, max_denominator=100)


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def plan(target: int = 20_000, baseline: int = 0, due: str = "2026-12-31", **more: object) -> Plan:
    return Plan.of(Mark(on("2026-01-01"), Fraction(baseline)), Mark(on(due), Fraction(target)), **more)  # type: ignore[arg-type]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan that may be agreed, rising or falling, with up to three milestones."""
    begin, end = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
    low, high = sorted(draw(st.lists(VALUES, min_size=2, max_size=2, unique=True)))
    falls = draw(st.booleans())
    first, last = (high, low) if falls else (low, high)
    days = sorted(draw(st.sets(st.dates(begin, end), max_size=3)) - {begin, end})
    shares = sorted(draw(st.lists(st.fractions(0, 1, max_denominator=50), min_size=len(days), max_size=len(days))))
    milestones = [Mark(day, first + (last - first) * share) for day, share in zip(days, shares, strict=True)]
    return Plan.of(Mark(begin, first), Mark(end, last), milestones, falls=falls)


@pytest.mark.parametrize(
    ("arguments", "field", "reason"),
    [
        ({"due": "2026-01-01"}, "due_on", "ends_before_beginning"),
        ({"due": "2025-12-31"}, "due_on", "ends_before_beginning"),
        ({"target": 5, "baseline": 10}, "target", "below_baseline"),
        ({"target": 10, "baseline": 5, "falls": True}, "target", "not_below_baseline"),
        ({"target": 10, "baseline": 10}, "target", "no_way"),
        ({"milestones": [Mark(on("2027-01-01"), Fraction(5))]}, "milestones", "outside_the_time"),
        ({"milestones": [Mark(on("2026-01-01"), Fraction(5))]}, "milestones", "outside_the_time"),
        ({"milestones": [Mark(on("2026-06-01"), Fraction(30_000))]}, "milestones", "off_the_way"),
        ({"milestones": [Mark(on("2026-06-01"), Fraction(-1))]}, "milestones", "off_the_way"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused_with_its_reason(
    arguments: dict[str, object], field: str, reason: str
) -> None:
    with pytest.raises(WrongPlanError) as caught:
        plan(**arguments)  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.reason) == (field, reason)


def test_a_falling_pledge_is_judged_by_how_far_it_has_fallen() -> None:
    falling = plan(target=2, baseline=10, falls=True)
    assert judge(falling, Fraction(3), on("2026-07-01")).standing is Standing.AHEAD
    assert judge(falling, Fraction(10), on("2026-07-01")).standing is Standing.LATE
    assert judge(falling, Fraction(1), on("2026-07-01")).standing is Standing.MET


@pytest.mark.parametrize(
    ("value", "today", "at_due", "standing"),
    [
        (None, "2025-12-01", None, Standing.NOT_BEGUN),
        (0, "2025-12-01", None, Standing.NOT_BEGUN),
        (None, "2026-06-01", None, Standing.UNKNOWN),
        (0, "2026-01-01", None, Standing.ON_TRACK),
        (20_000, "2026-06-01", None, Standing.MET),
        (20_000, "2026-12-31", None, Standing.MET),
        (19_000, "2026-12-31", None, Standing.ON_TRACK),
        (18_999, "2026-12-31", None, Standing.LATE),
        (19_999, "2027-01-01", None, Standing.MISSED),
        (19_999, "2027-01-01", 20_000, Standing.MET),
        (20_000, "2027-06-01", 19_000, Standing.MET_LATE),
        (20_000, "2027-06-01", None, Standing.MET),
    ],
)
def test_the_standing_follows_from_number_and_day(
    value: int | None, today: str, at_due: int | None, standing: Standing
) -> None:
    number = None if value is None else Fraction(value)
    due = None if at_due is None else Fraction(at_due)
    assert judge(plan(), number, on(today), at_due=due).standing is standing


def test_pace_and_need_are_exact() -> None:
    found = judge(plan(due="2026-01-31", target=30), Fraction(10), on("2026-01-21"))
    assert (found.pace, found.needed, found.days_left) == (Fraction(1, 2), Fraction(2), 10)
    assert found.reached_on == on("2026-03-02")
    assert (found.planned, found.share) == (Fraction(20), Fraction(1, 3))


def test_a_milestone_bends_the_line() -> None:
    bent = plan(due="2026-01-11", target=10, milestones=[Mark(on("2026-01-06"), Fraction(1))])
    assert [bent.planned_on(on(f"2026-01-{day:02}")) for day in (1, 6, 11, 12)] == [0, 1, 10, 10]
    assert bent.planned_on(on("2026-01-07")) == Fraction(14, 5)


def test_nothing_done_leads_nowhere() -> None:
    assert judge(plan(), Fraction(0), on("2026-06-01")).reached_on is None
    assert judge(plan(), Fraction(-5), on("2026-06-01")).reached_on is None
    assert judge(plan(), Fraction(1, 1000), on("2026-06-01")).reached_on is None


@pytest.mark.parametrize(
    ("value", "falls", "standing"),
    [(None, False, Standing.UNKNOWN), (9, False, Standing.OPEN), (10, False, Standing.MET), (11, True, Standing.OPEN)],
)
def test_without_a_date_a_pledge_can_be_met_and_not_late(value: int | None, falls: bool, standing: Standing) -> None:
    number = None if value is None else Fraction(value)
    assert judge_without_plan(number, None, Fraction(10), falls=falls).standing is standing


def test_without_a_date_a_known_baseline_still_gives_the_share() -> None:
    assert judge_without_plan(Fraction(5), Fraction(0), Fraction(20), falls=False).share == Fraction(1, 4)


@given(plans(), DAYS)
def test_the_line_never_leaves_baseline_and_target(agreed: Plan, day: dt.date) -> None:
    low, high = sorted((agreed.begin.value, agreed.end.value))
    assert low <= agreed.planned_on(day) <= high


@given(plans(), DAYS, DAYS)
def test_the_line_runs_one_way(agreed: Plan, one: dt.date, other: dt.date) -> None:
    first, later = sorted((one, other))
    assert agreed.share_of(agreed.planned_on(first)) <= agreed.share_of(agreed.planned_on(later))


@given(plans())
def test_the_line_goes_through_every_mark(agreed: Plan) -> None:
    assert [agreed.planned_on(mark.on) for mark in agreed.marks] == [mark.value for mark in agreed.marks]


@given(plans(), DAYS)
def test_who_is_exactly_on_the_line_is_never_late(agreed: Plan, day: dt.date) -> None:
    found = judge(agreed, agreed.planned_on(day), day).standing
    assert found in {Standing.ON_TRACK, Standing.MET, Standing.NOT_BEGUN}


@given(plans(), VALUES, VALUES, DAYS)
def test_more_is_never_judged_worse(agreed: Plan, one: Fraction, other: Fraction, day: dt.date) -> None:
    order = [Standing.MISSED, Standing.LATE, Standing.ON_TRACK, Standing.AHEAD, Standing.MET]
    assume(agreed.begin.on <= day)
    worse, better = sorted((one, other), key=agreed.share_of)
    ranks = [order.index(judge(agreed, value, day).standing) for value in (worse, better)]
    assert ranks[0] <= ranks[1]


@given(plans(), VALUES, DAYS)
def test_the_pace_that_is_needed_ends_at_the_target_on_the_last_day(
    agreed: Plan, value: Fraction, day: dt.date
) -> None:
    found = judge(agreed, value, day)
    if found.needed is not None:
        assert found.days_left is not None
        assert value + found.needed * found.days_left == agreed.end.value
        assert found.needed * agreed.way > 0


@given(plans(), VALUES, DAYS)
def test_the_day_of_arrival_is_the_first_on_which_the_pace_is_there(
    agreed: Plan, value: Fraction, day: dt.date
) -> None:
    found = judge(agreed, value, day)
    if found.reached_on is not None:
        assert found.pace is not None
        days = (found.reached_on - day).days
        assert agreed.is_reached_by(value + found.pace * days)
        assert not agreed.is_reached_by(value + found.pace * (days - 1))


@given(plans(), st.fractions(0, 1, max_denominator=100), DAYS)
def test_late_means_more_than_a_twentieth_of_the_way_behind(agreed: Plan, share: Fraction, day: dt.date) -> None:
    assume(agreed.begin.on <= day <= agreed.end.on)
    value = agreed.begin.value + agreed.way * share
    behind = agreed.share_of(agreed.planned_on(day)) - share
    assert (judge(agreed, value, day).standing is Standing.LATE) == (behind > TOLERANCE)


@given(plans(), VALUES, DAYS)
def test_a_falling_plan_is_the_mirror_of_a_rising_one(agreed: Plan, value: Fraction, day: dt.date) -> None:
    falls = agreed.way < 0
    begin, *between, end = (Mark(mark.on, -mark.value) for mark in agreed.marks)
    mirror = Plan.of(begin, end, between, falls=not falls)
    one, other = judge(agreed, value, day), judge(mirror, -value, day)
    assert (one.standing, one.share, one.reached_on) == (other.standing, other.share, other.reached_on)
