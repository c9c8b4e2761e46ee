"""Finding out who a row is: by NIK, by a number other files use, or by name, birth date and mother."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lonto.lib import names
from lonto.village.residents.choices import NumberKind, RowKind, Status
from lonto.village.residents.importing.cells import Provisional
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.register import AT, Register, former_key
from lonto.village.residents.importing.rows import Row


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is: nobody yet (NEW), a resident (CHANGED until compared), or one who gets a NIK (MERGED)."""

    kind: RowKind
    resident: uuid.UUID | None = None
    problem: Problem | None = None


NEW = Match(RowKind.NEW)


def match_rows(
    rows: list[Row], register: Register, kept_apart: Collection[int], known: Mapping[int, uuid.UUID]
) -> list[Match]:
    """One match for each row; refusals are added to the rows.

    `kept_apart` are rows that a person said to be new, `known` those of which a person said who they are.
    """
    _refuse_niks_that_stand_twice(rows)
    matches = []
    taken: dict[Any, int] = {}
    for row in rows:
        match = NEW
        if row.number in known:
            match = _match_known(row, known[row.number], register)
        elif not row.is_refused:
            match = _match(row, register, row.number in kept_apart)
        if match.problem is not None:
            row.problems.append(match.problem)
        if not row.is_refused:
            key = match.resident or _identity(row)
            if key in taken:
                row.problems.append(Problem(Code.PERSON_TWICE, "nama", _name(row), {"row": taken[key]}))
            taken.setdefault(key, row.number)
        matches.append(match)
    return matches


def _refuse_niks_that_stand_twice(rows: list[Row]) -> None:
    """Nobody can know which of the rows is right, so none is taken."""
    places: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        nik = row.values.get("nik")
        if isinstance(nik, str):
            places[nik].append(row)
    for nik, same in places.items():
        for row in same if len(same) > 1 else ():
            others = ", ".join(str(other.number) for other in same if other is not row)
            row.problems.append(Problem(Code.NIK_TWICE, "nik", nik, {"rows": others}))


def _match_known(row: Row, owner: uuid.UUID, register: Register) -> Match:
    """A resident who is corrected by hand may get another NIK, but not somebody else's."""
    nik, status = row.values.get("nik"), row.values.get("status", register.value(owner, "status"))
    problem = None
    if isinstance(nik, str) and register.by_nik.get(nik, owner) != owner:
        problem = Problem(Code.NIK_TAKEN, "nik", nik)
    elif isinstance(nik, str) and nik in register.niks_elsewhere and status == Status.LIVING:
        problem = Problem(Code.NIK_ELSEWHERE, "nik", nik)
    return Match(RowKind.CHANGED, owner, problem)


def _match(row: Row, register: Register, is_kept_apart: bool) -> Match:
    nik = row.values.get("nik")
    if isinstance(nik, str):
        return _match_by_nik(row, nik, register, is_kept_apart)
    if isinstance(nik, Provisional):
        owner = register.former.get(former_key(NumberKind.NIK, nik.digits))
        if owner is not None:
            return Match(RowKind.CHANGED, owner)
    if is_kept_apart and "name" in row.values:
        return Match(RowKind.NEW, None, _similar(row, register))
    return _match_without_nik(row, register)


def _match_by_nik(row: Row, nik: str, register: Register, is_kept_apart: bool) -> Match:
    owner = register.by_nik.get(nik)
    if owner is not None:
        returns = row.values.get("status") == Status.LIVING != register.value(owner, "status")
        elsewhere = Problem(Code.NIK_ELSEWHERE, "nik", nik) if returns and nik in register.niks_elsewhere else None
        return Match(RowKind.CHANGED, owner, elsewhere)
    owner = register.former.get(former_key(NumberKind.NIK, nik))
    if owner is not None:
        del row.values["nik"]
        return Match(RowKind.CHANGED, owner, Problem(Code.FORMER_NUMBER, "nik", nik))
    if nik in register.niks_elsewhere and row.values.get("status", Status.LIVING) == Status.LIVING:
        return Match(RowKind.NEW, None, Problem(Code.NIK_ELSEWHERE, "nik", nik))
    if "name" not in row.values:
        return Match(RowKind.NEW, None, Problem(Code.NAME_MISSING, "nama"))
    if not is_kept_apart:
        same = _unnumbered(row, register)
        if len(same) > 1:
            return Match(RowKind.NEW, None, Problem(Code.PERSON_UNCERTAIN, "nama", _name(row), {"count": len(same)}))
        if same:
            return Match(RowKind.MERGED, same[0], Problem(Code.SAME_PERSON, "nik", nik))
    return Match(RowKind.NEW, None, _similar(row, register))


def _unnumbered(row: Row, register: Register) -> list[uuid.UUID]:
    """Residents without a NIK who have the name, the birth date and the mother of this row."""
    born_on, mother = row.values.get("born_on"), names.fold_name(row.values.get("mother_name", ""))
    if born_on is None or not mother:
        return []
    return [
        pk
        for pk in register.without_nik.get(names.fold_name(_name(row)), ())
        if register.people[pk][AT["born_on"]] == born_on
        and names.fold_name(register.people[pk][AT["mother_name"]]) == mother
    ]


def _match_without_nik(row: Row, register: Register) -> Match:
    if "name" not in row.values:
        return Match(RowKind.NEW, None, Problem(Code.NAME_MISSING, "nama"))
    folded, born_on = names.fold_name(_name(row)), row.values.get("born_on")
    same = [
        pk
        for pk in register.without_nik.get(folded, ())
        if register.people[pk][AT["born_on"]] == born_on and _may_be(row, pk, register)
    ]
    if not same and born_on is not None:
        same = [pk for pk in register.by_name.get((folded, born_on), ()) if _is_surely(row, pk, register)]
    if len(same) > 1:
        return Match(RowKind.NEW, None, Problem(Code.PERSON_UNCERTAIN, "nama", _name(row), {"count": len(same)}))
    return Match(RowKind.CHANGED, same[0]) if same else Match(RowKind.NEW, None, _similar(row, register))


def _may_be(row: Row, pk: uuid.UUID, register: Register) -> bool:
    """Whether neither the mother nor the family card speaks against it."""
    mother, kk = names.fold_name(row.values.get("mother_name", "")), row.values.get("kk")
    known_mother, known_kk = names.fold_name(register.people[pk][AT["mother_name"]]), register.value(pk, "kk")
    other_mother = mother and known_mother and mother != known_mother
    other_family = isinstance(kk, str) and known_kk and kk != known_kk
    return not other_mother and not other_family


def _is_surely(row: Row, pk: uuid.UUID, register: Register) -> bool:
    """Whether the mother or the family card speaks for it and nothing against."""
    mother, kk = names.fold_name(row.values.get("mother_name", "")), row.values.get("kk")
    speaks = (mother and mother == names.fold_name(register.people[pk][AT["mother_name"]])) or (
        isinstance(kk, str) and kk == register.value(pk, "kk")
    )
    return bool(speaks) and _may_be(row, pk, register)


def _similar(row: Row, register: Register) -> Problem | None:
    """A warning where somebody of the same name and birth date already lives in the village."""
    born_on = row.values.get("born_on")
    same = register.by_name.get((names.fold_name(_name(row)), born_on), ()) if born_on else ()
    if any(register.people[pk][AT["status"]] == Status.LIVING for pk in same):
        return Problem(Code.SIMILAR_PERSON, "nama", _name(row))
    return None


def _identity(row: Row) -> Any:
    """What tells a new row from another new row of the same file."""
    nik = row.values.get("nik")
    if isinstance(nik, str | Provisional):
        return nik
    mother, kk = names.fold_name(row.values.get("mother_name", "")), row.values.get("kk")
    return (names.fold_name(_name(row)), row.values.get("born_on"), mother, kk if isinstance(kk, str) else None)


def _name(row: Row) -> str:
    return str(row.values.get("name", ""))
