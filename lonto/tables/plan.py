"""What a table would change: each row is new, changed, unchanged, or refused with everything that is wrong with it."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.translation import get_language

from lonto.tables.problems import MOST_SHOWN, Problem

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)
MOST_KEPT = 2_000


@dataclass
class PlannedRow:
    """One row of the file and what becomes of it; `name` says of whom or what it speaks."""

    number: int
    kind: str
    name: str = ""
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.number,
            "kind": self.kind,
            "name": self.name[:MOST_SHOWN],
            "problems": [problem.as_json() for problem in self.problems],
        }


R = TypeVar("R", bound=PlannedRow)


@dataclass
class Plan(Generic[R]):
    """All rows of a file in their order; those of the kinds `told` stand in the report one by one."""

    rows: list[R]

    told: ClassVar[Sequence[str]] = (REFUSED, CHANGED, NEW)

    def of(self, *kinds: str) -> list[R]:
        return [row for row in self.rows if row.kind in kinds]

    def report(self) -> dict[str, Any]:
        """Counts, what there is to say of single rows up to a bound and in which language, and a fingerprint of all
        that would change.
        """
        counts = Counter(row.kind for row in self.rows)
        changing = [row.as_json() for row in self.rows if row.kind != UNCHANGED]
        told = [row for kind in self.told for row in changing if row["kind"] == kind]
        return {
            "counts": {kind: counts[kind] for kind in KINDS},
            "rows": told[:MOST_KEPT],
            "language": get_language(),
            "left_out": max(0, len(told) - MOST_KEPT),
            "fingerprint": hashlib.sha256(json.dumps(changing, sort_keys=True).encode()).hexdigest(),
        }
