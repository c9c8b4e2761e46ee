"""What a table of test results would do: each row new, changed, unchanged or refused; exact to the hundredth."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lonto.talent.admission.allocation.scores import hundredths, written
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Score
from lonto.talent.admission.tables.columns import Column
from lonto.talent.admission.tables.lines import Line
from lonto.talent.training.models import Intake
from lonto.web.texts import Text

NUMBER = Column(
    "number", "nomor", _("The number of the application, such as DTS26-2-000123."), "", ("nomor pendaftaran",)
)
SCORE = Column("score", "nilai", _("0 to 100, at most two decimals, such as 84,25."), "", ("skor", "score"))
CLASS = Column("class", "kelas", _("The code of a class; empty where the score counts for all."), "", ("kode kelas",))
COLUMNS = (NUMBER, SCORE, CLASS)
NEEDED = ("number", "score")
NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)
MOST_KEPT = 2_000
SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (_("This cell is empty."), _("Fill it in.")),
    "formula": (_("This cell holds a formula."), _("Paste its value instead.")),
    "unknown": (_("No application of this intake has this number."), _("Compare it with the receipt.")),
    "withdrawn": (_("This application was withdrawn."), _("Take the row out.")),
    "score": (_("This is not a score."), _("Write a number from 0 to 100, such as 84,25.")),
    "range": (_("This score is outside 0 to 100."), _("Compare it with the answer sheet.")),
    "decimals": (_("This score has more than two decimals."), _("Round it as the test rules say.")),
    "class": (_("This application does not rank this class."), _("Leave the cell empty, or correct the code.")),
    "twice": (_("This number stands in the table twice."), _("Keep one of the rows.")),
}


@dataclass(frozen=True)
class Known:
    """What the table is held against."""

    applications: Mapping[str, tuple[UUID, str]]
    classes: Mapping[str, UUID]
    ranked: frozenset[tuple[UUID, UUID]]
    scores: Mapping[tuple[UUID, UUID | None], Score]


@dataclass
class ScoreRow:
    """One row of the file; `score` as it would be saved, `before` what it was."""

    number: int
    name: str
    kind: str = REFUSED
    score: Score | None = None
    before: int | None = None
    problems: list[dict[str, str]] = field(default_factory=list)

    def refuse(self, kind: str, column: Column, line: Line) -> None:
        text = line.text(column.key)[:120]
        self.problems.append({"kind": kind, "column": column.heading, "value": text})

    def as_json(self) -> dict[str, Any]:
        changes = []
        if self.kind == CHANGED and self.score is not None and self.before is not None:
            changes.append({"old": written(self.before), "new": written(self.score.hundredths)})
        return {
            "row": self.number,
            "name": self.name,
            "kind": self.kind,
            "changes": changes,
            "problems": self.problems,
        }


@dataclass
class ScorePlan:
    """All rows of a file in their order."""

    rows: list[ScoreRow]

    def of(self, *kinds: str) -> list[ScoreRow]:
        return [row for row in self.rows if row.kind in kinds]

    def report(self) -> dict[str, Any]:
        """Counts and every row about which there is something to say, up to a bound that fits on a page."""
        told = [row.as_json() for row in self.of(REFUSED, CHANGED)]
        mark = json.dumps([(r.number, r.name, r.kind, r.score.hundredths if r.score else None) for r in self.rows])
        return {
            "counts": {kind: len(self.of(kind)) for kind in KINDS},
            "rows": told[:MOST_KEPT],
            "left_out": max(0, len(told) - MOST_KEPT),
            "fingerprint": hashlib.sha256(mark.encode()).hexdigest(),
        }


def known_in(intake: Intake) -> Known:
    """Numbers, classes and scores of an intake, in four queries."""
    sent = Application.objects.filter(intake=intake).exclude(state=ApplicationState.DRAFT).order_by()
    ranked = sent.filter(preferences__isnull=False).values_list("pk", "preferences__training_class_id")
    return Known(
        {number: (pk, state) for pk, number, state in sent.values_list("pk", "number", "state")},
        {code.upper(): pk for pk, code in intake.classes.values_list("pk", "code")},
        frozenset(ranked),
        {(one.application_id, one.training_class_id): one for one in Score.objects.filter(application__intake=intake)},
    )


def plan_scores(intake: Intake, lines: Sequence[Line]) -> ScorePlan:
    """Hold each row against what is known; nothing is written."""
    known = known_in(intake)
    seen: set[tuple[UUID, UUID | None]] = set()
    return ScorePlan([_planned(line, intake, known, seen) for line in lines])


def _planned(line: Line, intake: Intake, known: Known, seen: set[tuple[UUID, UUID | None]]) -> ScoreRow:
    row = ScoreRow(line.number, line.text("number")[:40])
    for column in COLUMNS:
        if column.key in line.formulas:
            row.refuse("formula", column, line)
    application = _application(row, line, known)
    training_class = _class(row, line, known, application)
    points = _points(row, line)
    if row.problems or application is None or points is None:
        return row
    key = (application, training_class)
    if key in seen:
        row.refuse("twice", NUMBER, line)
        return row
    seen.add(key)
    score = known.scores.get(key)
    if score is None:
        row.kind = NEW
        row.score = Score(
            regency_id=intake.regency_id,
            application_id=application,
            training_class_id=training_class,
            hundredths=points,
        )
        return row
    row.kind, row.before = UNCHANGED if score.hundredths == points else CHANGED, score.hundredths
    score.hundredths = points
    row.score = score
    return row


def _application(row: ScoreRow, line: Line, known: Known) -> UUID | None:
    number = line.text("number")
    found = known.applications.get(number) or known.applications.get(number.upper())
    if not number:
        row.refuse("missing", NUMBER, line)
    elif found is None:
        row.refuse("unknown", NUMBER, line)
    elif found[1] == ApplicationState.WITHDRAWN:
        row.refuse("withdrawn", NUMBER, line)
    return found[0] if found else None


def _class(row: ScoreRow, line: Line, known: Known, application: UUID | None) -> UUID | None:
    code = line.text("class")
    if not code:
        return None
    found = known.classes.get(code.upper())
    if found is None or (application is not None and (application, found) not in known.ranked):
        row.refuse("class", CLASS, line)
    return found


def _points(row: ScoreRow, line: Line) -> int | None:
    """The score in hundredths; a comma is read as the decimal sign."""
    text = line.text("score").replace(" ", "")
    if not text:
        row.refuse("missing", SCORE, line)
        return None
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        row.refuse("score", SCORE, line)
        return None
    if not value.is_finite() or not 0 <= value <= 100:
        row.refuse("range", SCORE, line)
        return None
    try:
        return hundredths(value)
    except ValueError:
        row.refuse("decimals", SCORE, line)
        return None


def sentence_of(problem: Mapping[str, str]) -> str:
    """What is wrong."""
    return str(SENTENCES[problem["kind"]][0])


def remedy_of(problem: Mapping[str, str]) -> str:
    """What to do."""
    return str(SENTENCES[problem["kind"]][1])
