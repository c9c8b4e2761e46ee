"""Opening hours: seven days, each with one span or closed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

Span: TypeAlias = tuple[dt.time, dt.time] | None
"""From and until, None where the office is closed."""
WEEK = 7


@dataclass(frozen=True)
class DayLine:
    """One day as a page shows it; `hours` is empty where the office is closed."""

    name: str
    hours: str


def checked(days: Sequence[Span]) -> list[list[str] | None]:
    """The days as they are kept; ValidationError by field where one closes before it opens, or none is open."""
    if len(days) != WEEK:
        raise ValueError("A week has seven days.")
    errors = {
        f"closes_{number}": _("%(day)s: the office closes after it opens.") % {"day": name_of(number)}
        for number, span in enumerate(days)
        if span is not None and span[1] <= span[0]
    }
    if errors:
        raise ValidationError(errors)
    if not any(days):
        raise ValidationError(_("Give the hours of one day at least."))
    return [None if span is None else [f"{moment:%H:%M}" for moment in span] for span in days]


def lines(days: Sequence[Sequence[str] | None]) -> list[DayLine]:
    """The kept days in words."""
    return [
        DayLine(name_of(number), "–".join(moment.replace(":", ".") for moment in span) if span else "")
        for number, span in enumerate(days)
    ]


def name_of(number: int) -> str:
    """The name of a day, 0 for Monday."""
    return str(WEEKDAYS[number])
