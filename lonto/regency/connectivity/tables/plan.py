"""What a table of connections would change: each row is new, known already, or refused."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lonto.accounts.access import regency_of
from lonto.accounts.models import Membership
from lonto.regency.connectivity.actions.connections import checked, supersede, twin_of
from lonto.regency.connectivity.models import Connection
from lonto.regency.connectivity.tables.columns import VILLAGE
from lonto.regency.connectivity.tables.reading import Surroundings, read_line
from lonto.tables.lines import Line
from lonto.tables.plan import NEW, REFUSED, UNCHANGED, Plan, PlannedRow


@dataclass
class PlannedConnection(PlannedRow):
    """One row and what becomes of it; `before` is what was current until it, `name` the village."""

    made: Connection | None = None
    before: Connection | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            **super().as_json(),
            "code": self.made.village_id if self.made else "",
            "day": self.made.known_on.isoformat() if self.made else "",
            "network": self.made.network if self.made else "",
            "medium": self.made.medium if self.made else "",
            "before": self.before.network if self.before else "",
        }


@dataclass
class ConnectionPlan(Plan[PlannedConnection]):
    """`superseded` are connections that were current before the table."""

    superseded: list[Connection]


def plan_of(lines: Sequence[Line], *, by: Membership) -> ConnectionPlan:
    """Compare the rows of a file with what is known; nothing is written."""
    regency = regency_of(by)
    around = Surroundings.of(regency, lines)
    known: dict[str, list[Connection]] = defaultdict(list)
    for one in Connection.objects.filter(regency=regency):
        known[one.village_id].append(one)
    seen: set[tuple[str, dt.date]] = set()
    rows, superseded = [], []
    for line in lines:
        reading = read_line(line, around)
        details = reading.details
        if details is not None and (details.village.pk, details.known_on) in seen:
            reading.refuse("twice", VILLAGE)
        if details is None or reading.problems:
            rows.append(PlannedConnection(line.number, REFUSED, line.text(VILLAGE.key), reading.problems))
            continue
        seen.add((details.village.pk, details.known_on))
        made = checked(by=by, details=details)
        beside = known[made.village_id]
        if twin := twin_of(made, beside):
            rows.append(PlannedConnection(line.number, UNCHANGED, details.village.name, made=twin))
            continue
        current = next((one for one in beside if one.is_current), None)
        superseded += supersede(made, current)
        beside.append(made)
        rows.append(PlannedConnection(line.number, NEW, details.village.name, made=made, before=current))
    return ConnectionPlan(rows, superseded)
