"""Finding the two tables of an agency in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import File
from django.utils.translation import gettext as _

from lonto.lib.spreadsheet import Sheet
from lonto.regency.maturity.models import AnswerTable
from lonto.regency.maturity.tables.columns import EVIDENCE, LEVELS
from lonto.tables.actions import sheets_in
from lonto.tables.columns import Column
from lonto.tables.files import file_refused
from lonto.tables.lines import Line, lines_of

MOST_LINES = 1_000
CSV = "CSV"  # what the reader calls the one sheet of a text file


@dataclass(frozen=True)
class Tables:
    """The rows of the levels and those of the evidence; one file may hold either or both."""

    levels: list[Line]
    evidence: list[Line]


def read_tables(source: File[bytes] | AnswerTable) -> Tables:
    """What a file holds; ValidationError says what is wrong with the file as a whole."""
    sheets = sheets_in(source)
    levels, evidence = _rows(sheets, LEVELS), _rows(sheets, EVIDENCE)
    if levels is None and evidence is None:
        sentence = _(
            "No row with the headings %(levels)s or %(evidence)s was found. Use the template, or write them in one row "
            "above the table."
        )
        raise file_refused(sentence % {"levels": _needed(LEVELS), "evidence": _needed(EVIDENCE)}, "headings")
    tables = Tables(
        [one for one in levels or () if _says_a_level(one)], [one for one in evidence or () if _says_evidence(one)]
    )
    if not (tables.levels or tables.evidence):
        raise file_refused(_("No row below the headings says anything. Fill in the table first."), "empty")
    if len(tables.levels) + len(tables.evidence) > MOST_LINES:
        raise file_refused(_("A table has at most %(count)d rows. Split it.") % {"count": MOST_LINES}, "long")
    return tables


def _rows(sheets: Sequence[Sheet], columns: Sequence[Column]) -> list[Line] | None:
    """The rows of every sheet that has the headings; None where none has."""
    found = [lines_of(sheet, columns, name="" if sheet.name == CSV else sheet.name) for sheet in sheets]
    with_headings = [lines for lines in found if lines is not None]
    return [line for lines in with_headings for line in lines] if with_headings else None


def _needed(columns: Sequence[Column]) -> str:
    return " + ".join(column.heading for column in columns if column.is_required)


def _says_a_level(line: Line) -> bool:
    """A row under a number that is merged down only goes on with the evidence of the indicator above."""
    if "number" in line.covered and not line.text("level"):
        return False
    return any(line.text(key) for key in ("level", "criteria", "explanation")) or (
        "level" in line.covered and bool(line.text("number"))
    )


def _says_evidence(line: Line) -> bool:
    return any(line.text(key) for key in ("title", "url", "sha256"))
