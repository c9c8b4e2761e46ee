"""The eight academies of Digital Talent Scholarship, as data; offered in one step when a programme begins."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lonto.talent.training.eligibility import parse
from lonto.talent.training.models import Academy, Programme

DATA = Path(__file__).with_name("data") / "academies.json"


@dataclass(frozen=True)
class AcademyPlan:
    """One academy as the file describes it."""

    code: str
    name: str
    audience: str
    level: str
    description: str
    conditions: tuple[dict[str, Any], ...]


@cache
def eight_academies() -> tuple[AcademyPlan, ...]:
    """The academies of the file, with the conditions that all of them share placed around their own."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(
        AcademyPlan(
            **{name: row[name] for name in ("code", "name", "audience", "level", "description")},
            conditions=_checked([*data["first_for_all"], *row["conditions"], *data["last_for_all"]]),
        )
        for row in data["academies"]
    )


def academy_row(programme: Programme, plan: AcademyPlan) -> Academy:
    """A row that is not saved yet."""
    return Academy(
        regency_id=programme.regency_id,
        programme=programme,
        code=plan.code,
        name=plan.name,
        audience=plan.audience,
        level=plan.level,
        description=plan.description,
        conditions=list(plan.conditions),
    )


def _checked(conditions: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple(condition.as_json() for condition in parse(conditions))
