"""The words for everything that an import or a form may say: what is the matter, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lonto.lib import spreadsheet
from lonto.village.residents.columns import COLUMNS
from lonto.village.residents.importing.problems import Code, Problem
from lonto.village.residents.importing.table import HeadingTwice, NoRows, NoTable
from lonto.web.texts import Text

NOTHING_TO_DO = ""


@dataclass(frozen=True)
class Words:
    """One answer to a person."""

    what: str
    to_do: str

    def __str__(self) -> str:
        return f"{self.what} {self.to_do}".strip()


def words_for(problem: Problem) -> Words:
    """The sentence of a problem in the language of the page."""
    what, to_do = PROBLEMS[problem.code]
    details = {"value": problem.value, "codes": _codes(problem.column), **problem.details}
    return Words(str(what) % details, str(to_do) % details)


def words_for_file(error: Exception) -> Words:
    """Why a file cannot be imported at all."""
    what, to_do = FILES[type(error)]
    details: dict[str, Any] = {"where": getattr(error, "where", ""), "limit": getattr(error, "limit", "")}
    if isinstance(error, NoTable):
        details["found"] = ", ".join(error.found) or "-"
    if isinstance(error, HeadingTwice):
        details["heading"] = error.heading
    return Words(str(what) % details, str(to_do) % details)


def _codes(heading: str) -> str:
    """What a coded column may hold, in the language of the files, for the sentence about a code in no list."""
    column = _BY_HEADING.get(heading)
    if column is None or not column.list_name:
        return ""
    entries = list(column.codes)
    shown = entries if len(entries) <= 20 else [*entries[:10], entries[-1]]
    return ", ".join(f"{entry.code} {entry.id}" for entry in shown)


_BY_HEADING = {column.heading: column for column in COLUMNS}

PROBLEMS: dict[Code, tuple[Text, Text]] = {
    Code.DIGITS_LOST: (
        _("The spreadsheet has lost digits of this number."),
        _("Set the column to text, type the number again from the card and hand the file in again."),
    ),
    Code.NOT_16_DIGITS: (
        _("16 digits are needed; found: %(count)s."),
        _("Compare it with the card. Write 0 while it is not known."),
    ),
    Code.SERIAL_0000: (
        _("A number cannot end in 0000."),
        _("Compare it with the card. Write 0 while it is not known."),
    ),
    Code.REGENCY_UNKNOWN: (
        _("No regency or city has the code at the beginning of this number, not even a former one."),
        _("Compare the first four digits with the card."),
    ),
    Code.NIK_DATE_IMPOSSIBLE: (
        _("Digits 7 to 12 of this NIK are no date of birth."),
        _("Compare them with the card: day (for women plus 40), month, year."),
    ),
    Code.NIK_TWICE: (
        _("The same NIK stands in row %(rows)s too."),
        _("Correct the wrong row or delete the doubled one."),
    ),
    Code.NIK_TAKEN: (
        _("Another person of this village has this NIK."),
        _("Compare it with the card; one of the two is wrong."),
    ),
    Code.ALREADY_THERE: (
        _("This person is already in the register."),
        _("Open the resident and correct what is wrong there."),
    ),
    Code.KK_TAKEN: (
        _("Another family of this village has this card number."),
        _("Compare it with the card, or move the people to that family."),
    ),
    Code.NIK_ELSEWHERE: (
        _("This NIK belongs to somebody who lives in another village."),
        _("Compare it with the card. If the person has moved here, the other village must record the move first."),
    ),
    Code.KK_ELSEWHERE: (
        _("This family card belongs to a family in another village."),
        _("Compare it with the card. If the family has moved here, the other village must record the move first."),
    ),
    Code.PERSON_TWICE: (
        _("This is the same person as in row %(row)s."),
        _("Delete one of the two rows, or add the NIK if they are two people."),
    ),
    Code.PERSON_UNCERTAIN: (
        _("%(count)s residents without a NIK have this name and birth date."),
        _("Correct the right one of them by hand and leave this row out."),
    ),
    Code.NAME_MISSING: (
        _("This person is not in the register yet, and the name is missing."),
        _("Fill in the name, or compare the NIK with the card."),
    ),
    Code.CODE_UNKNOWN: (
        _("“%(value)s” is not in the list."),
        _("Write one of these: %(codes)s."),
    ),
    Code.DATE_DOES_NOT_EXIST: (
        _("The date %(value)s does not exist."),
        _("Compare it with the certificate and write it like 31-12-1990."),
    ),
    Code.DATE_NOT_READ: (_("“%(value)s” is not a date."), _("Write it like 31-12-1990.")),
    Code.DATE_IN_FUTURE: (_("The date %(value)s is still to come."), _("Compare it with the certificate.")),
    Code.YEAR_TOO_SHORT: (
        _("The year of %(value)s has two digits, so the century is not known."),
        _("Write the year with four digits."),
    ),
    Code.TURNED_INTO_DATE: (
        _("The spreadsheet has turned this number into the date %(value)s."),
        _("Set the column to text and type the number again."),
    ),
    Code.TOO_LONG: (_("This text is longer than %(longest)s characters."), _("Shorten it.")),
    Code.TAG_LENGTH: (_("A card tag has 10 to 17 characters."), _("Read the tag again or leave the cell empty.")),
    Code.COORDINATE_NOT_READ: (
        _("“%(value)s” is no place on the map."),
        _("Write it in degrees, like -8.4964 and 119.8877, or leave it empty."),
    ),
    Code.FORMULA_WITHOUT_RESULT: (
        _("Cell %(cell)s holds a formula without a result."),
        _("Open the file, let it compute, copy the column and paste it as values."),
    ),
    Code.MERGED_CELLS: (
        _("Cell %(cell)s is merged with another, so it has no content of its own."),
        _("Unmerge the cells and fill in each row."),
    ),
    Code.NUMBER_CELL: (
        _("This number stands in a number cell, where digits are easily lost."),
        _("Compare its last digits with the card, and set the column to text."),
    ),
    Code.DISTRICT_UNKNOWN: (
        _("No district has the code at the beginning of this number, today or formerly."),
        _("Compare the first six digits with the card."),
    ),
    Code.NUMBER_DOUBTFUL: (_("This number looks wrong."), _("Compare it with the card.")),
    Code.SEX_DIFFERS: (
        _("The sex differs from the one in the NIK."),
        _("Compare both with the card; for women the day of birth in the NIK is raised by 40."),
    ),
    Code.BIRTH_DATE_DIFFERS: (
        _("The date of birth differs from the one in the NIK."),
        _("Compare both with the card. A NIK stays the same when a date of birth is corrected."),
    ),
    Code.PROVISIONAL_NUMBER: (
        _("Another program made up this number because there is none yet."),
        _("It is not printed anywhere. Fill in the real number when the card is there."),
    ),
    Code.FORMER_NUMBER: (
        _("The register has a newer NIK for this person and keeps it."),
        _("Nothing to do if the newer one is right."),
    ),
    Code.SAME_PERSON: (
        _("The register has this person without a NIK: same name, birth date and mother."),
        _("If these are two people, say so before you confirm."),
    ),
    Code.SIMILAR_PERSON: (
        _("Somebody with this name and birth date already lives in the village."),
        _("Make sure that this is another person."),
    ),
    Code.ONE_WORD_NAME: (
        _("Since 2022 a new name has at least two words."),
        _("Nothing to do if the birth certificate says so."),
    ),
    Code.LONG_NAME: (
        _("Since 2022 a new name has at most %(longest)s letters."),
        _("Nothing to do if the birth certificate says so."),
    ),
    Code.UNUSUAL_SIGNS: (
        _("The name holds signs that are unusual in a name: %(signs)s"),
        _("Compare it with the card."),
    ),
    Code.PREGNANT_MAN: (_("The row says that a man is pregnant; this was left out."), NOTHING_TO_DO),
    Code.DATE_FROM_NUMBER: (
        _("The cell holds the number %(value)s, which was read as the date %(date)s."),
        _("Compare it with the certificate."),
    ),
    Code.FORMULA: (
        _("Cell %(cell)s holds a formula; its last result was taken."),
        _("Check the value, it may be out of date."),
    ),
    Code.FAMILY_WITHOUT_HEAD: (
        _("This family has no head."),
        _("Say who is the head of the family, here or on the page of the family."),
    ),
    Code.FAMILY_WITH_TWO_HEADS: (
        _("This family has %(count)s heads."),
        _("Keep the role of head for one of them, here or on the page of the family."),
    ),
    Code.TO_ASSIGN: (
        _("It is not known to which family this person belongs."),
        _("Afterwards open “Residents to assign” and choose the family."),
    ),
    Code.OLDER_THAN_PARENT: (
        _("This person is not younger than a parent."),
        _("Compare the dates of birth and the NIK of the parents."),
    ),
    Code.UNKNOWN_COLUMNS: (_("These columns are not known and are left out: %(columns)s."), NOTHING_TO_DO),
    Code.SHEET_READ: (_("The sheet “%(sheet)s” is read; others are left out: %(skipped)s."), NOTHING_TO_DO),
    Code.EMPTY_ROWS: (
        _("%(count)s empty rows between row %(first)s and row %(last)s are skipped."),
        NOTHING_TO_DO,
    ),
    Code.END_MARK: (_("Reading ends at row %(row)s, where ### stands."), NOTHING_TO_DO),
    Code.STATUS_IGNORED: (
        _("In %(count)s rows status_dasar says TETAP or TIDAK TETAP, which is no status; the register keeps its own."),
        NOTHING_TO_DO,
    ),
    Code.PREGNANCY_IGNORED: (
        _("In %(count)s rows hamil says TIDAK, as it does for everybody; it only ends a pregnancy that was recorded."),
        NOTHING_TO_DO,
    ),
    Code.OCCUPATION_89: (
        _("Occupation 89 of this file is 99 in the national list (other occupation) and is kept as that."),
        NOTHING_TO_DO,
    ),
    Code.NEW_HAMLETS: (
        _("New hamlets: %(names)s."),
        _("If one of them is only written differently, correct the file first."),
    ),
    Code.ONE_HAMLET: (_("%(spellings)s are one hamlet and are kept as “%(kept)s”."), NOTHING_TO_DO),
    Code.ONE_UNIT: (_("%(spellings)s are one and are kept as %(kept)s."), NOTHING_TO_DO),
    Code.REGISTERED_ELSEWHERE: (
        _("%(count)s people were first registered in another district, which is normal."),
        NOTHING_TO_DO,
    ),
}

_SAVE_ANEW = _("Open it in a spreadsheet program, save it as .xlsx and hand it in again.")
_SHORTEN = _("Delete what stands below or beside the table, or split it into several files.")

FILES: dict[type[Exception], tuple[Text, Text]] = {
    spreadsheet.EmptyFile: (_("This file is empty."), _("Choose the file again.")),
    spreadsheet.NotASpreadsheet: (
        _("This is not a spreadsheet."),
        _("Choose an .xlsx, .xls, .ods or .csv file."),
    ),
    spreadsheet.WebPage: (_("This is a web page with the name of a spreadsheet."), _SAVE_ANEW),
    spreadsheet.Encrypted: (
        _("This file is protected with a password."),
        _("Open it, remove the password, save it and hand it in again."),
    ),
    spreadsheet.Damaged: (
        _("This file is damaged or incomplete."),
        _("Copy or download it again; if that does not help, open it and save it anew."),
    ),
    spreadsheet.Inflated: (
        _("This file unpacks to far more than a spreadsheet holds and was not opened."),
        _("Copy the table into a new file and hand that in."),
    ),
    spreadsheet.TooLarge: (_("This file is too large (limit: %(limit)s). %(where)s"), _SHORTEN),
    NoTable: (
        _("This file has no table of residents. Its first row says: %(found)s."),
        _("The first row must hold the column names: nik or nama, and others such as no_kk, tanggallahir."),
    ),
    HeadingTwice: (
        _("The column %(heading)s stands twice."),
        _("Delete one of the two columns and hand the file in again."),
    ),
    NoRows: (_("The table has column names but nobody below them."), _("Choose the file again.")),
}
