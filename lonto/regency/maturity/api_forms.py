"""The shapes of what programs send and get; the examples stand in the documentation."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from lonto.regency.maturity.models import Assessment

MOST_LEVELS, MOST_RESULTS = 100, 500


def _no_yes_or_no(value: Any) -> Any:
    """True would otherwise pass as the level 1."""
    if isinstance(value, bool):
        raise ValueError("a number is needed")
    return value


Level = Annotated[
    Decimal,
    BeforeValidator(_no_yes_or_no),
    Field(max_digits=12, decimal_places=9),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d{1,3}(\.\d{1,9})?$"}]}),
]
Number = Annotated[int, BeforeValidator(_no_yes_or_no), Field(ge=0, le=9999)]
EXAMPLE_PART = {"number": 1, "name": "Kebijakan Internal SPBE", "weight": "13", "value": "2.30", "exact": "2.3"}
EXAMPLE_INDEX: dict[str, Any] = {
    "scheme": "spbe-2020",
    "edition": 1,
    "index": "2.59",
    "predicate": "Cukup",
    "exact": "2.594",
    "predicates_differ": False,
    "domains": [EXAMPLE_PART],
    "aspects": [EXAMPLE_PART | {"name": "Kebijakan Internal Tata Kelola SPBE"}],
    "unanswered": [],
}
EXAMPLE_LINE: dict[str, Any] = {
    "key": "spbe-2020",
    "edition": 1,
    "title": {"id": "Indeks SPBE, PermenPANRB 59/2020", "en": "SPBE index, PermenPANRB 59/2020"},
    "is_official": True,
    "valid_from": 2021,
    "valid_until": 2025,
    "indicators_count": 47,
}
EXAMPLE_RESULT_LINE: dict[str, Any] = {
    "id": "01a2117e-9f3c-7000-8000-000000000000",
    "regency": {"code": "53.15", "name": "Kabupaten Manggarai Barat"},
    "year": 2025,
    "scheme": "spbe-2020",
    "index": "3.60",
    "predicate": "Sangat Baik",
}


def _with(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class OneLevel(Schema):
    """An indicator with its level; null where there is none."""

    model_config = ConfigDict(extra="forbid")
    number: Number
    level: Level | None


class Levels(Schema):
    """What an index is computed from. `predicate_from` rounded is the practice of the report of 2023."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"levels": [{"number": 1, "level": 3}, {"number": 2, "level": 4}]}]},
    )
    levels: list[OneLevel] = Field(max_length=MOST_LEVELS)
    predicate_from: Literal["exact", "rounded"] | None = None


class Part(Schema):
    """A domain or an aspect: `value` as published, `exact` to the last digit or as a fraction such as 7/3."""

    number: int
    name: str
    weight: str
    value: str
    exact: str


class Index(Schema):
    """`index` and `predicate` as published; `unanswered` are the indicators that counted 0."""

    model_config = _with(EXAMPLE_INDEX)
    scheme: str
    edition: int
    index: str
    predicate: str
    exact: str
    predicates_differ: bool
    domains: list[Part]
    aspects: list[Part]
    unanswered: list[int]


class Names(Schema):
    id: str
    en: str


class SchemeLine(Schema):
    model_config = _with(EXAMPLE_LINE)
    key: str
    edition: int
    title: Names
    is_official: bool
    valid_from: int
    valid_until: int | None
    indicators_count: int


class Scale(Schema):
    lowest: int
    highest: int
    fractions: bool


class Predicate(Schema):
    """Holds from `lowest` up to the next one."""

    name: str
    lowest: str


class LevelName(Schema):
    number: int
    name: str
    meaning: str


class Domain(Schema):
    number: int
    name: str
    weight: str


class Aspect(Schema):
    number: int
    domain: int | None
    name: str
    weight: str


class Indicator(Schema):
    """`kind` says which of the levels it is measured by."""

    number: int
    aspect: int
    name: str
    weight: str
    kind: str


class Assumption(Schema):
    """A part of the scheme that its source does not confirm, with what it rests on."""

    about: str
    text: Names


class SchemeWhole(SchemeLine):
    model_config = _with(
        {**EXAMPLE_LINE, "scale": {"lowest": 1, "highest": 5, "fractions": False}, "indicators": ["…"]}
    )
    source: Names
    scale: Scale
    unanswered: str
    digits: int
    predicate_from: str
    assumptions: list[Assumption]
    predicates: list[Predicate]
    levels: dict[str, list[LevelName]]
    domains: list[Domain]
    aspects: list[Aspect]
    indicators: list[Indicator]


class Place(Schema):
    code: str
    name: str


class ResultLine(Schema):
    model_config = _with(EXAMPLE_RESULT_LINE)
    id: UUID
    regency: Place
    year: int
    scheme: str
    index: str
    predicate: str


class Result(Index):
    """`levels` maps each indicator to the level that counted, null where there was none."""

    model_config = _with(
        {
            "regency": EXAMPLE_RESULT_LINE["regency"],
            "year": 2025,
            "is_final": True,
            "final_since": "2026-03-02T02:10:00+00:00",
            "published_since": "2026-03-09T01:00:00+00:00",
            **EXAMPLE_INDEX,
            "levels": {"1": "3", "2": None},
        }
    )
    regency: Place
    year: int
    is_final: bool
    final_since: dt.datetime | None
    published_since: dt.datetime | None
    levels: dict[str, str | None]


def line_of(row: Assessment) -> dict[str, Any]:
    """A published assessment as one line of the list."""
    return {
        "id": row.pk,
        "regency": {"code": row.regency_id, "name": row.regency.name},
        "year": row.year,
        "scheme": row.scheme_key,
        "index": row.result["index"],
        "predicate": row.result["predicate"],
    }
