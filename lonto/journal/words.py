"""Saying in words what an entry of the journal holds: which rows, which fields, from what to what."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from lonto.journal.models import Change
from lonto.journal.queries import states_before
from lonto.journal.state import State, fields_of, row_from
from lonto.lib import nik

UNTOLD = frozenset({"village", "regency"})
"""Whose row it is: the same for every row of a journal."""
IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True)
class FieldChange:
    """One field: its human name, and what stood there before and after, as a person reads it."""

    label: str
    before: object
    after: object


@dataclass(frozen=True)
class RowChange:
    """One row of an entry; `was` and `became` None mean that it did not exist before, or not after."""

    table: str
    row: str
    kind: str
    title: str
    is_new: bool
    is_gone: bool
    fields: list[FieldChange] = field(default_factory=list)


def name_of_table(table: str) -> str:
    """The human name of what a table holds."""
    model = _model(table)
    return str(capfirst(model._meta.verbose_name)) if model else table


def masked(text: str) -> str:
    """`text` with every NIK and family card number shortened."""
    return IDENTITY_NUMBER.sub(lambda found: nik.mask(found.group()), text)


def note_value(value: Any) -> object:
    """A value of an entry's note as a person reads it."""
    if isinstance(value, bool | int) or value is None:
        return value
    return masked(", ".join(str(each) for each in value) if isinstance(value, list) else str(value))


def row_changes(changes: Sequence[Change]) -> list[RowChange]:
    """What `changes` of one entry did, field by field against the state before."""
    before = states_before(changes)
    states = [(change, _read(before.get((change.table, change.row))), _read(change.state)) for change in changes]
    related = _related(states)
    return [_row_change(change, was, became, related) for change, was, became in states]


Related = dict[type[models.Model], dict[str, str]]


def _row_change(change: Change, was: State | None, became: State | None, related: Related) -> RowChange:
    fields = [
        FieldChange(
            capfirst(str(each.verbose_name)),
            *(_shown(each, (state or {}).get(name), related) for state in (was, became)),
        )
        for name, each in _told_fields(change.table)
        if (was or {}).get(name) != (became or {}).get(name)
    ]
    return RowChange(
        table=change.table,
        row=change.row,
        kind=name_of_table(change.table),
        title=_title(change.table, became or was),
        is_new=was is None,
        is_gone=became is None,
        fields=[each for each in fields if each.before not in (None, "") or each.after not in (None, "")],
    )


def _told_fields(table: str) -> list[tuple[str, models.Field[Any, Any]]]:
    """The fields of a table in the order of its model, without the key, the owner and search forms of names."""
    model = _model(table)
    if model is None:
        return []
    held = dict(fields_of(model))
    told = [each for each in model._meta.concrete_fields if each.attname in held and not each.primary_key]
    return [(each.attname, each) for each in told if each.name not in UNTOLD and not each.name.startswith("folded")]


def _shown(each: models.Field[Any, Any], value: Any, related: Related) -> object:
    if value is None or value == "":
        return None
    if isinstance(each, models.ForeignKey):
        return masked(related.get(each.related_model, {}).get(str(value), str(value)))
    if isinstance(each, models.BinaryField):
        return _("(data)")
    if each.flatchoices:
        return str(dict(each.flatchoices).get(value, value))
    if isinstance(each, models.JSONField):
        return masked(json.dumps(value, ensure_ascii=False))
    try:
        plain = each.to_python(value)
    except ValidationError:
        plain = value
    if isinstance(plain, bool | int | dt.date):  # a moment is a date, too
        return plain
    return masked(str(plain))


def _related(states: Iterable[tuple[Change, State | None, State | None]]) -> Related:
    """The names of the rows that these states point at, with one query for each table that is pointed at."""
    wanted: dict[type[models.Model], set[str]] = defaultdict(set)
    for change, was, became in states:
        model = _model(change.table)
        for name, each in fields_of(model) if model else ():
            if isinstance(each, models.ForeignKey):
                wanted[each.related_model].update(str(s[name]) for s in (was, became) if s and s.get(name) is not None)
    return {
        model: {str(row.pk): str(row) for row in model._default_manager.filter(pk__in=pks)}
        for model, pks in wanted.items()
        if pks
    }


def _title(table: str, state: State | None) -> str:
    try:
        return masked(str(row_from(table, json.dumps(state)))) if state and _model(table) else ""
    except (ObjectDoesNotExist, ValidationError):
        return ""


def _read(state: str | None) -> State | None:
    return None if state is None else json.loads(state)


def _model(table: str) -> type[models.Model] | None:
    """The model of a table, or None when this version has none of that name any more."""
    try:
        return apps.get_model(table)
    except LookupError:
        return None
