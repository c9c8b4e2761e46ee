"""Whether a pledge will be kept: the number as it is, against the line that was planned. Exact, and asks no clock.

The plan is a straight line from the baseline on the first day to the target on the last, bent at each milestone. A
pledge is on track within a twentieth of its whole way; what was not reported does not count, so a number that has not
been renewed falls behind as the days go by.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

TOLERANCE = Fraction(1, 20)
LAST_DAY = dt.date(2200, 12, 31)
"""A pace that would need longer than this leads nowhere."""


class Standing(StrEnum):
    """How a pledge stands."""

    UNKNOWN = "unknown"
    OPEN = "open"
    NOT_BEGUN = "not_begun"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    LATE = "late"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"


NEEDS_ATTENTION = frozenset({Standing.LATE, Standing.MISSED})


@dataclass(frozen=True, order=True)
class Mark:
    """What shall be reached on a day."""

    on: dt.date
    value: Fraction


class WrongPlanError(ValueError):
    """`field` is what has to change, `reason` one of the keys that the room has sentences for."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field, self.reason = field, reason


@dataclass(frozen=True)
class Plan:
    """From a baseline to a target; `marks` holds both and the milestones between, in the order of their days."""

    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, begin: Mark, end: Mark, milestones: Iterable[Mark] = (), *, falls: bool = False) -> "Plan":
        """A plan that runs one way only; WrongPlanError says what is wrong with one that does not."""
        if end.on <= begin.on:
            raise WrongPlanError("due_on", "ends_before_beginning")
        if end.value == begin.value:
            raise WrongPlanError("target", "no_way")
        if (end.value < begin.value) != falls:
            raise WrongPlanError("target", "not_below_baseline" if falls else "below_baseline")
        marks = [begin, *sorted(milestones), end]
        for before, after in pairwise(marks):
            if after.on <= before.on:
                raise WrongPlanError("milestones", "outside_the_time")
            if after.value < before.value if not falls else after.value > before.value:
                raise WrongPlanError("milestones", "off_the_way")
        return cls(tuple(marks))

    @property
    def begin(self) -> Mark:
        return self.marks[0]

    @property
    def end(self) -> Mark:
        return self.marks[-1]

    @property
    def way(self) -> Fraction:
        """From the baseline to the target; below zero where the number shall fall."""
        return self.end.value - self.begin.value

    def planned_on(self, day: dt.date) -> Fraction:
        """What shall be reached on a day: the baseline before the plan begins, the target after it ends."""
        if day <= self.begin.on:
            return self.begin.value
        for before, after in pairwise(self.marks):
            if day <= after.on:
                gone = Fraction((day - before.on).days, (after.on - before.on).days)
                return before.value + (after.value - before.value) * gone
        return self.end.value

    def share_of(self, value: Fraction) -> Fraction:
        """How much of the way is done: 0 at the baseline, 1 at the target, beyond where it is surpassed."""
        return (value - self.begin.value) / self.way

    def is_reached_by(self, value: Fraction) -> bool:
        return self.share_of(value) >= 1


@dataclass(frozen=True)
class Progress:
    """How a pledge stands on a day. Paces are per day; `reached_on` is the day at which the pace so far would end."""

    standing: Standing
    value: Fraction | None = None
    planned: Fraction | None = None
    share: Fraction | None = None
    pace: Fraction | None = None
    needed: Fraction | None = None
    reached_on: dt.date | None = None
    days_left: int | None = None


def judge(plan: Plan, value: Fraction | None, today: dt.date, *, at_due: Fraction | None = None) -> Progress:
    """How a pledge stands; `at_due` is the number of its last day, once that is over and known."""
    planned, days_left = plan.planned_on(today), (plan.end.on - today).days
    if value is None:
        standing = Standing.NOT_BEGUN if today < plan.begin.on else Standing.UNKNOWN
        return Progress(standing, planned=planned, days_left=days_left)
    pace = _pace(plan, value, today)
    return Progress(
        _standing(plan, value, today, planned, at_due),
        value,
        planned,
        plan.share_of(value),
        pace,
        (plan.end.value - value) / days_left if days_left > 0 and not plan.is_reached_by(value) else None,
        _reached_on(plan, value, pace, today),
        days_left,
    )


def judge_without_plan(value: Fraction | None, baseline: Fraction | None, target: Fraction, *, falls: bool) -> Progress:
    """How a pledge stands of which no date or no baseline was agreed: it can be met and cannot be late."""
    if value is None:
        return Progress(Standing.UNKNOWN)
    share = (value - baseline) / (target - baseline) if baseline is not None and baseline != target else None
    is_met = value <= target if falls else value >= target
    return Progress(Standing.MET if is_met else Standing.OPEN, value, share=share)


def line_of(plan: Plan) -> Sequence[tuple[dt.date, Fraction]]:
    """The plan as points of a picture."""
    return [(mark.on, mark.value) for mark in plan.marks]


def _standing(plan: Plan, value: Fraction, today: dt.date, planned: Fraction, at_due: Fraction | None) -> Standing:
    if today > plan.end.on:
        if plan.is_reached_by(value if at_due is None else at_due):
            return Standing.MET
        return Standing.MET_LATE if plan.is_reached_by(value) else Standing.MISSED
    if plan.is_reached_by(value):
        return Standing.MET
    if today < plan.begin.on:
        return Standing.NOT_BEGUN
    lead = (value - planned) / plan.way
    if lead > TOLERANCE:
        return Standing.AHEAD
    return Standing.LATE if lead < -TOLERANCE else Standing.ON_TRACK


def _pace(plan: Plan, value: Fraction, today: dt.date) -> Fraction | None:
    """What was done on an average day since the beginning; None on the first day."""
    days = (today - plan.begin.on).days
    return (value - plan.begin.value) / days if days > 0 else None


def _reached_on(plan: Plan, value: Fraction, pace: Fraction | None, today: dt.date) -> dt.date | None:
    """The day on which the target would be reached by this pace; None where it leads away from it or nowhere."""
    if plan.is_reached_by(value) or pace is None or pace * plan.way <= 0:
        return None
    days = (plan.end.value - value) / pace
    whole = -(-days.numerator // days.denominator)
    return today + dt.timedelta(days=whole) if whole <= (LAST_DAY - today).days else None
