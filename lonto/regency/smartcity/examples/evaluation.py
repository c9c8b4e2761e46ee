"""Two years of evaluation for the demonstration: the last one final, this one with the assessors. All is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lonto.accounts.models import Membership
from lonto.regency.evidence.actions import EvidenceDetails, add_link
from lonto.regency.smartcity.actions import (
    EvaluationDetails,
    add_evidence,
    advance,
    give_lines,
    judge_line,
    open_evaluation,
    score_line,
    set_assessors,
    set_dimensions,
)
from lonto.regency.smartcity.choices import Component
from lonto.regency.smartcity.evaluation_states import CLOSE_SELF, FINISH
from lonto.regency.smartcity.models import Evaluation, Line
from lonto.regency.smartcity.weights import shipped
from lonto.talent.training.models import Academy

SOURCE = "Bobot evaluasi 2022 yang dipublikasikan, dipakai sebagai contoh"
# The own score and that of the assessors by line, last year and this year; no second number: not judged yet.
LAST = {
    "baseline": ("3.20", "3.20"),
    "output": ("3.00", "2.80"),
    "outcome": ("2.90", "2.60"),
    "impact, governance": ("3.25", "3.00"),
    "impact, branding": ("3.50", "3.50"),
    "impact, economy": ("2.75", "2.75"),
    "impact, living": ("2.50", "2.50"),
    "impact, society": ("3.00", "2.75"),
    "impact, environment": ("2.25", "2.25"),
    "quick_win": ("3.40", "3.40"),
}
NOW = {
    "baseline": ("3.40", "3.40"),
    "output": ("3.30", "3.10"),
    "outcome": ("3.10", ""),
    "impact, governance": ("3.50", "3.25"),
    "impact, branding": ("3.50", "3.50"),
    "impact, economy": ("3.00", ""),
    "impact, living": ("2.75", ""),
    "impact, society": ("3.25", ""),
    "impact, environment": ("2.50", ""),
    "quick_win": ("3.60", ""),
}
AGENCIES = {
    "baseline": "bappeda",
    "output": "kominfo",
    "outcome": "bappeda",
    "impact": "bappeda",
    "quick_win": "pmd",
}
REASON = "Bukti belum menunjukkan manfaat di semua kecamatan."
ACADEMIES = {
    "GTA": ("governance",),
    "DLA": ("governance", "society"),
    "TA": ("society",),
    "DEA": ("economy", "branding"),
    "VSGA": ("society", "economy"),
}


@dataclass(frozen=True)
class Evaluators:
    """Who makes the example: the coordinator, the officers of agencies by key, and an assessor."""

    coordinator: Membership
    officers: Mapping[str, Membership]
    assessor: Membership


def evaluation_examples(people: Evaluators, year: int) -> None:
    """The year before as final, this one half judged."""
    last = _evaluate(people, year - 1, LAST)
    advance(by=people.coordinator, evaluation=last, way=FINISH)
    _evaluate(people, year, NOW)


def academy_example(coordinator: Membership) -> None:
    """Tie the academies that the regency has; one stays untied."""
    own = set(Academy.objects.filter(regency=coordinator.office.region).values_list("code", flat=True))
    for code, dimensions in ACADEMIES.items():
        if code in own:
            set_dimensions(by=coordinator, academy=code, dimensions=dimensions)


def _evaluate(people: Evaluators, year: int, scores: Mapping[str, tuple[str, str]]) -> Evaluation:
    by = people.coordinator
    weights = {component.value: weight for component, weight in shipped()[0].weights.items()}
    evaluation = open_evaluation(by=by, details=EvaluationDetails(year, weights, SOURCE))
    lines = list(evaluation.lines.all())
    for component in Component:
        own = [one for one in lines if one.component == component]
        officer = people.officers[AGENCIES[component.value]]
        give_lines(by=by, evaluation=evaluation, lines=own, office=officer.office)
        for line in own:
            score = Decimal(scores[_key(line)][0])
            score_line(by=officer, line=line, score=score, explanation="Ringkasan contoh; lihat bukti.")
    _prove(people.officers[AGENCIES["output"]], evaluation, year)
    set_assessors(by=by, evaluation=evaluation, assessors=[people.assessor])
    advance(by=by, evaluation=evaluation, way=CLOSE_SELF)
    for line in lines:
        if given := scores[_key(line)][1]:
            reason = REASON if given != scores[_key(line)][0] else ""
            judge_line(by=people.assessor, line=line, score=Decimal(given), reason=reason)
    return evaluation


def _prove(by: Membership, evaluation: Evaluation, year: int) -> None:
    report = add_link(
        by=by,
        url=f"https://manggaraibarat.example/smart-city/laporan-{year}.pdf",
        details=EvidenceDetails(f"Laporan smart city {year} (contoh)"),
    )
    add_evidence(by=by, line=evaluation.lines.get(component=Component.OUTPUT), evidence=[report])


def _key(line: Line) -> str:
    return f"{line.component}, {line.dimension}" if line.dimension else line.component
