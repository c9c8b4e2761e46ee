"""What is known about a resident since when: the states in the journal, told as steps."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lonto.journal.models import Entry
from lonto.journal.queries import history_of
from lonto.journal.state import State
from lonto.journal.verbs import sentence_of
from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.models import Family, Hamlet, Resident
from lonto.village.residents.showing import label_of, shown

_ATTRIBUTE = {"kk": "family_id", "hamlet": "hamlet_id"}
_FIELDS = {_ATTRIBUTE.get(column.field, column.field): column.field for column in COLUMNS}


@dataclass(frozen=True)
class Step:
    """One entry of the journal that changed the resident; `changes` are (label, old, new), empty for the first."""

    at: dt.datetime
    who: str
    what: str
    number: int
    fields: frozenset[str]
    changes: list[tuple[str, object, object]]


def steps_of(resident: Resident) -> list[Step]:
    """Each step, oldest first."""
    history = [(entry, state) for entry, state in history_of(resident) if state]
    names = _names(state for _entry, state in history)
    steps: list[Step] = []
    before: State = {}
    for entry, state in history:
        changed = [name for name in _FIELDS if state.get(name) != before.get(name)]
        if changed or not steps:
            changes = [
                (label_of(_FIELDS[name]), _shown(name, before.get(name), names), _shown(name, state.get(name), names))
                for name in changed
            ]
            fields = frozenset(_FIELDS[name] for name in changed)
            steps.append(
                Step(
                    entry.written_at,
                    _who(entry),
                    sentence_of(entry.verb),
                    entry.number,
                    fields,
                    changes if steps else [],
                )
            )
        before = state
    return steps


def last_change_of(steps: list[Step]) -> dict[str, Step]:
    """For each field that was changed after the beginning the step that last did it."""
    return {field: step for step in steps[1:] for field in step.fields}


def _who(entry: Entry) -> str:
    return entry.account_name or _("operator of this computer")


def _names(states: Iterable[State]) -> dict[str, Any]:
    """Names of the hamlets and numbers of the families that the states mention, by their id as text."""
    seen = list(states)
    families = {uuid.UUID(state["family_id"]) for state in seen if state.get("family_id")}
    hamlets = {uuid.UUID(state["hamlet_id"]) for state in seen if state.get("hamlet_id")}
    return {
        **{str(pk): kk for pk, kk in Family.objects.filter(pk__in=families).values_list("pk", "kk")},
        **{str(pk): name for pk, name in Hamlet.objects.filter(pk__in=hamlets).values_list("pk", "name")},
    }


def _shown(name: str, value: Any, names: dict[str, Any]) -> object:
    if name in {"family_id", "hamlet_id"}:
        value = names.get(value) if value else None
    return shown(_FIELDS[name], value)
