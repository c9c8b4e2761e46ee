"""Writing a plan into the register, thousands of rows at a time. Runs inside the transaction of the action."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.db import models
from uuid_utils.compat import uuid7

from lonto.journal.bulk import insert_rows, update_rows
from lonto.lib import names
from lonto.regions.models import Region
from lonto.village.residents.choices import NumberKind, RowKind, Status
from lonto.village.residents.importing.cells import Provisional, Special
from lonto.village.residents.importing.plan import Change, FamilyKey, Plan, PlannedRow
from lonto.village.residents.importing.register import AT, IN_LIST, Register
from lonto.village.residents.models import Family, FormerNumber, Hamlet, Resident

_APART = frozenset({"kk", "hamlet", "former_nik"})
_SAID = (Special, Provisional)
_ATTRIBUTES = [field.attname for field in Resident._meta.concrete_fields]
_EMPTY = {field.attname: field.get_default() for field in Resident._meta.concrete_fields if not field.primary_key}
_WRITTEN = (RowKind.NEW, RowKind.CHANGED, RowKind.MERGED)
M = TypeVar("M", bound=models.Model)


@dataclass
class Saved:
    """Every row that was written, in its new state; `resident_of` gives the person of a row of the file."""

    hamlets: list[Hamlet] = field(default_factory=list)
    families: dict[uuid.UUID, Family] = field(default_factory=dict)
    residents: list[Resident] = field(default_factory=list)
    former_numbers: list[FormerNumber] = field(default_factory=list)
    resident_of: dict[int, Resident] = field(default_factory=dict)

    def rows(self) -> list[models.Model]:
        """All of them, each after those it refers to."""
        return [*self.hamlets, *self.families.values(), *self.residents, *self.former_numbers]


def save_plan(plan: Plan, village: Region, register: Register) -> Saved:
    """Insert and update what the plan says; refused rows are left out."""
    writer = _Writer(plan, village, register)
    writer.make_hamlets_and_families()
    writer.make_residents()
    writer.change_residents()
    insert_rows(writer.saved.former_numbers)
    writer.open_and_close_families()
    return writer.saved


class _Writer:
    """One plan on its way into the tables of one village."""

    def __init__(self, plan: Plan, village: Region, register: Register) -> None:
        self.plan = plan
        self.village = village
        self.register = register
        self.saved = Saved()
        self.hamlets = {folded: pk for folded, (pk, _name) in register.hamlets.items()}
        self.families: dict[FamilyKey, uuid.UUID] = {}

    def make_hamlets_and_families(self) -> None:
        for folded, name in self.plan.new_hamlets.items():
            hamlet = Hamlet(village=self.village, name=name, folded=folded)
            self.hamlets[folded] = hamlet.pk
            self.saved.hamlets.append(hamlet)
        for planned in self.plan.of_kind(*_WRITTEN):
            if planned.family is not None:
                self._make_family(planned.family, is_open=self._lives(planned))
        insert_rows(self.saved.hamlets)
        insert_rows(list(self.saved.families.values()))

    def make_residents(self) -> None:
        new = [self._new_resident(planned) for planned in self.plan.of_kind(RowKind.NEW)]
        insert_rows(new)
        self.saved.residents += new

    def change_residents(self) -> None:
        """Rows that change the same fields are updated together."""
        together: dict[tuple[str, ...], list[Resident]] = defaultdict(list)
        planned_of = {p.resident: p for p in self.plan.of_kind(RowKind.CHANGED, RowKind.MERGED) if p.resident}
        for resident in _in_parts(Resident, planned_of):
            planned = planned_of[resident.pk]
            touched = {name for change in planned.changes for name in self._apply(resident, change)}
            if planned.family:
                resident.family_id = self.families[planned.family]
                touched.add("family_id")
            if touched:
                together[tuple(sorted(touched))].append(resident)
                self.saved.residents.append(resident)
            self._remember(planned, resident)
        for attributes, residents in together.items():
            update_rows(residents, attributes)

    def open_and_close_families(self) -> None:
        """A family is open while somebody of it lives here; only those that the plan touches can have changed."""
        touched = {key.existing for key in self.families if key.existing}
        for planned in self.plan.of_kind(RowKind.CHANGED, RowKind.MERGED):
            assert planned.resident is not None
            before = self.register.people[planned.resident][AT["family_id"]]
            if before and any(change.field in {"kk", "status"} for change in planned.changes):
                touched.add(before)
        open_now = open_families(self.village) if touched else set()
        changed = [f for f in _in_parts(Family, touched) if f.is_open != (f.pk in open_now)]
        for family in changed:
            family.is_open = family.pk in open_now
            self.saved.families[family.pk] = family
        update_rows(changed, ["is_open"])

    def _make_family(self, key: FamilyKey, *, is_open: bool) -> None:
        if key.existing:
            self.families[key] = key.existing
            return
        if key not in self.families:
            family = Family(village=self.village, kk=key.kk, is_open=False)
            self.families[key] = family.pk
            self.saved.families[family.pk] = family
            if key.former_kk:
                self.saved.former_numbers.append(
                    FormerNumber(village=self.village, kind=NumberKind.KK, number=key.former_kk, family=family)
                )
        self.saved.families[self.families[key]].is_open |= is_open

    def _new_resident(self, planned: PlannedRow) -> Resident:
        row = planned.row.values
        hamlet = row.get("hamlet")
        values = {
            **_EMPTY,
            **{name: value for name, value in row.items() if name not in _APART and not isinstance(value, _SAID)},
            "id": uuid7(),
            "village_id": self.village.pk,
            "folded": names.fold_name(row["name"]),
            "hamlet_id": self.hamlets[names.fold(hamlet)] if hamlet else None,
            "family_id": self.families[planned.family] if planned.family else None,
        }
        # By position: keyword arguments would cost thousands of rows a third of their time.
        resident = Resident.from_db(None, _ATTRIBUTES, [values[name] for name in _ATTRIBUTES])
        self._remember(planned, resident)
        return resident

    def _apply(self, resident: Resident, change: Change) -> set[str]:
        """Give the resident the new value and return the attributes that it changed."""
        if change.field == "hamlet":
            resident.hamlet_id = self.hamlets[names.fold(change.new)] if change.new else None
            return {"hamlet_id"}
        if change.field in _APART:
            return set()
        setattr(resident, change.field, change.new)
        if change.field == "name":
            resident.folded = names.fold_name(change.new)
            return {"name", "folded"}
        return {change.field}

    def _remember(self, planned: PlannedRow, resident: Resident) -> None:
        self.saved.resident_of[planned.number] = resident
        if planned.former_nik:
            number = FormerNumber(
                village=self.village, kind=NumberKind.NIK, number=planned.former_nik, resident=resident
            )
            self.saved.former_numbers.append(number)

    def _lives(self, planned: PlannedRow) -> bool:
        known = self.register.value(planned.resident, "status") if planned.resident else Status.LIVING
        return bool(planned.row.values.get("status", known) == Status.LIVING)


def open_families(village: Region) -> set[uuid.UUID]:
    """The families of which somebody lives in the village."""
    living = Resident.objects.filter(village=village, status=Status.LIVING, family__isnull=False).order_by()
    return {pk for pk in living.values_list("family_id", flat=True).distinct() if pk}


def _in_parts(model: type[M], pks: Iterable[uuid.UUID]) -> Iterator[M]:
    """The rows with these keys, read in parts that stay below SQLite's limit of parameters."""
    rest = iter(pks)
    while part := list(islice(rest, IN_LIST)):
        yield from model._default_manager.filter(pk__in=part)
