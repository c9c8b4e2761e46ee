"""Why a file cannot be read. Each kind is a class of its own, so that each gets its own clear answer."""

# ruff: noqa: N818  the names say what the file is


class SpreadsheetError(Exception):
    """A file cannot be read; `where` names the sheet or cell ("" for the whole file), `limit` the bound it passed."""

    what = "This file cannot be read."
    to_do = "Open it in a spreadsheet program, save it as .xlsx and hand it in again."

    def __init__(self, where: str = "", limit: str = "") -> None:
        self.where = where
        self.limit = limit
        super().__init__(" ".join(filter(None, (self.what, f"({where})" if where else "", self.to_do))))


class EmptyFile(SpreadsheetError):
    """No byte in it, or no cell with content."""

    what = "This file is empty."
    to_do = "Choose the file again; perhaps it was not downloaded completely."


class NotASpreadsheet(SpreadsheetError):
    """A photo, a PDF, a text document, a program, whatever its name says."""

    what = "This is not a spreadsheet."
    to_do = "Choose an .xlsx, .xls, .ods or .csv file."


class WebPage(SpreadsheetError):
    """HTML with the name of a spreadsheet, as some programs export it."""

    what = "This is a web page with the name of a spreadsheet."


class Encrypted(SpreadsheetError):
    """Needs a password."""

    what = "This file is protected with a password."
    to_do = "Open it, remove the password, save it and hand it in again."


class Damaged(SpreadsheetError):
    """Truncated or altered on the way."""

    what = "This file is damaged or incomplete."
    to_do = "Copy or download it again; if that does not help, open it and save it anew."


class Inflated(SpreadsheetError):
    """A small archive that unpacks to more than any register (a zip bomb)."""

    what = "This file unpacks to far more than a spreadsheet holds and was not opened."
    to_do = "Copy the table into a new file and hand that in."


class TooLarge(SpreadsheetError):
    """More bytes, rows or cells than `limit`."""

    what = "This file is too large."
    to_do = "Delete what stands below or beside the table, or split it into several files."
