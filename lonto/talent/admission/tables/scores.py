"""What a table of test results would do: each row new, changed, unchanged or refused; exact to the hundredth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.tables.problems import COMMON, Reading, Sentences
from lonto.talent.admission.allocation.scores import hundredths, written
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Score
from lonto.talent.training.models import Intake

NUMBER = Column(
    "number",
    "nomor",
    _("The number of the application, such as DTS26-2-000123."),
    ("nomor pendaftaran",),
    is_required=True,
)
SCORE = Column(
    "score",
    "nilai",
    _("0 to 100, at most two decimals, such as 84,25."),
    ("skor", "score"),
    is_required=True,
)
CLASS = Column("class", "kelas", _("The code of a class; empty where the score counts for all."), ("kode kelas",))
COLUMNS = (NUMBER, SCORE, CLASS)
SENTENCES: Sentences = {
    **COMMON,
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
class PlannedScore(PlannedRow):
    """One row; `score` as it would be saved, `before` what it was, `name` the number of the application."""

    score: Score | None = None
    before: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            **super().as_json(),
            "old": "" if self.before is None else written(self.before),
            "new": written(self.score.hundredths) if self.score else "",
        }


@dataclass
class ScorePlan(Plan[PlannedScore]):
    """New scores are many and only counted."""

    told = (REFUSED, CHANGED)


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


def _planned(line: Line, intake: Intake, known: Known, seen: set[tuple[UUID, UUID | None]]) -> PlannedScore:
    reading = Reading(line)
    row = PlannedScore(line.number, REFUSED, line.text("number")[:40], reading.problems)
    reading.refuse_bad_cells(COLUMNS)
    application = _application(reading, known)
    training_class = _class(reading, known, application)
    points = _points(reading)
    if row.problems or application is None or points is None:
        return row
    key = (application, training_class)
    if key in seen:
        reading.refuse("twice", NUMBER)
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


def _application(reading: Reading, known: Known) -> UUID | None:
    number = reading.line.text("number")
    found = known.applications.get(number) or known.applications.get(number.upper())
    if not number:
        reading.refuse("missing", NUMBER)
    elif found is None:
        reading.refuse("unknown", NUMBER)
    elif found[1] == ApplicationState.WITHDRAWN:
        reading.refuse("withdrawn", NUMBER)
    return found[0] if found else None


def _class(reading: Reading, known: Known, application: UUID | None) -> UUID | None:
    code = reading.line.text("class")
    if not code:
        return None
    found = known.classes.get(code.upper())
    if found is None or (application is not None and (application, found) not in known.ranked):
        reading.refuse("class", CLASS)
    return found


def _points(reading: Reading) -> int | None:
    """The score in hundredths; a comma is read as the decimal sign."""
    text = reading.line.text("score").replace(" ", "")
    if not text:
        reading.refuse("missing", SCORE)
        return None
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        reading.refuse("score", SCORE)
        return None
    if not value.is_finite() or not 0 <= value <= 100:
        reading.refuse("range", SCORE)
        return None
    try:
        return hundredths(value)
    except ValueError:
        reading.refuse("decimals", SCORE)
        return None
