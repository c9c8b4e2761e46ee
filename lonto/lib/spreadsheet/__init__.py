"""Spreadsheets that people hand in, read without trust, and tables that we hand out."""

from lonto.lib.spreadsheet.errors import (
    Damaged,
    EmptyFile,
    Encrypted,
    Inflated,
    NotASpreadsheet,
    SpreadsheetError,
    TooLarge,
    WebPage,
)
from lonto.lib.spreadsheet.limits import Limits
from lonto.lib.spreadsheet.reading import Cell, Range, Sheet, read_sheets
from lonto.lib.spreadsheet.scan import column_letters
from lonto.lib.spreadsheet.writing import Page, harmless, write_csv, write_pages, write_xlsx

__all__ = [
    "Cell",
    "Damaged",
    "EmptyFile",
    "Encrypted",
    "Inflated",
    "Limits",
    "NotASpreadsheet",
    "Page",
    "Range",
    "Sheet",
    "SpreadsheetError",
    "TooLarge",
    "WebPage",
    "column_letters",
    "harmless",
    "read_sheets",
    "write_csv",
    "write_pages",
    "write_xlsx",
]
