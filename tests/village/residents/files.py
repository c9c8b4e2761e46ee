"""Files of residents as offices hand them in, and what importing them does."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from lonto.regions.models import Region
from lonto.village.residents.actions.carrying_out import Outcome, import_at_once
from lonto.village.residents.importing.planning import Wishes
from lonto.village.residents.importing.problems import Code

SAMPLES = Path(__file__).parents[2] / "data"
CODES = SAMPLES / "opensid-export-53.15.05.2008-codes.xlsx"
LABELS = SAMPLES / "opensid-export-53.15.05.2008-labels.xlsx"
TEMPLATE = SAMPLES / "census-53.15.05.2008-import-template.xlsx"

PERSON = {
    "dusun": "WAE NAHI",
    "rw": "001",
    "rt": "001",
    "nama": "Paulina Jelita",
    "no_kk": "5315050102149115",
    "nik": "5315054708929901",
    "sex": "2",
    "tempatlahir": "Labuan Bajo",
    "tanggallahir": "1992-08-07",
    "kk_level": "1",
}
Row = Mapping[str, Any]


def a_person(**cells: Any) -> dict[str, Any]:
    """A whole row with a valid person; `cells` change it."""
    return {**PERSON, **cells}


def a_book(*rows: Row, headings: Sequence[str] | None = None, sheet: str = "Sheet1") -> io.BytesIO:
    """A workbook with these rows; the columns are those of all rows unless `headings` names them."""
    names = list(headings or dict.fromkeys(name for row in rows for name in row))
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    page.append(names)
    for row in rows:
        page.append([row.get(name) for name in names])
    for line in page.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is a text here and no formula
    return saved(book)


def saved(book: openpyxl.Workbook) -> io.BytesIO:
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def take(village: Region, *rows: Row, good_rows: bool = False, **wishes: Any) -> Outcome:
    """Import rows at once."""
    return take_file(village, a_book(*rows), good_rows=good_rows, **wishes)


def take_file(village: Region, file: io.BytesIO | Path, *, good_rows: bool = False, **wishes: Any) -> Outcome:
    """Import a file at once."""
    content = io.BytesIO(file.read_bytes()) if isinstance(file, Path) else file
    return import_at_once(
        by=None,
        village=village,
        file=content,
        name=getattr(file, "name", "residents.xlsx"),
        wishes=Wishes(**wishes),
        takes_good_rows=good_rows,
    )


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """(new, changed, unchanged, refused)."""
    found = outcome.plan.counts
    return found.new, found.changed, found.unchanged, found.refused


def problems(outcome: Outcome) -> list[tuple[int, Code]]:
    """(row of the file, what is the matter), in the order of the file."""
    return [(planned.number, problem.code) for planned in outcome.plan.rows for problem in planned.row.problems]


def notes(outcome: Outcome) -> list[Code]:
    return [note.code for note in outcome.plan.notes]
