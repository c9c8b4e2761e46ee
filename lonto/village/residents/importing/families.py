"""Which family each row belongs to, and what is odd about the families that come out of it.

A family without a card number is provisional: it is made for each head. Others without a number are joined to it when
a parent's NIK or name says so; who cannot be joined is left without a family, for a person to assign.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from lonto.lib import names
from lonto.village.residents.choices import FamilyRole, NumberKind, Sex, Status
from lonto.village.residents.importing.cells import Provisional
from lonto.village.residents.importing.plan import FamilyKey, PlannedRow
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.register import AT, Register, former_key


def place_in_families(rows: list[PlannedRow], register: Register) -> None:
    """Set `family` of each row that is to be written, refuse numbers of other villages, warn about odd families."""
    loose = []
    for planned in rows:
        if planned.row.is_refused:
            continue
        kk = planned.row.values.get("kk")
        if isinstance(kk, str):
            _place_by_number(planned, kk, register)
        elif isinstance(kk, Provisional):
            known = register.former.get(former_key(NumberKind.KK, kk.digits))
            if _family_of(planned, register) is None:
                planned.family = FamilyKey(existing=known, former_kk=None if known else kk.digits)
        elif _family_of(planned, register) is None:
            loose.append(planned)
    _place_by_kinship(loose, rows, register)
    _check_heads([planned for planned in rows if not planned.row.is_refused], register)


def _place_by_number(planned: PlannedRow, kk: str, register: Register) -> None:
    if kk in register.kks_elsewhere and _value(planned, "status", register) in {None, Status.LIVING}:
        planned.row.problems.append(Problem(Code.KK_ELSEWHERE, "no_kk", kk))
        return
    known = register.by_kk.get(kk)
    planned.family = FamilyKey(existing=known) if known else FamilyKey(kk=kk)


def _place_by_kinship(loose: list[PlannedRow], rows: list[PlannedRow], register: Register) -> None:
    """Give each head among `loose` a provisional family and join the others to the head that is their parent."""
    for planned in loose:
        if _value(planned, "family_role", register) == FamilyRole.HEAD:
            planned.family = FamilyKey(head_row=planned.number)
    heads = _provisional_heads(loose, register)
    spouses: dict[str, set[FamilyKey]] = defaultdict(set)
    others = [planned for planned in loose if planned.family is None]
    for planned in others:
        found = _families_of_parents(planned, heads, register)
        if len(found) == 1:
            planned.family = found.pop()
            for key in _parent_keys(planned, register):
                spouses[key].add(planned.family)
    for planned in others:
        if planned.family is None and _value(planned, "family_role", register) in {FamilyRole.WIFE, FamilyRole.HUSBAND}:
            found = {family for key in _own_keys(planned, register) for family in spouses.get(key, ())}
            if len(found) == 1:
                planned.family = found.pop()
        if planned.family is None:
            planned.row.problems.append(Problem(Code.TO_ASSIGN, "no_kk"))


def _provisional_heads(loose: list[PlannedRow], register: Register) -> dict[str, set[FamilyKey]]:
    """Families without a card number by what their head is called and numbered, in the file and in the register."""
    heads: dict[str, set[FamilyKey]] = defaultdict(set)
    for planned in loose:
        if planned.family is not None:
            for key in _own_keys(planned, register):
                heads[key].add(planned.family)
    for family, members in register.members.items():
        if register.kk_of.get(family) is None:
            for pk in members:
                if register.value(pk, "family_role") == FamilyRole.HEAD:
                    nik, folded = register.value(pk, "nik"), register.people[pk][AT["folded"]]
                    for key in (nik, _by_sex(folded, register.value(pk, "sex"))):
                        if key:
                            heads[key].add(FamilyKey(existing=family))
    return heads


def _families_of_parents(planned: PlannedRow, heads: dict[str, set[FamilyKey]], register: Register) -> set[FamilyKey]:
    return {family for key in _parent_keys(planned, register) for family in heads.get(key, ())}


def _parent_keys(planned: PlannedRow, register: Register) -> list[str]:
    keys = []
    for parent, sex in (("father", Sex.MALE), ("mother", Sex.FEMALE)):
        nik = _value(planned, f"{parent}_nik", register)
        name = names.fold_name(_value(planned, f"{parent}_name", register) or "")
        if nik:
            keys.append(nik)
        elif name:
            keys += [_by_sex(name, sex), _by_sex(name, None)]
    return keys


def _own_keys(planned: PlannedRow, register: Register) -> list[str]:
    nik, name = _value(planned, "nik", register), names.fold_name(_value(planned, "name", register) or "")
    keys = [nik] if isinstance(nik, str) else []
    return [*keys, _by_sex(name, _value(planned, "sex", register))] if name else keys


def _by_sex(folded: str, sex: int | None) -> str:
    return f"{sex or ''} {folded}"


def _check_heads(rows: list[PlannedRow], register: Register) -> None:
    """Warn where the people who will live in a family that the file touches have no head, or more than one."""
    in_file: dict[Any, list[PlannedRow]] = defaultdict(list)
    moved = {planned.resident for planned in rows if planned.resident}
    for planned in rows:
        family = planned.family or _kept_family(planned, register)
        if family is not None and _value(planned, "status", register) in {None, Status.LIVING}:
            in_file[family].append(planned)
    for family, planned_rows in in_file.items():
        heads = [p for p in planned_rows if _value(p, "family_role", register) == FamilyRole.HEAD]
        others = _heads_in_register(
            register.members.get(family.existing, ()) if family.existing else (), moved, register
        )
        count = len(heads) + others
        if count == 0:
            planned_rows[0].row.problems.append(_about_family(Code.FAMILY_WITHOUT_HEAD, planned_rows[0], 0, register))
        elif count > 1:
            for planned in heads:
                planned.row.problems.append(_about_family(Code.FAMILY_WITH_TWO_HEADS, planned, count, register))


def _heads_in_register(members: Iterable[uuid.UUID], moved: set[uuid.UUID], register: Register) -> int:
    return sum(
        register.value(pk, "family_role") == FamilyRole.HEAD and register.value(pk, "status") == Status.LIVING
        for pk in members
        if pk not in moved
    )


def _about_family(code: Code, planned: PlannedRow, count: int, register: Register) -> Problem:
    kk = _value(planned, "kk", register)
    return Problem(code, "kk_level", "", {"kk": kk if isinstance(kk, str) else "", "count": count})


def _family_of(planned: PlannedRow, register: Register) -> uuid.UUID | None:
    return register.people[planned.resident][AT["family_id"]] if planned.resident else None


def _kept_family(planned: PlannedRow, register: Register) -> FamilyKey | None:
    family = _family_of(planned, register)
    return FamilyKey(existing=family) if family else None


def _value(planned: PlannedRow, name: str, register: Register) -> Any:
    """What the field will be: the row's own value, else the register's."""
    if name in planned.row.values:
        return planned.row.values[name]
    return register.value(planned.resident, name) if planned.resident else None
