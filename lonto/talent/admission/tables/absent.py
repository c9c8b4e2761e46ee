"""What a table of absent people names: each row a person with a confirmed seat, somebody who came, or refused."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from lonto.lib.names import fold
from lonto.talent.admission.choices import ApplicationState
from lonto.talent.admission.models import Application, Offer
from lonto.talent.admission.queries.absent import confirmed_people
from lonto.talent.admission.tables.columns import Column
from lonto.talent.admission.tables.lines import Line
from lonto.talent.admission.tables.scores import NUMBER
from lonto.talent.training.models import Intake
from lonto.web.texts import Text

ABSENT = Column(
    "absent",
    "tidak_hadir",
    _("ya, for who was absent. Where the file has no such column, every row counts as absent."),
    "ya",
    ("absen", "mangkir"),
)
NAME = Column("name", "nama", _("For the reader only; the number decides."))
CLASS = Column("class", "kelas", _("For the reader only; the number decides."))
COLUMNS = (NUMBER, NAME, CLASS, ABSENT)
NEEDED = ("number",)
NAMED, CAME, REFUSED = "named", "came", "refused"
KINDS = (NAMED, CAME, REFUSED)
MOST_KEPT = 2_000
YES, NO = frozenset({"ya", "y", "yes", "x", "v", "1"}), frozenset({"", "tidak", "t", "no", "0", "-"})
SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (_("This cell is empty."), _("Fill it in.")),
    "formula": (_("This cell holds a formula."), _("Paste its value instead.")),
    "unknown": (_("No application of this intake has this number."), _("Compare it with the receipt.")),
    "no_seat": (_("This person has no confirmed seat."), _("Take the row out.")),
    "word": (_("This is neither ya nor tidak."), _("Write ya for who was absent, else leave the cell empty.")),
    "twice": (_("This number stands in the table twice."), _("Keep one of the rows.")),
}


@dataclass
class AbsentRow:
    """One row of the file; `offer` is the seat of the person it names."""

    number: int
    name: str
    kind: str = REFUSED
    offer: Offer | None = None
    problems: list[dict[str, str]] = field(default_factory=list)

    def refuse(self, kind: str, column: Column, line: Line) -> None:
        text = line.text(column.key)[:120]
        self.problems.append({"kind": kind, "column": column.heading, "value": text})


@dataclass
class AbsentPlan:
    """All rows of a file in their order."""

    rows: list[AbsentRow]

    def of(self, kind: str) -> list[AbsentRow]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def offers(self) -> list[Offer]:
        """The seats of everybody who is named."""
        return [row.offer for row in self.of(NAMED) if row.offer]

    def report(self) -> dict[str, Any]:
        """Counts, the refused rows up to a bound that fits on a page, and a mark of everybody who is named."""
        refused = self.of(REFUSED)
        mark = json.dumps([(row.number, row.name, row.kind) for row in self.rows])
        return {
            "counts": {kind: len(self.of(kind)) for kind in KINDS},
            "rows": [{"row": r.number, "name": r.name, "problems": r.problems} for r in refused[:MOST_KEPT]],
            "left_out": max(0, len(refused) - MOST_KEPT),
            "fingerprint": hashlib.sha256(mark.encode()).hexdigest(),
        }


def plan_absent(intake: Intake, lines: Sequence[Line]) -> AbsentPlan:
    """Hold each row against the confirmed seats; nothing is written."""
    seats = {offer.application.number: offer for offer in confirmed_people(intake)}
    sent = Application.objects.filter(intake=intake).exclude(state=ApplicationState.DRAFT)
    known = frozenset(sent.values_list("number", flat=True))
    seen: set[str] = set()
    return AbsentPlan([_planned(line, seats, known, seen) for line in lines])


def _planned(line: Line, seats: Mapping[str, Offer], known: frozenset[str], seen: set[str]) -> AbsentRow:
    written = line.text("number")
    number = written if written in known else written.upper()
    row = AbsentRow(line.number, written[:40])
    for column in COLUMNS:
        if column.key in line.formulas:
            row.refuse("formula", column, line)
    word = fold(line.text("absent"))
    if word not in YES | NO:
        row.refuse("word", ABSENT, line)
    if "absent" in line.columns and word in NO and not row.problems:
        row.kind = CAME
        return row
    if not number:
        row.refuse("missing", NUMBER, line)
    elif number not in known:
        row.refuse("unknown", NUMBER, line)
    elif number not in seats:
        row.refuse("no_seat", NUMBER, line)
    elif number in seen:
        row.refuse("twice", NUMBER, line)
    if not row.problems:
        seen.add(number)
        row.kind, row.offer = NAMED, seats[number]
    return row


def sentence_of(problem: Mapping[str, str]) -> str:
    """What is wrong."""
    return str(SENTENCES[problem["kind"]][0])


def remedy_of(problem: Mapping[str, str]) -> str:
    """What to do."""
    return str(SENTENCES[problem["kind"]][1])
