"""The order of rows, alike on every database: what is not known stands last, whichever way one sorts."""

from typing import Any

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy


def ordered_by(rows: QuerySet[Any], name: str) -> str | OrderBy:
    """What `order_by` is given for a field or annotation; a dash before its name turns the order round.

    A field that is never empty keeps its name alone, so that an index on it serves in both directions.
    """
    path = name.removeprefix("-")
    if not _can_be_empty(rows, path):
        return name
    return F(path).desc(nulls_last=True) if name.startswith("-") else F(path).asc(nulls_last=True)


def _can_be_empty(rows: QuerySet[Any], path: str) -> bool:
    if path in rows.query.annotations:
        return True
    model: type[Model] | None = rows.model
    for name in path.split("__"):
        if model is None:
            return False
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if getattr(field, "null", True):
            return True
        model = getattr(field, "related_model", None)
    return False
