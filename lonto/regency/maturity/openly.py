"""A result and a scheme as open data: the one form that command, download and API give."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lonto.lib.bilingual import Both
from lonto.lib.rounding import exact_text
from lonto.regency.maturity.index import IndexResult
from lonto.regency.maturity.index.exact import Part
from lonto.regency.maturity.schemes import Scheme

if TYPE_CHECKING:
    from lonto.regency.maturity.queries.results import Outcome


def result_data(scheme: Scheme, result: IndexResult) -> dict[str, Any]:
    """`index` and `predicate` as published; `exact` to the last digit, as a fraction where decimals never end."""
    return {
        "scheme": scheme.key,
        "edition": scheme.edition,
        "index": f"{result.published}",
        "predicate": result.predicate.name.id,
        "exact": exact_text(result.exact),
        "predicates_differ": result.predicates_differ,
        "domains": [_part(one) for one in result.domains],
        "aspects": [_part(one) for one in result.aspects],
        "unanswered": [one.number for one in result.unanswered],
    }


def scheme_line(scheme: Scheme) -> dict[str, Any]:
    """What a list says of a scheme."""
    return {
        "key": scheme.key,
        "edition": scheme.edition,
        "title": _both(scheme.title),
        "is_official": scheme.is_official,
        "valid_from": scheme.valid_from,
        "valid_until": scheme.valid_until,
        "indicators_count": len(scheme.indicators),
    }


def scheme_data(scheme: Scheme) -> dict[str, Any]:
    """The whole scheme; weights in percent as text, so that no digit is lost."""
    return {
        **scheme_line(scheme),
        "source": _both(scheme.source),
        "scale": {"lowest": scheme.lowest, "highest": scheme.highest, "fractions": scheme.takes_fractions},
        "unanswered": scheme.unanswered.value,
        "digits": scheme.digits,
        "predicate_from": scheme.predicate_from.value,
        "assumptions": [{"about": one.about.value, "text": _both(one.text)} for one in scheme.assumptions],
        "predicates": [{"name": one.name.id, "lowest": exact_text(one.lowest)} for one in scheme.predicates],
        "levels": {
            kind: [{"number": one.number, "name": one.name.id, "meaning": one.meaning.id} for one in levels]
            for kind, levels in scheme.levels.items()
        },
        "domains": [
            {"number": one.number, "name": one.name.id, "weight": exact_text(one.weight)} for one in scheme.domains
        ],
        "aspects": [
            {"number": one.number, "domain": one.domain, "name": one.name.id, "weight": exact_text(one.weight)}
            for one in scheme.aspects
        ],
        "indicators": [
            {
                "number": one.number,
                "aspect": one.aspect,
                "name": one.name.id,
                "weight": exact_text(one.weight),
                "kind": one.kind,
            }
            for one in scheme.indicators
        ],
    }


def assessment_data(outcome: "Outcome", *, with_sides: bool) -> dict[str, Any]:
    """A result with the levels that it was computed from, so that anybody can compute it again.

    What the sides saw before the end belongs to those who may see the assessment.
    """
    assessment = outcome.assessment
    data: dict[str, Any] = {
        "regency": {"code": assessment.regency_id, "name": assessment.regency.name},
        "year": assessment.year,
        "is_final": outcome.is_final,
        "final_since": assessment.ended_at.isoformat() if assessment.ended_at else None,
        "published_since": assessment.published_at.isoformat() if assessment.published_at else None,
        **(assessment.result or result_data(outcome.scheme, outcome.counted)),
        "levels": {str(number): level_text(level) for number, level in sorted(outcome.levels.items())},
    }
    if with_sides:
        data["sides"] = {one.side.value: result_data(outcome.scheme, one.result) for one in outcome.sides}
    return data


def level_text(level: Decimal | None) -> str | None:
    """A level to its last digit: 3, not 3.00."""
    return None if level is None else exact_text(Fraction(level))


def _both(text: Both) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _part(part: Part) -> dict[str, Any]:
    return {
        "number": part.of.number,
        "name": part.of.name.id,
        "weight": exact_text(part.of.weight),
        "value": f"{part.published}",
        "exact": exact_text(part.exact),
    }
