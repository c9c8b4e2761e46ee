"""What every rise of a scheme takes: the coordinator's estimates, and what is assumed where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from lonto.regency.maturity.schemes import Indicator, Scheme
from lonto.regency.plans.models import Effort

ASSUMED_DAYS = {1: 5, 2: 10, 3: 20, 4: 40, 5: 60}
"""Person-days up to each level where nobody has estimated them. No figures are published; these are ours, only say
that higher levels take more, and stand marked wherever they are used."""


@dataclass(frozen=True)
class RiseEffort:
    """What one rise takes; `is_assumed` where nobody has estimated it."""

    indicator: Indicator
    level: int
    days: int
    cost: int
    is_frozen: bool
    note: str
    is_assumed: bool


def efforts_of(scheme: Scheme, rows: Iterable[Effort]) -> list[RiseEffort]:
    """Every rise of a scheme in order: to each level above the lowest of every indicator."""
    known = {(row.number, row.level): row for row in rows}
    found = []
    for indicator in scheme.indicators:
        for level in range(1, scheme.highest + 1):
            row = known.get((indicator.number, level))
            if row is None:
                days = ASSUMED_DAYS.get(level, max(ASSUMED_DAYS.values()))
                found.append(RiseEffort(indicator, level, days, 0, False, "", is_assumed=True))
            else:
                found.append(
                    RiseEffort(indicator, level, row.days, row.cost, row.is_frozen, row.note, is_assumed=False)
                )
    return found
