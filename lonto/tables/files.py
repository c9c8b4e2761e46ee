"""Why a file cannot be read as a spreadsheet, in the language of the page."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.lib import spreadsheet
from lonto.web.texts import Text

SENTENCES: dict[type[spreadsheet.SpreadsheetError], Text] = {
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


def file_refused(sentence: Text, code: str) -> ValidationError:
    """What is wrong with a file as a whole, said beside the field `file`."""
    return ValidationError({"file": ValidationError(sentence, code=code)})  # type: ignore[arg-type]


def not_a_table(error: spreadsheet.SpreadsheetError) -> ValidationError:
    """What is wrong with a file that cannot be read, and what to do."""
    return file_refused(SENTENCES[type(error)], "file")
