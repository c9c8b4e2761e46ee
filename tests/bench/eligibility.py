"""Eligibility of 20,000 applicants with all reasons, beside the bare comparisons that decide it."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from lonto.talent.training.eligibility import Facts, Occasion, Rule, parse

PEOPLE = 20_000
BOUND = 3.0
SEED = 5315
RULE: list[dict[str, Any]] = [
    {"block": "citizen"},
    {"block": "age_at_most", "years": 29, "on": "deadline", "leap_day": "march_1"},
    {"block": "age_at_least", "years": 17, "on": "deadline", "leap_day": "march_1"},
    {"block": "education_one_of", "levels": [7, 8], "final_year_counts": True},
    {"block": "employment_one_of", "employments": ["none", "temporary", "student"]},
    {"block": "lives_in", "regions": ["53.15.05", "53.15.01"]},
    {"block": "not_banned"},
    {"block": "not_enrolled"},
]


def measure() -> list[dict[str, object]]:
    """Rows of the benchmark's table."""
    people = _people()
    rule = Rule(parse(RULE), Occasion(date(2026, 3, 31)))
    value = _best_of_three(lambda: [rule.findings(person) for person in people])
    floor = _best_of_three(lambda: [_bare(person) for person in people])
    return [
        {
            "name": "eligibility of 20,000 applicants with all reasons",
            "value": round(value, 3),
            "unit": "s",
            "floor": round(floor, 3),
            "bound": BOUND,
            "holds": value <= BOUND,
        }
    ]


def _people() -> list[Facts]:
    chance = random.Random(SEED)
    first = date(1960, 1, 1)
    return [
        Facts(
            citizenship=1,
            birth_date=first + timedelta(days=chance.randrange(18_000)),
            education=chance.randint(1, 10),
            is_final_year=chance.random() < 0.1,
            employment=chance.choice(["none", "permanent", "temporary", "self", "student"]),
            regency="53.15",
            district=(district := f"53.15.{chance.randint(1, 12):02d}"),
            village=f"{district}.2001",
            banned_until=date(2026, 6, 30) if chance.random() < 0.05 else None,
            ban_ground="absences",
        )
        for _ in range(PEOPLE)
    ]


def _bare(person: Facts) -> tuple[bool, ...]:
    """The same decisions without rule, names or reasons."""
    born = person.birth_date or date.max
    return (
        person.citizenship in (1, 3),
        date(1996, 4, 1) <= born,
        born <= date(2009, 3, 31),
        person.education in (7, 8),
        person.employment in ("none", "temporary", "student"),
        person.district in ("53.15.05", "53.15.01"),
        person.banned_until is None,
        not person.enrolled_in,
    )


def _best_of_three(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
