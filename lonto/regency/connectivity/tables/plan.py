"""What a table would change: each row is new, known already, or refused with everything that is wrong with it."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.lib.names import fold
from lonto.lib.spreadsheet.values import as_day
from lonto.regency.connectivity.actions.connections import EARLIEST, ConnectionDetails, checked, supersede, twin_of
from lonto.regency.connectivity.choices import Basis, Network
from lonto.regency.connectivity.models import LONGEST_SOURCE, Connection
from lonto.regency.connectivity.tables.columns import COLUMNS, DAY, MEDIUM, SOURCE, VALUES, VILLAGE
from lonto.regency.figures.tables.columns import Column
from lonto.regency.figures.tables.lines import Line
from lonto.regency.figures.tables.problems import Problem
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import villages_of, with_dots

NEW, UNCHANGED, REFUSED = "new", "unchanged", "refused"
KINDS = (NEW, UNCHANGED, REFUSED)


@dataclass
class PlannedRow:
    """One row of the file and what becomes of it; `before` is what was current until it."""

    number: int
    kind: str
    made: Connection | None = None
    before: Connection | None = None
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.number,
            "kind": self.kind,
            "village": self.made.village.name if self.made else "",
            "code": self.made.village_id if self.made else "",
            "day": self.made.known_on.isoformat() if self.made else "",
            "network": self.made.network if self.made else "",
            "medium": self.made.medium if self.made else "",
            "before": self.before.network if self.before else "",
            "problems": [problem.as_json() for problem in self.problems],
        }


@dataclass
class Plan:
    """All rows of a file in their order; `superseded` are connections that were current before it."""

    rows: list[PlannedRow]
    superseded: list[Connection]

    def of(self, *kinds: str) -> list[PlannedRow]:
        return [row for row in self.rows if row.kind in kinds]

    def report(self) -> dict[str, Any]:
        """What the page shows and keeps; rows that change nothing are only counted."""
        counts = {kind: len(self.of(kind)) for kind in KINDS}
        rows = [row.as_json() for row in self.rows if row.kind != UNCHANGED]
        content = json.dumps(rows, sort_keys=True).encode()
        return {"counts": counts, "rows": rows, "fingerprint": hashlib.sha256(content).hexdigest()}


def plan_of(lines: Iterable[Line], *, by: Membership) -> Plan:
    """Compare the rows of a file with what is known; nothing is written."""
    reader = _Reader(regency_of(by))
    known: dict[str, list[Connection]] = defaultdict(list)
    for one in Connection.objects.filter(regency=reader.regency):
        known[one.village_id].append(one)
    seen: set[tuple[str, dt.date]] = set()
    rows, superseded = [], []
    for line in lines:
        details, problems = reader.read(line)
        if details is not None and (details.village.pk, details.known_on) in seen:
            problems.append(_problem("twice", line, VILLAGE))
        if details is None or problems:
            rows.append(PlannedRow(line.number, REFUSED, problems=problems))
            continue
        seen.add((details.village.pk, details.known_on))
        made = checked(by=by, details=details)
        beside = known[made.village_id]
        if twin := twin_of(made, beside):
            rows.append(PlannedRow(line.number, UNCHANGED, twin))
            continue
        current = next((one for one in beside if one.is_current), None)
        superseded += supersede(made, current)
        beside.append(made)
        rows.append(PlannedRow(line.number, NEW, made, current))
    return Plan(rows, superseded)


class _Reader:
    """Understands rows in one regency."""

    def __init__(self, regency: Region) -> None:
        self.regency = regency
        self._places: dict[str, list[Region]] = defaultdict(list)
        for region in villages_of(regency):
            for name in {region.pk, fold(region.name), fold(f"{region.kind} {region.name}")}:
                self._places[name].append(region)

    def read(self, line: Line) -> tuple[ConnectionDetails | None, list[Problem]]:
        """What a row says, or everything that is wrong with it."""
        values: dict[str, Any] = {"medium": "", "basis": str(Basis.REPORTED)}
        problems: list[Problem] = []
        for column in COLUMNS:
            kind = self._understand(line, column, values)
            if kind:
                problems.append(_problem(kind, line, column))
        if values.get("network") == Network.NONE and values["medium"]:
            problems.append(_problem("medium", line, MEDIUM))
        return (None if problems else ConnectionDetails(**values)), problems

    def _understand(self, line: Line, column: Column, values: dict[str, Any]) -> str:
        """Put the value of a cell into `values`; the kind of what is wrong with it, "" where nothing is."""
        text = line.text(column.key)
        if column.key in line.formulas:
            return "formula"
        if not text:
            return "missing" if column.is_required else ""
        if "\x00" in text:
            return "unreadable"
        if column is VILLAGE:
            return self._village(text, values)
        if column is DAY:
            return _day(line, values)
        if column is SOURCE:
            values["source"] = text
            return "too_long" if len(text) > LONGEST_SOURCE else ""
        meaning = VALUES[column.key].get(fold(text))
        if meaning is None:
            return "word"
        values[column.key] = meaning
        return ""

    def _village(self, text: str, values: dict[str, Any]) -> str:
        is_code = text.isascii() and text.replace(".", "").isdecimal()
        code = with_dots(text) if is_code else text
        named = self._places.get(code) or self._places.get(fold(text)) or []
        if len(named) == 1:
            values["village"] = named[0]
            return ""
        if named:
            return "ambiguous"
        is_elsewhere = is_code and Region.objects.filter(pk=code, level=Level.VILLAGE).exists()
        return "elsewhere" if is_elsewhere else "village"


def _day(line: Line, values: dict[str, Any]) -> str:
    try:
        day = as_day(line.cells[DAY.key])
    except ValueError:
        return "date"
    if day > timezone.localdate():
        return "future"
    values[DAY.key] = day
    return "past" if day < EARLIEST else ""


def _problem(kind: str, line: Line, column: Column) -> Problem:
    value = line.text(column.key).replace("\x00", " ")[:120]
    return Problem(kind, column.heading, line.place(column.key), value, column.key if kind == "word" else "")
