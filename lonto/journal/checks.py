"""What the journal asks of every model that stands in it; a mistake stops the start."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models

from lonto.journal.models import JournalledModel, RegencyRow


def journalled_models(app_configs: Iterable[AppConfig] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A state is written before the row is saved, so no field may get its value only while saving."""
    return [
        problem
        for model in apps.get_models()
        if issubclass(model, JournalledModel | RegencyRow)
        for problem in problems_of(model)
    ]


def problems_of(model: type[models.Model]) -> list[CheckMessage]:
    """What keeps one model from being replayed from its journal."""
    found: list[CheckMessage] = []
    for field in model._meta.concrete_fields:
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            found.append(
                Error(
                    f"{model._meta.label}.{field.name} gets its time while saving, after its state was recorded.",
                    hint="Use default=timezone.now, or set the time in the action.",
                    obj=model,
                    id="journal.E001",
                )
            )
    if not isinstance(model._meta.pk, models.UUIDField):
        found.append(
            Error(
                f"{model._meta.label} has a primary key that the database counts; two writers would give it twice.",
                hint="Keep the `id` of the base model.",
                obj=model,
                id="journal.E002",
            )
        )
    if model._meta.local_many_to_many:
        found.append(
            Error(
                f"{model._meta.label} has a many-to-many field, which no state holds.",
                hint="Write the table between the two as a model of its own.",
                obj=model,
                id="journal.E003",
            )
        )
    return found
