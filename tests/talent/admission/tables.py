"""Tables of applications as offices hand them in."""

import io
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.lib.spreadsheet import write_xlsx
from lonto.lib.spreadsheet.writing import Value
from lonto.talent.admission.examples import Invented
from lonto.talent.admission.tables.columns import EMPLOYMENTS, columns_for

Row = dict[str, Value]
MOST = 3


def row_of(person: Invented, *choices: str, **changes: Value) -> Row:
    """A complete row of this person, by column key."""
    row: Row = {
        "nik": person.nik,
        "name": person.name,
        "born_on": f"{person.born_on:%d-%m-%Y}",
        "sex": person.sex,
        "village": person.village,
        "address": person.address,
        "education": str(person.education),
        "is_final_year": "ya" if person.is_final_year else "tidak",
        "employment": EMPLOYMENTS[person.employment],
        "occupation": str(person.occupation),
        "institution": person.institution,
        "disability": str(person.disability),
        "email": person.email,
        "seen": "ya",
    }
    row |= {f"choice_{rank}": code for rank, code in enumerate(choices, start=1)}
    return row | changes


def workbook(rows: Sequence[Row], most: int = MOST) -> bytes:
    """A spreadsheet with these rows."""
    file = io.BytesIO()
    columns = columns_for(most)
    write_xlsx(
        file, [column.heading for column in columns], [[row.get(column.key) for column in columns] for row in rows]
    )
    return file.getvalue()


def upload(rows: Sequence[Row], most: int = MOST, name: str = "pendaftaran.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(rows, most))
