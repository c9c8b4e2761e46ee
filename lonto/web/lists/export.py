"""The whole of a narrowed list as a file, written row by row so that its length does not matter."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from lonto.lib.spreadsheet import write_csv, write_xlsx
from lonto.web import cells
from lonto.web.downloads import attachment
from lonto.web.lists.columns import Column

CHUNK = 2000
Value = str | int | float | Decimal | dt.date | None


def file_of(rows: QuerySet[Any], columns: Sequence[Column], *, name: str, form: str) -> FileResponse:
    """`rows` as an attachment; `form` is xlsx or csv. Times are those of the office's zone."""
    write = write_xlsx if form == "xlsx" else write_csv
    headings = [str(column.label) for column in columns]
    full_name = f"{name}-{timezone.localdate():%Y-%m-%d}.{form}"
    return attachment(full_name, lambda file: write(file, headings, _lines(rows, columns)))


def _lines(rows: QuerySet[Any], columns: Sequence[Column]) -> Iterator[list[Value]]:
    for row in rows.iterator(chunk_size=CHUNK):
        yield [_plain(column.exported(row)) for column in columns]


def _plain(value: object) -> Value:
    if isinstance(value, dt.datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, bool):
        return cells.as_text(value)
    if value is None or isinstance(value, int | float | Decimal | dt.date):
        return value
    if isinstance(value, SafeString):
        return strip_tags(value)
    return cells.as_text(value)
