"""Everything that stands in the report of an assessment, as plain data in Indonesian, as evaluations are."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from lonto.lib.printable import replaced
from lonto.lib.rounding import exact_text
from lonto.regency.maturity.choices import Side
from lonto.regency.maturity.levels import shown
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.pictures import by_aspect
from lonto.regency.maturity.queries.results import Outcome, outcome_of
from lonto.regency.maturity.report.lines import IndicatorLine, Lines, Proof, lines_of, where_of
from lonto.regency.maturity.report.radar import svg_of

LANGUAGE = "id"
SHORT_SIDES = {Side.SELF: "Mandiri", Side.INTERNAL: "Internal", Side.EXTERNAL: "Eksternal"}


def compose(assessment: Assessment) -> dict[str, Any]:
    """The report as data; a constant number of queries."""
    with override(LANGUAGE):
        outcome, lines = outcome_of(assessment), lines_of(assessment)
        report: dict[str, Any] = _cleaned(
            {
                "title": f"Laporan Penilaian {assessment.year}",
                "scheme": outcome.scheme.title.id,
                "source": outcome.scheme.source.id,
                "regency": assessment.regency.name,
                "state": assessment.get_step_display(),
                "is_final": outcome.is_final,
                "printed": date_format(timezone.localtime(), "j F Y, H.i"),
                "ended": date_format(timezone.localtime(assessment.ended_at), "j F Y") if assessment.ended_at else "",
                "index": _comma(outcome.counted.published),
                "exact": exact_text(outcome.counted.exact).replace(".", ","),
                "predicate": outcome.counted.predicate.name.id,
                "differs": outcome.counted.predicates_differ,
                "highest": outcome.scheme.highest,
                "unanswered": [one.number for one in outcome.counted.unanswered],
                "assumed": [one.text.id for one in outcome.scheme.assumptions],
                "sides": [SHORT_SIDES[side.side] for side in outcome.sides],
                "by_side": [_side(side.side, side.given, side.result) for side in outcome.sides],
                "domains": _parts(outcome, "domains"),
                "aspects": _parts(outcome, "aspects"),
                "radar": _radar(outcome),
                "groups": _groups(outcome, lines),
                "assessors": _assessors(assessment),
                "evidence": [_proof(one) for one in lines.proofs],
            }
        )
        return report


def _side(side: Side, given: int, result: Any) -> dict[str, str]:
    return {
        "name": str(side.label),
        "given": str(given),
        "index": _comma(result.published),
        "exact": exact_text(result.exact).replace(".", ","),
        "predicate": result.predicate.name.id,
    }


def _parts(outcome: Outcome, name: str) -> list[dict[str, Any]]:
    """Domains or aspects with the value of every side and the one that counts."""
    counted = getattr(outcome.counted, name)
    by_side = [getattr(side.result, name) for side in outcome.sides]
    return [
        {
            "number": part.of.number,
            "name": part.of.name.id,
            "weight": exact_text(part.of.weight).replace(".", ","),
            "sides": [_comma(parts[place].published) for parts in by_side],
            "value": _comma(part.published),
            "share": float(part.exact / outcome.scheme.highest),
        }
        for place, part in enumerate(counted)
    ]


def _radar(outcome: Outcome) -> dict[str, Any]:
    """The aspects by side as a picture, what it says in words, and the sides in the order of their lines."""
    radar = by_aspect(outcome)
    names = [SHORT_SIDES[one.side] for one in outcome.sides] or [str(name) for name in radar.series]
    return {"svg": svg_of(radar), "said": f"Radar semua aspek menurut pihak. {radar.description}", "legend": names}


def _groups(outcome: Outcome, lines: Lines) -> list[dict[str, Any]]:
    by_number = {one.indicator.number: one for one in lines.indicators}
    return [
        {
            "name": f"Aspek {aspect.number}. {aspect.name.id}",
            "lines": [_line(by_number[one.number]) for one in outcome.scheme.by_aspect[aspect.number]],
        }
        for aspect in outcome.scheme.aspects
    ]


def _line(line: IndicatorLine) -> dict[str, Any]:
    answer = line.answer
    return {
        "number": line.indicator.number,
        "name": line.indicator.name.id,
        "weight": exact_text(line.indicator.weight).replace(".", ","),
        "office": answer.office.name if answer.office else "Belum diberikan",
        "own": shown(line.own),
        "internal": shown(line.internal),
        "external": shown(line.external),
        "final": shown(line.final),
        "state": "" if line.is_handed_in else "Belum diserahkan.",
        "explanation": line.explanation,
        "reasons": [{"who": who, "why": why} for who, why in line.reasons()],
        "evidence": [one.place for one in line.proofs],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    one = proof.evidence
    return {
        "place": proof.place,
        "title": one.title,
        "kind": str(one.get_kind_display()),
        "where": where_of(one, LANGUAGE),
        "definition": one.measure["definition"][LANGUAGE] if one.measure else "",
        "frozen": _instant(one.measure["frozen_at"]) if one.measure else "",
        "sha256": one.sha256,
        "issued": _day(one.issued_on),
        "valid": _day(one.valid_until),
        "state": "ditarik" if one.withdrawn_at else "kedaluwarsa" if one.is_expired else "",
        "numbers": ", ".join(str(number) for number in proof.numbers),
    }


def _assessors(assessment: Assessment) -> list[dict[str, str]]:
    rows = assessment.tasks.select_related("assessor__account", "assessor__office").order_by("-side", "assessor")
    return [
        {
            "name": task.assessor.account.name,
            "office": task.assessor.office.name,
            "side": str(Side(task.side).label),
            "count": str(len(task.numbers)),
        }
        for task in rows
    ]


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def _instant(text: str) -> str:
    return date_format(timezone.localtime(dt.datetime.fromisoformat(text)), "j F Y, H.i")


def _comma(value: Decimal) -> str:
    return f"{value}".replace(".", ",")


def _cleaned(value: Any) -> Any:
    """Only what our fonts can print, so that no character of an explanation stops the paper."""
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return replaced(str(value)) if not isinstance(value, bool | int | float) else value
