"""Questions and answers as they are kept: JSON with exact numbers as text, and back.

A question: `subjects` (number, weight, level, lowest, steps of level, days, cost, frozen, assumed), `target`,
`budget`, `most_levels`, `together`, `needs`, `spared`. An answer: `plans`, `sturdy`, `unreachable`, `worths`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lonto.regency.maturity.planner import (
    Answer,
    Plan,
    Problem,
    Rise,
    Sensitivity,
    Spared,
    Step,
    Subject,
    Tested,
    Unreachable,
    Worth,
)

SHOWN_PAIRS = 10


def question_data(problem: Problem, assumed: Iterable[Rise]) -> dict[str, Any]:
    """A problem to be kept, with the rises whose effort is only assumed."""
    marked = set(assumed)
    return {
        "subjects": [_subject_data(subject, marked) for subject in problem.subjects],
        "target": str(problem.target),
        "budget": problem.budget,
        "most_levels": problem.most_levels,
        "together": sorted(sorted(map(list, group)) for group in problem.together),
        "needs": sorted([list(first), list(second)] for first, second in problem.needs),
        "spared": problem.spared.value,
    }


def problem_of(data: dict[str, Any]) -> Problem:
    """The problem of a kept question."""
    return Problem(
        subjects=tuple(_subject(one) for one in data["subjects"]),
        target=Fraction(data["target"]),
        budget=data["budget"],
        most_levels=data["most_levels"],
        together=tuple(frozenset(Rise(*rise) for rise in group) for group in data["together"]),
        needs=tuple((Rise(*first), Rise(*second)) for first, second in data["needs"]),
        spared=Spared(data["spared"]),
    )


def assumed_in(data: dict[str, Any]) -> set[Rise]:
    """The rises of a kept question whose effort nobody has estimated."""
    return {Rise(one["number"], step["level"]) for one in data["subjects"] for step in one["steps"] if step["assumed"]}


def answer_data(found: Answer, worths: Iterable[Worth]) -> dict[str, Any]:
    """An answer to be kept."""
    return {
        "plans": [_tested_data(one) for one in found.plans],
        "sturdy": None if found.sturdy is None else _tested_data(found.sturdy),
        "unreachable": None if found.unreachable is None else _unreachable_data(found.unreachable),
        "worths": [_worth_data(one) for one in worths],
    }


@dataclass(frozen=True)
class KeptPlan:
    """A plan of a kept answer. `worst` is the index once the two indicators that cost most are judged one lower;
    `breaking` counts the pairs, of `pairs`, that bring the index below the target. Both are None where a plan was
    not tested because it does not reach the target."""

    place: int
    rises: tuple[Rise, ...]
    days: int
    cost: int
    index: Fraction
    worst: Fraction | None
    worst_numbers: tuple[int, ...]
    breaking: int | None
    pairs: int

    @property
    def survives(self) -> bool:
        return self.breaking == 0


STURDY = 0
"""The place of the plan that survives two lower judgements."""


def plans_in(answer: dict[str, Any]) -> list[KeptPlan]:
    """The plans of a kept answer: the best three, then the sturdy one, unless it is among them."""
    plans = [_plan(place, one) for place, one in enumerate(answer.get("plans", []), 1)]
    if answer.get("sturdy") is not None:
        sturdy = _plan(STURDY, answer["sturdy"])
        if all(sturdy.rises != one.rises for one in plans):
            plans.append(sturdy)
    return plans


def _plan(place: int, data: dict[str, Any]) -> KeptPlan:
    return KeptPlan(
        place=place,
        rises=tuple(Rise(*rise) for rise in data["rises"]),
        days=data["days"],
        cost=data["cost"],
        index=Fraction(data["index"]),
        worst=None if "worst" not in data else Fraction(data["worst"]["index"]),
        worst_numbers=tuple(data.get("worst", {}).get("numbers", ())),
        breaking=data.get("breaking"),
        pairs=data.get("pairs", 0),
    )


def highest_in(answer: dict[str, Any]) -> KeptPlan | None:
    """The plan that comes nearest, where the target cannot be reached."""
    found = answer.get("unreachable")
    return None if not found else _plan(STURDY, found["highest"])


def without_in(answer: dict[str, Any]) -> KeptPlan | None:
    """The plan that would reach the target once the obstacle is lifted."""
    found = answer.get("unreachable")
    return None if not found or found["without"] is None else _plan(STURDY, found["without"])


@dataclass(frozen=True)
class KeptWorth:
    """What a single rise is worth, alone and with all that must come with it."""

    rise: Rise
    gain: Fraction
    days: int
    cost: int
    companions: tuple[Rise, ...]
    gain_in_all: Fraction
    days_in_all: int
    cost_in_all: int
    is_possible: bool


def worths_in(answer: dict[str, Any]) -> list[KeptWorth]:
    return [
        KeptWorth(
            rise=Rise(*one["rise"]),
            gain=Fraction(one["gain"]),
            days=one["days"],
            cost=one["cost"],
            companions=tuple(Rise(*rise) for rise in one["companions"]),
            gain_in_all=Fraction(one["gain_in_all"]),
            days_in_all=one["days_in_all"],
            cost_in_all=one["cost_in_all"],
            is_possible=one["is_possible"],
        )
        for one in answer.get("worths", [])
    ]


def _subject_data(subject: Subject, assumed: set[Rise]) -> dict[str, Any]:
    return {
        "number": subject.number,
        "weight": str(subject.weight),
        "level": str(subject.level),
        "lowest": subject.lowest,
        "steps": [
            {
                "level": step.level,
                "days": step.effort,
                "cost": step.cost,
                "frozen": step.is_frozen,
                "assumed": Rise(subject.number, step.level) in assumed,
            }
            for step in subject.steps
        ],
    }


def _subject(data: dict[str, Any]) -> Subject:
    steps = (Step(one["level"], one["days"], one["cost"], one["frozen"]) for one in data["steps"])
    level, weight = Fraction(data["level"]), Fraction(data["weight"])
    return Subject(data["number"], weight, level, tuple(steps), data["lowest"])


def _plan_data(plan: Plan) -> dict[str, Any]:
    return {
        "rises": [list(rise) for rise in plan.rises],
        "days": plan.effort,
        "cost": plan.cost,
        "index": str(plan.index),
    }


def _tested_data(tested: Tested) -> dict[str, Any]:
    return {**_plan_data(tested.plan), **_sensitivity_data(tested.sensitivity)}


def _sensitivity_data(found: Sensitivity) -> dict[str, Any]:
    worst = {"numbers": list(found.worst.numbers), "index": str(found.worst.index)}
    shown = [{"numbers": list(one.numbers), "index": str(one.index)} for one in found.breaking[:SHOWN_PAIRS]]
    return {"worst": worst, "breaking": len(found.breaking), "breaking_first": shown, "pairs": found.pairs}


def _unreachable_data(found: Unreachable) -> dict[str, Any]:
    return {
        "obstacle": found.obstacle.value,
        "highest": _plan_data(found.highest),
        "without": None if found.without is None else _plan_data(found.without),
    }


def _worth_data(worth: Worth) -> dict[str, Any]:
    return {
        "rise": list(worth.rise),
        "gain": str(worth.gain),
        "days": worth.effort,
        "cost": worth.cost,
        "companions": [list(rise) for rise in worth.companions],
        "gain_in_all": str(worth.gain_in_all),
        "days_in_all": worth.effort_in_all,
        "cost_in_all": worth.cost_in_all,
        "is_possible": worth.is_possible,
    }
