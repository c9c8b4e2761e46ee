"""What can be wrong with a row of applications: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
    "date": (_("This is not a date."), _("Write it like 31-12-1999.")),
    "birth_date": (_("This day cannot be a birth date."), _("Check the year.")),
    "name": (_("A name does not hold such signs."), _("Write it as the identity card says.")),
    "nik": (_("This is not a NIK."), _("Compare its 16 digits with the identity card.")),
    "digits_lost": (
        _("The spreadsheet program has lost digits of this number."),
        _("Format the column as text and type the NIK again."),
    ),
    "code": (_("This is in no list of the population register."), _("Use the code or name of the template.")),
    "phone": (_("This is not a telephone number."), _("Write it like 0812 3456 7890.")),
    "email": (_("This is not an e-mail address."), _("Write it like nama@contoh.id.")),
    "village": (_("There is no such village here."), _("Write the code of the village, such as 53.15.05.2008.")),
    "ambiguous": (_("Several villages have this name."), _("Write the code of the village.")),
    "elsewhere": (_("This person lives in another village."), _("Their own village or the regency types it.")),
    "class": (_("This intake has no class with this code."), _("Look the code up in the list of classes.")),
    "class_twice": (_("This class stands twice on the list."), _("Keep it once.")),
    "gap": (_("A choice before this one is empty."), _("Move the choices up.")),
    "not_eligible": (_("The person does not meet a condition of this class."), _("Choose another class.")),
    "documents": (
        _("The originals were not seen."),
        _("Write ya once the office has seen them, or let the person apply with uploads."),
    ),
    "twice": (_("This NIK stands in the table twice."), _("Keep one of the rows.")),
    "nik_taken": (
        _("This NIK belongs to somebody with another name or birth date."),
        _("Compare with the identity card; if it is right, ask the village to look at both."),
    ),
    "account": (_("This person has an account and applies alone."), _("Take the row out.")),
    "withdrawn": (_("This person has withdrawn the application."), _("If they want back, type it singly.")),
    "other_regency": (_("This intake is not open to people of this regency."), _("Take the row out.")),
}
