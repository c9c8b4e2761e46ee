"""What can be wrong with a table: what it is, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lonto.lib import spreadsheet
from lonto.web.texts import Text

SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (_("This cell is empty."), _("Fill it in.")),
    "formula": (_("This cell holds a formula."), _("Paste its value instead.")),
    "merged": (_("This cell lies under a merged one and has no content of its own."), _("Split the merged cells.")),
    "number": (_("This is no number of an indicator."), _("Write the number alone, like 12.")),
    "unknown": (_("This scheme has no such indicator."), _("Use the numbers of the template.")),
    "other_agency": (
        _("This indicator was not given to your agency."),
        _("Leave the row out, or ask the coordinator for the indicator."),
    ),
    "name": (_("This is the name of another indicator."), _("Compare number and name; use the template.")),
    "level": (_("This is not a number."), _("Write the level alone, like 3.")),
    "twice": (_("This indicator has several rows with a claim."), _("Keep the one that holds.")),
    "word": (_("This word is not known here."), _("Write ya or tidak, or leave the cell empty.")),
    "criteria": (_("Criteria need a level."), _("Write the level into this row.")),
    "date": (_("This is not a date."), _("Write it like 31-12-2026.")),
    "too_long": (_("This text is too long."), _("Shorten it.")),
    "url": (_("Only addresses that begin with https:// are kept."), _("Write the address in full, or leave it empty.")),
    "digest": (
        _("Your agency has no file in use with this digest."),
        _("Hand the file in under Evidence first, or leave the cell empty."),
    ),
    "title": (
        _("Your agency has no evidence in use with this title."),
        _("Write its address, or add it under Evidence first."),
    ),
    "titles": (_("Several pieces of your evidence have this title."), _("Write the address or the digest of one.")),
    "evidence_twice": (_("This piece stands at this indicator twice."), _("Keep one of the rows.")),
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
