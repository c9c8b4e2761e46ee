"""The body of a list's table, written as one text: a template would take longer for it than for all the rest."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lonto.web.lists.columns import Column


def body_of(columns: Sequence[Column], rows: Iterable[Any]) -> SafeString:
    """One line for each row; every cell names its column, so that it can stand alone on a telephone."""
    frames = [_frame(column, is_first=place == 0) for place, column in enumerate(columns)]
    return format_html_join("\n", "<tr>{}</tr>", ((_cells(columns, frames, row),) for row in rows))


def _cells(columns: Sequence[Column], frames: Sequence[tuple[SafeString, SafeString]], row: Any) -> SafeString:
    shown = SafeString("")
    for column, (opening, closing) in zip(columns, frames, strict=True):
        shown += opening + column.html(row) + closing
    return shown


def _frame(column: Column, *, is_first: bool) -> tuple[SafeString, SafeString]:
    """The tags around the cells of a column; the first names the row."""
    if is_first:
        return format_html('<th scope="row" data-label="{}">', column.label), SafeString("</th>")
    numeric = SafeString(' class="numeric"' if column.is_numeric else "")
    return format_html('<td data-label="{}"{}>', column.label, numeric), SafeString("</td>")
