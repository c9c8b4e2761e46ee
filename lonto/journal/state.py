"""Turning rows into their canonical state and back.

A state is JSON with sorted keys and no white space: the same row always gives the same bytes, on every database.
"""

import datetime
import json
import uuid
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

State = dict[str, Any]

_excluded: dict[type[models.Model], frozenset[str]] = {}


def exclude(model: type[models.Model], *fields: str) -> None:
    """Keep secrets of a model that is not a JournalledModel out of the journal."""
    _excluded[model] = frozenset(fields)


@cache
def fields_of(model: type[models.Model]) -> tuple[tuple[str, models.Field[Any, Any]], ...]:
    """(column attribute, field) of all fields that the journal holds, in the order of their names."""
    left_out = getattr(model, "journal_exclude", frozenset()) | _excluded.get(model, frozenset())
    found = [(field.attname, field) for field in model._meta.concrete_fields if field.name not in left_out]
    return tuple(sorted(found, key=lambda pair: pair[0]))


@cache
def _names_of(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(name for name, _field in fields_of(model))


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID | Decimal):
        return str(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, models.fields.files.FieldFile):
        return value.name or ""
    raise TypeError(f"{type(value).__name__} has no form in the journal")


_encode: Callable[[Any], str] = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode


def canonical(value: Any) -> str:
    """Canonical JSON of plain values."""
    return _encode(value)


def state_of(row: models.Model) -> str:
    """The full state of a row as canonical JSON text."""
    return _encode({name: getattr(row, name) for name in _names_of(type(row))})


def table_of(row: models.Model | type[models.Model]) -> str:
    """How the journal names a table, for example `residents.Resident`."""
    return row._meta.label


def model_of(table: str) -> type[models.Model]:
    return apps.get_model(table)


def row_from(table: str, state: str) -> models.Model:
    """The row that a state describes, not yet saved."""
    model = model_of(table)
    values: State = json.loads(state)
    row = model()
    for name, field in fields_of(model):
        if name in values:
            value = values[name]
            if isinstance(field, models.BinaryField):
                value = None if value is None else bytes.fromhex(value)
            elif not isinstance(field, models.JSONField | models.ForeignKey):
                value = field.to_python(value)
            elif isinstance(field, models.ForeignKey):
                value = field.target_field.to_python(value)
            setattr(row, name, value)
    return row
