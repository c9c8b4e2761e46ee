"""Comparing a row with the resident it is about, field by field."""

import uuid
from collections.abc import Collection
from typing import Any

from lonto.lib import names
from lonto.village.residents.choices import NumberKind
from lonto.village.residents.columns import BY_FIELD
from lonto.village.residents.importing.cells import NOT_KNOWN_PREGNANT, Provisional, Special
from lonto.village.residents.importing.plan import Change
from lonto.village.residents.importing.register import Register, former_key
from lonto.village.residents.importing.rows import Row

NEVER_CLEARED = frozenset({"nik", "kk", "name", "status"})
_PREGNANT, _NOT_PREGNANT = 1, 2


def changes_of(row: Row, resident: uuid.UUID, register: Register, cleared: Collection[str] = ()) -> list[Change]:
    """The fields in which the row differs from the register; those in `cleared` that it leaves empty are emptied."""
    changes = []
    for name, new in row.values.items():
        old = register.value(resident, name)
        if name == "hamlet":
            if names.fold(new) != names.fold(old):
                changes.append(Change(name, old, new))
        elif name == "pregnancy" and new is NOT_KNOWN_PREGNANT:
            if old == _PREGNANT:
                changes.append(Change(name, old, _NOT_PREGNANT))
        elif isinstance(new, Provisional):
            if name == "nik" and old is None and former_key(NumberKind.NIK, new.digits) not in register.former:
                changes.append(Change("former_nik", "", new.digits))
        elif not isinstance(new, Special) and new != old:
            changes.append(Change(name, old, new))
    refused = {problem.column for problem in row.problems}
    for name in cleared:
        column = BY_FIELD[name]
        if name not in row.values and column.heading not in refused:
            old = register.value(resident, name)
            empty: Any = "" if name == "hamlet" else column.empty
            if old != empty:
                changes.append(Change(name, old, empty))
    return changes
