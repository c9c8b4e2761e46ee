"""What the tables of an agency would change in an assessment; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lonto.accounts.models import Office
from lonto.regency.evidence.actions import EvidenceDetails, require_link
from lonto.regency.maturity.actions.answers import AnswerDetails
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.levels import missing_criteria, shown
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.tables.columns import (
    CRITERIA,
    EVIDENCE,
    EXPLANATION,
    LEVEL,
    NUMBER,
    NUMBERS,
)
from lonto.regency.maturity.tables.lines import Tables
from lonto.regency.maturity.tables.reading import (
    EvidenceReading,
    LevelReading,
    Surroundings,
    read_evidence,
    read_level,
)
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, KINDS, NEW, REFUSED, UNCHANGED, Plan, PlannedRow

MOST_PLACES = 5


@dataclass
class PlannedAnswer(PlannedRow):
    """A row of levels and what becomes of it; `name` is the number of the indicator."""

    answer: Answer | None = None
    details: AnswerDetails | None = None
    changes: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether it can be handed in as it is."""
        answer, details = self.answer, self.details
        if answer is None or details is None or details.level is None or not details.explanation:
            return False
        return not missing_criteria(answer.assessment.scheme, answer.indicator, details.level, details.met)

    def as_json(self) -> dict[str, Any]:
        return {**super().as_json(), "is_complete": self.is_complete, "changes": self.changes}


@dataclass
class PlannedEvidence(PlannedRow):
    """A row of evidence: `answers` that do not stand on the piece yet; new pieces of one address are one."""

    reading: EvidenceReading = field(kw_only=True)
    answers: list[Answer] = field(default_factory=list)

    def details(self) -> EvidenceDetails:
        return EvidenceDetails(self.reading.title, self.reading.description, **self.reading.days)

    def as_json(self) -> dict[str, Any]:
        known = self.reading.evidence
        return {
            **super().as_json(),
            "where": known.url or known.name if known else self.reading.url,
            "numbers": [one.number for one in self.answers],
        }


@dataclass
class AnswerPlan(Plan[PlannedRow]):
    """All rows of a file: first those of the levels, then those of the evidence."""

    @property
    def answers(self) -> list[PlannedAnswer]:
        return [row for row in self.rows if isinstance(row, PlannedAnswer)]

    @property
    def evidence(self) -> list[PlannedEvidence]:
        return [row for row in self.rows if isinstance(row, PlannedEvidence)]

    def report(self) -> dict[str, Any]:
        """As of any table, and the counts of both parts."""
        return {**super().report(), "parts": {"answers": _counts(self.answers), "evidence": _counts(self.evidence)}}


def plan_of(assessment: Assessment, office: Office, tables: Tables) -> AnswerPlan:
    """Compare a file with the answers and the evidence of an agency."""
    around = Surroundings.of(assessment, office)
    readings = [read_level(line, around) for line in tables.levels]
    _refuse_two_claims(readings)
    return AnswerPlan([*map(_answer, readings), *_pieces(tables.evidence, around)])


def _refuse_two_claims(readings: Iterable[LevelReading]) -> None:
    """Of two claims about one indicator nobody knows which holds, so that both are refused."""
    rows: dict[int, list[LevelReading]] = {}
    for reading in readings:
        if reading.answer is not None:
            rows.setdefault(reading.answer.number, []).append(reading)
    for several in rows.values():
        for reading in several if len(several) > 1 else ():
            places = [one.line.place("number") for one in several if one is not reading]
            others = ", ".join(places[:MOST_PLACES]) + (", …" if len(places) > MOST_PLACES else "")
            reading.refuse("twice", NUMBER, _("This indicator stands in %(places)s as well.") % {"places": others})


def _answer(reading: LevelReading) -> PlannedAnswer:
    row, answer, number = reading.line.number, reading.answer, reading.line.text("number")
    if reading.problems or answer is None:
        return PlannedAnswer(row, REFUSED, number, reading.problems, answer)
    level = answer.level if reading.level is None else reading.level
    met = list(answer.met) if reading.meets_criteria is None else []
    if reading.meets_criteria and level is not None:
        met = missing_criteria(answer.assessment.scheme, answer.indicator, level, [])
    explanation = answer.explanation if reading.explanation is None else reading.explanation
    details = AnswerDetails(level, met, explanation, answer.version)
    changes = _changes(answer, details)
    if not changes:
        return PlannedAnswer(row, UNCHANGED, number, answer=answer)
    kind = NEW if answer.state == AnswerState.OPEN else CHANGED
    return PlannedAnswer(row, kind, number, answer=answer, details=details, changes=changes)


def _changes(answer: Answer, details: AnswerDetails) -> list[dict[str, str]]:
    pairs = [
        (LEVEL.heading, _level(answer.level), _level(details.level), answer.level != details.level),
        (CRITERIA.heading, *_criteria(answer, details), sorted(answer.met) != sorted(details.met)),
        (EXPLANATION.heading, answer.explanation, details.explanation, answer.explanation != details.explanation),
    ]
    changes = [{"column": name, "old": old, "new": new} for name, old, new, is_other in pairs if is_other]
    if changes and answer.state == AnswerState.HANDED_IN:
        state = {"old": str(AnswerState.HANDED_IN.label), "new": str(AnswerState.DRAFT.label)}
        changes.append({"column": _("State"), **state})
    return changes


def _level(level: Decimal | None) -> str:
    return "" if level is None else shown(level)


def _criteria(answer: Answer, details: AnswerDetails) -> tuple[str, str]:
    sentence = _("%(count)s ticked")
    return sentence % {"count": len(answer.met)}, sentence % {"count": len(details.met)}


def _pieces(lines: Iterable[Line], around: Surroundings) -> list[PlannedEvidence]:
    """Rows that name the same piece are one piece; an indicator that names it twice is refused."""
    seen: Counter[tuple[str, int]] = Counter()
    planned = []
    for line in lines:
        reading = read_evidence(line, around)
        for answer in reading.answers:
            seen[reading.key, answer.number] += 1
            if seen[reading.key, answer.number] > 1 and not reading.problems:
                reading.refuse("evidence_twice", NUMBERS)
        planned.append(_piece(reading, around))
    return planned


def _piece(reading: EvidenceReading, around: Surroundings) -> PlannedEvidence:
    known, row = reading.evidence, reading.line.number
    if not reading.problems and known is None:
        _refuse_faulty(reading)
    title = known.title if known else reading.title or reading.line.text("title")
    answers = [one for one in reading.answers if known is None or (one.pk, known.pk) not in around.linked]
    if reading.problems:
        kind = REFUSED
    elif known is None:
        kind = NEW
    else:
        kind = CHANGED if answers else UNCHANGED
    return PlannedEvidence(row, kind, title, reading.problems, answers=answers, reading=reading)


def _refuse_faulty(reading: EvidenceReading) -> None:
    """What the room of evidence would refuse."""
    try:
        require_link(reading.url, EvidenceDetails(reading.title, reading.description, **reading.days))
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            reading.refuse("refused", _column(name), " ".join(texts))


def _column(key: str) -> Column:
    return next((column for column in EVIDENCE if column.key == key), NUMBERS)


def _counts(rows: Sequence[PlannedRow]) -> dict[str, int]:
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in KINDS}
