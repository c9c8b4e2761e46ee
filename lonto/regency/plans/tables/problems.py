"""What can be wrong with a row of efforts: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
    "number": (_("This is not a number that can stand here."), ""),
    "twice": (_("This rise stands in the table twice."), _("Keep one of the rows.")),
    "frozen": (_("This word is not known here."), _("Write ya or tidak, or leave the cell empty.")),
    "days": (_("Without person-days nothing else counts."), _("Write the person-days of this rise too.")),
}
