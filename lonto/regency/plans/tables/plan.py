"""What a table of efforts would change: each row a rise whose estimate changes, stays, or is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lonto.lib.names import fold
from lonto.lib.rupiah import parse_rupiah
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.plans.actions.efforts import EffortDetails
from lonto.regency.plans.efforts import RiseEffort, efforts_of
from lonto.regency.plans.models import MOST_COST, MOST_DAYS, Effort
from lonto.regency.plans.tables.columns import COLUMNS, COST, DAYS, FROZEN, LEVEL, NUMBER
from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED, Plan, PlannedRow
from lonto.tables.problems import Reading

YES, NO = frozenset({"ya", "yes", "1", "true", "x"}), frozenset({"", "tidak", "no", "0", "false"})


@dataclass
class PlannedEffort(PlannedRow):
    """One row and what becomes of it: `details` instead of what was `before`; `name` is the rise, like 24 → 3."""

    details: EffortDetails | None = None
    before: RiseEffort | None = None

    def as_json(self) -> dict[str, Any]:
        before, after = self.before, self.details
        return {
            **super().as_json(),
            "before": {"days": before.days, "cost": before.cost, "is_assumed": before.is_assumed} if before else None,
            "after": {"days": after.days, "cost": after.cost, "is_frozen": after.is_frozen, "note": after.note}
            if after
            else None,
        }


def plan_of(scheme: Scheme, lines: Iterable[Line], known: Iterable[Effort]) -> Plan[PlannedEffort]:
    """Compare the rows of a file with what is estimated; nothing is written."""
    now = {(one.indicator.number, one.level): one for one in efforts_of(scheme, known)}
    seen: set[tuple[int, int]] = set()
    rows = []
    for line in lines:
        reading = Reading(line)
        details = _details(reading, scheme)
        name = f"{line.text('number')} → {line.text('level')}"
        if details is not None and (details.number, details.level) in seen:
            reading.refuse("twice", LEVEL)
        if details is None or reading.problems:
            rows.append(PlannedEffort(line.number, REFUSED, name, reading.problems))
            continue
        rise = details.number, details.level
        seen.add(rise)
        rows.append(PlannedEffort(line.number, _kind(now[rise], details), name, details=details, before=now[rise]))
    return Plan(rows)


def _kind(before: RiseEffort, after: EffortDetails) -> str:
    if before.is_assumed:
        return UNCHANGED if after.days is None else NEW
    is_same = (after.days, after.cost, after.is_frozen, after.note) == (
        before.days,
        before.cost,
        before.is_frozen,
        before.note,
    )
    return UNCHANGED if is_same else CHANGED


def _details(reading: Reading, scheme: Scheme) -> EffortDetails | None:
    """The rise of a row; None where something is wrong with it."""
    if reading.refuse_bad_cells(COLUMNS):
        return None
    text = reading.line.text
    number = _whole(reading, NUMBER, 1, max(scheme.by_number), _plain)
    level = _whole(reading, LEVEL, 1, scheme.highest, _plain)
    days = _whole(reading, DAYS, 0, MOST_DAYS, _plain) if text("days") else None
    cost = _whole(reading, COST, 0, MOST_COST, parse_rupiah) if text("cost") else 0
    word = fold(text("frozen"))
    if word not in YES | NO:
        reading.refuse("frozen", FROZEN)
    if days is None and not reading.problems and (cost or word in YES):
        reading.refuse("days", DAYS)
    if reading.problems or number is None or level is None or cost is None:
        return None
    return EffortDetails(number, level, days, cost, word in YES, " ".join(text("note").split()))


def _whole(reading: Reading, column: Column, least: int, most: int, read: Callable[[str], int]) -> int | None:
    """A whole number within bounds; None, and a problem, where it is none."""
    try:
        value = read(reading.line.text(column.key))
    except ValueError:
        value = least - 1
    if least <= value <= most:
        return value
    values = {"least": least, "most": f"{most:,}".replace(",", ".")}
    reading.refuse("number", column, to_do=_("Write a whole number from %(least)s to %(most)s.") % values)
    return None


def _plain(text: str) -> int:
    """A number of digits alone; ValueError for everything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise ValueError("not a number")
    return int(text)
