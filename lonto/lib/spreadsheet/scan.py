"""Looking at the XML of a workbook before it is opened: formulas, cells far outside the table, endless merged ranges.

The reader behind us gives values only, and reserves memory for the whole rectangle up to the last cell with content.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lonto.lib.spreadsheet.errors import TooLarge
from lonto.lib.spreadsheet.limits import Limits

_CHUNK = 1024 * 1024
_P = rb"<(?:\w+:)?"
_SHEET = re.compile(_P + rb"sheet\s([^>]*)>")
_RELATION = re.compile(_P + rb"Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_ROW = re.compile(_P + rb'row\s[^>]*?\br="(\d+)"')
_CELL = re.compile(_P + rb'c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?=(.{0,12}))', re.DOTALL)
_FORMULA = re.compile(_P + rb"f[\s>/]")
_CONTENT = re.compile(_P + rb"(?:v|is|f)[\s>]")
_REPEATED_ROWS = re.compile(rb'number-rows-repeated="(\d+)"[^>]*>(.{0,4000}?)</table:table-row>', re.DOTALL)
_REPEATED_COLUMNS = re.compile(rb'number-columns-repeated="(\d+)"[^>]*>\s*<text:p')
_STARTS = (b"<c ", b":c ", b"<row ", b":row ", b"<mergeCell ", b":mergeCell ")
_MOST_FORMULAS = 10_000


@dataclass(frozen=True, slots=True)
class Scan:
    """What a sheet's XML says: the (row, column) of its first formulas, both counted from 1."""

    formulas: frozenset[tuple[int, int]]


def scan_workbook(file: IO[bytes], limits: Limits) -> dict[str, Scan]:
    """Scan each sheet of an .xlsx; TooLarge names the sheet and cell that lies too far out."""
    with zipfile.ZipFile(file) as archive:
        return {name: _scan_sheet(archive, part, name, limits) for name, part in _sheets(archive)}


def check_repetitions(file: IO[bytes], limits: Limits) -> None:
    """An .ods file may say "this row a million times"; with content in it that is too large."""
    with zipfile.ZipFile(file) as archive:
        content = archive.read("content.xml")
    rows = (int(m[1]) for m in _REPEATED_ROWS.finditer(content) if b"<text:p" in m[2])
    columns = (int(m[1]) for m in _REPEATED_COLUMNS.finditer(content))
    if max(rows, default=0) > limits.rows or max(columns, default=0) > limits.cells // limits.rows:
        raise TooLarge(limit=f"{limits.rows}")


def column_number(letters: str) -> int:
    """A -> 1, Z -> 26, AQ -> 43."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 -> A, 43 -> AQ."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(name, part) of each worksheet."""
    names = set(archive.namelist())
    relations = archive.read("xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in names else b""
    targets = {}
    for found in _RELATION.finditer(relations):
        values = dict(_ATTRIBUTE.findall(found[1]))
        targets[values.get(b"Id")] = values.get(b"Target", b"").decode("utf-8", "replace")
    for found in _SHEET.finditer(archive.read("xl/workbook.xml")):
        values = dict(_ATTRIBUTE.findall(found[1]))
        target = targets.get(next((v for k, v in values.items() if k.endswith(b":id")), None), "")
        part = target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
        if part in names:
            yield html.unescape(values.get(b"name", b"").decode("utf-8", "replace")), part


def _scan_sheet(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> Scan:
    last_row, has_formula, merged = 0, False, 0
    for piece in _pieces(archive, part):
        merged += piece.count(b"mergeCell ")
        if merged > limits.rows:
            raise TooLarge(name, f"{limits.rows}")
        has_formula = has_formula or b"<f" in piece or b":f" in piece
        at = max(piece.rfind(b"<row "), piece.rfind(b":row "))
        last = _ROW.search(piece, max(0, at - 8)) if at >= 0 else None
        last_row = int(last[1]) if last else last_row
    if not has_formula and last_row <= limits.rows // 2:
        return Scan(frozenset())
    return _scan_cells(archive, part, name, limits)


def _scan_cells(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> Scan:
    """The careful way, cell by cell: only for sheets with formulas or with rows far below."""
    formulas: set[tuple[int, int]] = set()
    rows = columns = 0
    for piece in _pieces(archive, part):
        for cell in _CELL.finditer(piece):
            if not _CONTENT.match(cell[3]):
                continue
            row, column = int(cell[2]), column_number(cell[1].decode())
            rows, columns = max(rows, row), max(columns, column)
            if rows > limits.rows or rows * columns > limits.cells:
                raise TooLarge(f"{name}!{cell[1].decode()}{row}", f"{limits.rows}")
            if _FORMULA.match(cell[3]) and len(formulas) < _MOST_FORMULAS:
                formulas.add((row, column))
    return Scan(frozenset(formulas))


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end between two cells, or between two ranges of merged ones."""
    rest = b""
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            piece = rest + chunk
            cut = max(piece.rfind(start) for start in _STARTS)
            cut = piece.rfind(b"<", 0, cut + 1) if cut > 0 else len(piece)
            yield piece[:cut]
            rest = piece[cut:]
    yield rest
