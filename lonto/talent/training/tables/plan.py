"""What a table of classes would change in an intake."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.talent.training.actions.classes import FIELDS, fill_class
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.tables.columns import ACCESS, BY_KEY, COLUMNS, WORDS_OF
from lonto.talent.training.tables.reading import ClassReading, Surroundings, read_line


@dataclass
class PlannedClass(PlannedRow):
    """One row and what becomes of it; `row` is the class as it would be saved, `name` its code."""

    row: TrainingClass | None = None
    changes: list[dict[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {**super().as_json(), "theme": self.row.theme if self.row else "", "changes": self.changes}


def plan_of(intake: Intake, lines: Iterable[Line]) -> Plan[PlannedClass]:
    """Compare the rows of a file with the classes of an intake; nothing is written."""
    around = Surroundings.of(intake)
    planned = []
    seen: set[str] = set()
    for line in lines:
        reading = read_line(line, around)
        code = line.text("code")
        if code and code.upper() in seen:
            reading.refuse("twice", BY_KEY["code"])
        seen.add(code.upper())
        planned.append(_planned(reading, intake, code))
    return Plan(planned)


def _planned(reading: ClassReading, intake: Intake, code: str) -> PlannedClass:
    number = reading.line.number
    if reading.problems:
        return PlannedClass(number, REFUSED, code, reading.problems)
    before = {name: _shown(reading.known, name) for name in FIELDS} if reading.known else {}
    row = reading.known or TrainingClass(regency_id=intake.regency_id, intake=intake)
    row.intake = intake
    try:
        fill_class(row, reading.details())
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            reading.refuse("refused", BY_KEY.get(name, COLUMNS[0]), " ".join(texts))
        return PlannedClass(number, REFUSED, code, reading.problems)
    if reading.known is None:
        return PlannedClass(number, NEW, code, row=row)
    changes = [
        {"column": BY_KEY[name].heading, "old": before[name], "new": _shown(row, name)}
        for name in FIELDS
        if before[name] != _shown(row, name)
    ]
    return PlannedClass(number, CHANGED if changes else UNCHANGED, code, row=row, changes=changes)


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
