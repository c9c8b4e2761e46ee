"""What can be wrong with a table of figures: what it is, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lonto.lib import spreadsheet
from lonto.web.texts import Text

SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (_("This cell is empty."), _("Fill it in.")),
    "formula": (_("This cell holds a formula."), _("Paste its value instead.")),
    "date": (_("This is not a date."), _("Write it like 31-12-2026.")),
    "number": (_("This is not a number."), _("Write it like 1.234 or 12,5: decimals stand behind a comma.")),
    "region": (_("There is no such village in this regency."), _("Write the code of the village.")),
    "ambiguous": (_("Several villages have this name."), _("Write the code of the village.")),
    "too_long": (_("This text is too long."), _("Shorten it.")),
    "twice": (_("This village and time stand in the table twice."), _("Keep one of the rows.")),
    "refused": (_("This value does not fit with the others."), ""),
}
FILES: dict[type[spreadsheet.SpreadsheetError], Text] = {
    spreadsheet.EmptyFile: _("This file is empty. Choose the file again; perhaps it was not downloaded completely."),
    spreadsheet.NotASpreadsheet: _("This is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file."),
    spreadsheet.WebPage: _(
        "This is a web page with the name of a spreadsheet. Open it, save it as .xlsx and try again."
    ),
    spreadsheet.Encrypted: _("This file is protected with a password. Open it, remove the password and save it."),
    spreadsheet.Damaged: _("This file is damaged or incomplete. Copy or download it again, or save it anew."),
    spreadsheet.Inflated: _("This file unpacks to far more than a spreadsheet holds and was not opened."),
    spreadsheet.TooLarge: _("This file is too large. Delete what stands below or beside the table, or split it."),
}


@dataclass(frozen=True)
class Problem:
    """Something that keeps a row out; `place` is the cell (C12), `detail` a sentence where the kind says too little."""

    kind: str
    column: str
    place: str
    value: str = ""
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "column": self.column,
            "place": self.place,
            "value": self.value,
            "detail": self.detail,
        }


def sentence_of(problem: dict[str, Any]) -> str:
    """What is wrong."""
    return str(problem["detail"] or SENTENCES[problem["kind"]][0])


def remedy_of(problem: dict[str, Any]) -> str:
    """What to do."""
    return str(SENTENCES[problem["kind"]][1])


def words_for_file(error: spreadsheet.SpreadsheetError) -> str:
    """What is wrong with the file and what to do."""
    return str(FILES[type(error)])
