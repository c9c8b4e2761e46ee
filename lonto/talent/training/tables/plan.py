"""What a table of classes would change in an intake."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from lonto.talent.training.actions.classes import FIELDS, fill_class
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.tables.columns import ACCESS, BY_KEY, WORDS_OF
from lonto.talent.training.tables.lines import Line
from lonto.talent.training.tables.problems import Problem
from lonto.talent.training.tables.reading import Reading, Surroundings, read_line

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)


@dataclass
class PlannedRow:
    """One row of the file and what becomes of it; `row` is the class as it would be saved."""

    number: int
    code: str
    kind: str
    row: TrainingClass | None = None
    changes: list[dict[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.number,
            "code": self.code,
            "theme": self.row.theme if self.row else "",
            "kind": self.kind,
            "changes": self.changes,
            "problems": [problem.as_json() for problem in self.problems],
        }


@dataclass
class Plan:
    """All rows of a file in their order."""

    rows: list[PlannedRow]

    def of(self, *kinds: str) -> list[PlannedRow]:
        return [row for row in self.rows if row.kind in kinds]

    def counts(self) -> dict[str, int]:
        return {kind: len(self.of(kind)) for kind in KINDS}

    def report(self) -> dict[str, Any]:
        """What the page shows and keeps; rows that change nothing are only counted."""
        rows = [row.as_json() for row in self.rows if row.kind != UNCHANGED]
        content = json.dumps(rows, sort_keys=True).encode()
        return {"counts": self.counts(), "rows": rows, "fingerprint": hashlib.sha256(content).hexdigest()}


def plan_of(intake: Intake, lines: Iterable[Line]) -> Plan:
    """Compare the rows of a file with the classes of an intake; nothing is written."""
    around = Surroundings.of(intake)
    planned: list[PlannedRow] = []
    seen: set[str] = set()
    for line in lines:
        reading = read_line(line, around)
        code = line.text("code")
        if code and code.upper() in seen:
            reading.refuse("twice", "code")
        seen.add(code.upper())
        planned.append(_planned(reading, intake, code))
    return Plan(planned)


def _planned(reading: Reading, intake: Intake, code: str) -> PlannedRow:
    if reading.problems:
        return PlannedRow(reading.line.number, code, REFUSED, problems=reading.problems)
    before = {name: _shown(reading.known, name) for name in FIELDS} if reading.known else {}
    row = reading.known or TrainingClass(regency_id=intake.regency_id, intake=intake)
    row.intake = intake
    try:
        fill_class(row, reading.details())
    except ValidationError as error:
        problems = [_problem(reading, name, texts) for name, texts in error.message_dict.items()]
        return PlannedRow(reading.line.number, code, REFUSED, problems=problems)
    if reading.known is None:
        return PlannedRow(reading.line.number, code, NEW, row)
    changes = [
        {"column": BY_KEY[name].heading, "old": before[name], "new": _shown(row, name)}
        for name in FIELDS
        if before[name] != _shown(row, name)
    ]
    return PlannedRow(reading.line.number, code, CHANGED if changes else UNCHANGED, row, changes)


def _problem(reading: Reading, name: str, texts: list[str]) -> Problem:
    column = BY_KEY.get(name)
    value = reading.line.text(name) if column else ""
    return Problem("refused", column.heading if column else "", value[:120], " ".join(texts))


def _shown(row: TrainingClass | None, name: str) -> str:
    """A value as the table writes it."""
    value = getattr(row, name)
    if name in WORDS_OF:
        return WORDS_OF[name][value]
    if name == "accessible_to":
        return ", ".join(ACCESS[one] for one in value)
    if name == "academy":
        return str(value.code)
    return "" if value is None else str(value)
