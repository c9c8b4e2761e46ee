"""Putting the stages together: from a table and the register to the plan."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from lonto.lib import names
from lonto.village.residents.choices import RowKind
from lonto.village.residents.importing.cells import IGNORED_STATUS, NOT_KNOWN_PREGNANT, Provisional
from lonto.village.residents.importing.comparing import NEVER_CLEARED, changes_of
from lonto.village.residents.importing.families import place_in_families
from lonto.village.residents.importing.matching import match_rows
from lonto.village.residents.importing.plan import Plan, PlannedRow
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.register import AT, Register
from lonto.village.residents.importing.rows import ColumnReader, Row, Standards, read_rows, readers_of
from lonto.village.residents.importing.table import Table


@dataclass(frozen=True)
class Wishes:
    """What the person has chosen: whether an empty cell empties the register too, and which rows are new people.

    `clears` names the fields that an empty answer empties, where not those of the file are meant; `known` says whom a
    row is about, where that is not to be found out.
    """

    clears_blanks: bool = False
    kept_apart: Collection[int] = ()
    clears: frozenset[str] = frozenset()
    known: Mapping[int, uuid.UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """The rows of a file, read and checked, and what there is to say about the file as a whole."""

    rows: list[Row]
    fields: set[str]
    notes: list[Problem] = field(default_factory=list)

    def numbers(self, name: str) -> list[str]:
        """The real numbers in the column `nik` or `kk`."""
        return [value for row in self.rows if isinstance(value := row.values.get(name), str)]


def read_table(table: Table, standards: Standards, watch: Callable[[int, int], None] | None = None) -> Reading:
    """Read and check all rows; `watch(done, total)` is told how far it is."""
    readers = readers_of(table)
    rows = []
    for row in read_rows(table, readers, standards):
        rows.append(row)
        if watch and len(rows) % 500 == 0:
            watch(len(rows), len(table.lines))
    return Reading(rows, table.fields, [*table.notes, *_notes_of_rows(rows), *_notes_of_readers(readers)])


def plan_import(reading: Reading, register: Register, wishes: Wishes) -> Plan:
    """What the rows would change in the register. Remarks are added to the rows, so a reading serves for one plan."""
    rows = reading.rows
    matches = match_rows(rows, register, wishes.kept_apart, wishes.known)
    planned = [PlannedRow(row, match.kind, match.resident) for row, match in zip(rows, matches, strict=True)]
    place_in_families(planned, register)
    cleared = wishes.clears | (reading.fields - NEVER_CLEARED if wishes.clears_blanks else frozenset())
    for one in planned:
        _decide(one, register, cleared)
    _warn_of_young_parents(rows, register)
    new_hamlets, notes = _hamlets(planned, register)
    return Plan(planned, [*reading.notes, *notes], new_hamlets)


def _decide(planned: PlannedRow, register: Register, cleared: Collection[str]) -> None:
    if planned.row.is_refused:
        planned.kind = RowKind.REFUSED
        return
    nik = planned.row.values.get("nik")
    if planned.resident is None:
        if isinstance(nik, Provisional):
            planned.former_nik = nik.digits
            planned.row.problems.append(Problem(Code.PROVISIONAL_NUMBER, "nik", nik.digits))
        return
    planned.changes = changes_of(planned.row, planned.resident, register, cleared)
    if any(change.field == "former_nik" for change in planned.changes):
        assert isinstance(nik, Provisional)
        planned.former_nik = nik.digits
    if planned.kind is RowKind.CHANGED and not planned.changes and not _joins_family(planned, register):
        planned.kind = RowKind.UNCHANGED


def _joins_family(planned: PlannedRow, register: Register) -> bool:
    """Whether the row brings a resident into another family, also one that has no number to compare."""
    assert planned.resident is not None
    family = register.people[planned.resident][AT["family_id"]]
    return planned.family is not None and planned.family.existing != family


def _notes_of_rows(rows: list[Row]) -> list[Problem]:
    """Sentences about many rows at once; what they are about is taken out of the rows."""
    notes = []
    ignored = [row for row in rows if row.values.get("status") is IGNORED_STATUS]
    for row in ignored:
        del row.values["status"]
    if ignored:
        notes.append(Problem(Code.STATUS_IGNORED, "status_dasar", details={"count": len(ignored)}))
    unsaid = sum(row.values.get("pregnancy") is NOT_KNOWN_PREGNANT for row in rows)
    if unsaid:
        notes.append(Problem(Code.PREGNANCY_IGNORED, "hamil", details={"count": unsaid}))
    elsewhere = sum(row.is_registered_elsewhere for row in rows)
    if elsewhere:
        notes.append(Problem(Code.REGISTERED_ELSEWHERE, "nik", details={"count": elsewhere}))
    return notes


def _notes_of_readers(readers: list[ColumnReader]) -> list[Problem]:
    """What is written in several ways and is one (RT 1, 01, 001), and the occupation that files number otherwise."""
    notes = []
    for reader in readers:
        if reader.column.field in {"rw", "rt"}:
            spellings: dict[str, list[str]] = defaultdict(list)
            for (_kind, cell), read in reader.kept.items():
                if read.value:
                    spellings[read.value].append(str(cell).strip())
            for unit, written in sorted(spellings.items()):
                if len(set(written)) > 1:
                    details = {"kept": unit, "spellings": ", ".join(sorted(set(written)))}
                    notes.append(Problem(Code.ONE_UNIT, reader.column.heading, details=details))
        if reader.column.field == "occupation" and {(str, "89"), (float, 89.0)} & reader.kept.keys():
            notes.append(Problem(Code.OCCUPATION_89, reader.column.heading))
    return notes


def _hamlets(planned: list[PlannedRow], register: Register) -> tuple[dict[str, str], list[Problem]]:
    """Hamlets that the import adds (folded name -> name), and a note for each that is written in several ways."""
    spellings: dict[str, dict[str, None]] = defaultdict(dict)
    for folded, (_pk, name) in register.hamlets.items():
        spellings[folded][name] = None
    written = dict.fromkeys(one.row.values.get("hamlet") for one in planned if one.kind is not RowKind.REFUSED)
    in_file: set[str] = set()
    for name in filter(None, written):
        folded = names.fold(name)
        in_file.add(folded)
        spellings[folded][name] = None
    new = {folded: next(iter(spellings[folded])) for folded in sorted(in_file) if folded not in register.hamlets}
    notes = []
    if new:
        notes.append(Problem(Code.NEW_HAMLETS, "dusun", details={"names": ", ".join(new.values())[:500]}))
    for folded in sorted(in_file):
        ways = list(spellings[folded])
        if len(ways) > 1:
            details = {"kept": ways[0], "spellings": ", ".join(ways)[:500]}
            notes.append(Problem(Code.ONE_HAMLET, "dusun", details=details))
    return new, notes


def _warn_of_young_parents(rows: list[Row], register: Register) -> None:
    """A child that is older than its parent: one of the dates or the parent's NIK is wrong."""
    births = {
        row.values["nik"]: row.values["born_on"]
        for row in rows
        if isinstance(row.values.get("nik"), str) and "born_on" in row.values
    }
    for row in rows:
        born_on = row.values.get("born_on")
        if born_on is None or row.is_refused:
            continue
        for name in ("father_nik", "mother_nik"):
            parent = births.get(row.values.get(name)) or _birth_in_register(row.values.get(name), register)
            if parent is not None and parent >= born_on:
                row.problems.append(Problem(Code.OLDER_THAN_PARENT, "tanggallahir", born_on.isoformat()))
                break


def _birth_in_register(nik: str | None, register: Register) -> dt.date | None:
    owner = register.by_nik.get(nik) if nik else None
    born_on: dt.date | None = register.value(owner, "born_on") if owner else None
    return born_on
