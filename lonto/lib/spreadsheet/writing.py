"""Writing tables that people open in a spreadsheet program. Text stays text, whatever it looks like."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | Decimal | dt.date | None
Target: TypeAlias = Path | IO[bytes]

LONGEST_TEXT = 32_767
_STARTS_A_FORMULA = frozenset("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Page:
    """One sheet of a workbook; `widths` are those of the columns in letters, where the headings say too little."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = ()


def write_xlsx(target: Target, headings: Sequence[str], rows: Iterable[Sequence[Value]], sheet: str = "Data") -> None:
    """Write one sheet row by row in bounded memory; text as text cells, never as formulas or links."""
    write_pages(target, [Page(sheet, headings, rows)])


def write_pages(target: Target, pages: Iterable[Page]) -> None:
    """Write several sheets, as `write_xlsx` writes one; where widths are given, long texts break into lines."""
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with Workbook(str(target) if isinstance(target, Path) else target, options) as book:
        bold, broken = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(page.headings):
                width = page.widths[column] if column < len(page.widths) else min(40, max(12, len(heading) + 2))
                sheet.set_column(column, column, width, broken if page.widths else None)
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(page.rows, start=1):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value)


def _write(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST_TEXT])
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None))
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_number(row, column, value)


def write_csv(target: Target, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write UTF-8 with a byte order mark; what a spreadsheet would run as a formula gets an apostrophe."""
    if isinstance(target, Path):
        with target.open("wb") as file:
            write_csv(file, headings, rows)
        return
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in rows)
    text.detach()


def harmless(text: str) -> str:
    """`text` as a CSV cell that no program takes for a formula; numbers and a lone dash stay as they are."""
    if text[:1] in _STARTS_A_FORMULA and text != "-" and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
