"""What narrows a list; a value that makes no sense narrows nothing and never fails."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.dateparse import parse_date
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lonto.lib.days import is_plausible
from lonto.web.texts import Text

Rows = QuerySet[Any]
Choices = Iterable[tuple[str, Text]]


@dataclass(frozen=True)
class Filter:
    """A choice among values; `choices` may ask the request for them."""

    name: str
    label: Text
    choices: Choices | Callable[[HttpRequest], Choices] = ()
    apply: Callable[[Rows, str], Rows] = lambda rows, value: rows
    kind: str = field(default="choice", init=False)

    def state(self, request: HttpRequest, raw: str) -> "FilterState":
        """The choices on this page and the one that counts."""
        offered = self.choices(request) if callable(self.choices) else self.choices
        choices = [(str(value), label) for value, label in offered]
        return FilterState(self, raw if raw in dict(choices) else "", choices)

    def narrow(self, rows: Rows, value: str) -> Rows:
        return self.apply(rows, value)


@dataclass(frozen=True)
class DateFilter:
    """A day, as the browser's date field gives it (2026-11-25)."""

    name: str
    label: Text
    apply: Callable[[Rows, dt.date], Rows]
    kind: str = field(default="date", init=False)

    def state(self, request: HttpRequest, raw: str) -> "FilterState":
        return FilterState(self, raw if _as_date(raw) else "", [])

    def narrow(self, rows: Rows, value: str) -> Rows:
        day = _as_date(value)
        return self.apply(rows, day) if day else rows


AnyFilter = Filter | DateFilter


@dataclass(frozen=True)
class FilterState:
    """A filter on one page; `value` is empty when it does not narrow."""

    filter: AnyFilter
    value: str
    choices: list[tuple[str, Text]]

    @property
    def options(self) -> SafeString:
        """The choices as a select holds them, written as one text: a regency has 169 villages to choose from."""
        selected = SafeString(" selected")
        return format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((value, selected if value == self.value else "", label) for value, label in self.choices),
        )


def _as_date(raw: str) -> dt.date | None:
    """The day that the address names; None where it names none that anybody can mean."""
    try:
        day = parse_date(raw)
    except ValueError:
        return None
    return day if day and is_plausible(day) else None
