"""What an import would do, row by row, before anything is written."""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lonto.village.residents.choices import RowKind
from lonto.village.residents.importing.problems import Problem
from lonto.village.residents.importing.rows import Row


class Change(NamedTuple):
    """One field that gets another value; for "kk" and "hamlet" the number and the name."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class FamilyKey:
    """The family a row goes to: one of the register, or a new one known by its number or by the row of its head."""

    existing: uuid.UUID | None = None
    kk: str | None = None
    former_kk: str | None = None
    head_row: int | None = None


@dataclass(slots=True)
class PlannedRow:
    """A row of the file with what becomes of it. `family` None keeps the family (or leaves a new person without)."""

    row: Row
    kind: RowKind
    resident: uuid.UUID | None = None
    changes: list[Change] = field(default_factory=list)
    family: FamilyKey | None = None
    former_nik: str | None = None

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def has_warnings(self) -> bool:
        return self.kind is not RowKind.REFUSED and any(not p.is_refusal for p in self.row.problems)

    @property
    def is_reported(self) -> bool:
        """Whether the report has something to say about this row beyond counting it."""
        return bool(self.row.problems) or self.kind in {RowKind.CHANGED, RowKind.MERGED}


@dataclass(frozen=True)
class Counts:
    """How many rows become what; `warned` counts accepted rows with a warning, whatever becomes of them."""

    new: int
    changed: int
    unchanged: int
    refused: int
    warned: int


@dataclass(frozen=True)
class Plan:
    """Everything that an import would write and say."""

    rows: list[PlannedRow]
    notes: list[Problem]
    new_hamlets: dict[str, str]

    @property
    def counts(self) -> Counts:
        kinds = [row.kind for row in self.rows]
        return Counts(
            new=kinds.count(RowKind.NEW),
            changed=kinds.count(RowKind.CHANGED) + kinds.count(RowKind.MERGED),
            unchanged=kinds.count(RowKind.UNCHANGED),
            refused=kinds.count(RowKind.REFUSED),
            warned=sum(row.has_warnings for row in self.rows),
        )

    def of_kind(self, *kinds: RowKind) -> Iterator[PlannedRow]:
        return (row for row in self.rows if row.kind in kinds)

    def fingerprint(self) -> str:
        """A hash over all that a person was shown: it differs when the same file would do something else."""
        digest = hashlib.sha256()
        for row in self.rows:
            line = [row.number, row.kind, row.changes, sorted(problem.code for problem in row.row.problems)]
            digest.update(json.dumps(line, default=str).encode())
        return digest.hexdigest()
