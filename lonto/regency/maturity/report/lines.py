"""What stands in the papers of an assessment, once, before anything is written: its indicators and its evidence."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.choices import Side
from lonto.regency.maturity.models import Answer, AnswerEvidence, Assessment, Judgement
from lonto.regency.maturity.queries.levels import sides_from
from lonto.regency.maturity.schemes import Indicator


@dataclass(frozen=True)
class Proof:
    """A piece of evidence with its number in the list, counted from 1, and the indicators that it serves."""

    place: int
    evidence: Evidence
    numbers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator with the levels of every side, what the agency says, and what it stands on."""

    answer: Answer
    indicator: Indicator
    own: Decimal | None
    internal: Decimal | None
    external: Decimal | None
    final: Decimal | None
    judgements: list[Judgement]
    proofs: list[Proof]

    @property
    def is_handed_in(self) -> bool:
        return self.answer.claimed is not None

    @property
    def explanation(self) -> str:
        """What is not handed in is a draft of the agency and stands in no paper."""
        return self.answer.explanation if self.is_handed_in else ""

    def reasons(self) -> list[tuple[str, str]]:
        """Who said why another level counts."""
        said = [(str(Side(one.side).label), one.reason) for one in self.judgements if one.reason]
        return [*said, (_("Settled"), self.answer.final_reason)] if self.answer.final_reason else said


@dataclass(frozen=True)
class Lines:
    indicators: list[IndicatorLine]
    proofs: list[Proof]


def lines_of(assessment: Assessment) -> Lines:
    """Every indicator by its number, and the evidence in the order in which they first stand on it; three queries."""
    answers = list(assessment.answers.select_related("office"))
    for one in answers:
        one.assessment = assessment
    judgements = list(Judgement.objects.filter(answer__assessment=assessment).order_by("answer__number", "side"))
    links = AnswerEvidence.objects.filter(answer__assessment=assessment).select_related("answer", "evidence")
    proofs: dict[object, Proof] = {}
    own: dict[object, list[Proof]] = {}
    for link in links.order_by("answer__number", "added_at"):
        proof = proofs.setdefault(link.evidence_id, Proof(len(proofs) + 1, link.evidence))
        proof.numbers.append(link.answer.number)
        own.setdefault(link.answer_id, []).append(proof)
    sides = sides_from(answers, judgements)
    indicators = [
        IndicatorLine(
            answer=one,
            indicator=one.indicator,
            own=sides.own[one.number],
            internal=sides.internal[one.number],
            external=sides.external[one.number],
            final=sides.final[one.number],
            judgements=[given for given in judgements if given.answer_id == one.pk],
            proofs=own.get(one.pk, []),
        )
        for one in answers
    ]
    return Lines(indicators, list(proofs.values()))


def where_of(evidence: Evidence, language: str) -> str:
    """The file, the address, or the frozen number in words."""
    if evidence.measure:
        measure = evidence.measure
        number = "–" if measure["value"] is None else measure["value"]
        told = f"{measure['title'][language]}: {number} {measure['unit'][language]}"
        return f"{told} ({measure['region_name']}, {measure['period']})"
    return evidence.url or evidence.name
