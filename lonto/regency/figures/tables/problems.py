"""What can be wrong with a table of figures: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
    "number": (_("This is not a number."), _("Write it like 1.234 or 12,5: decimals stand behind a comma.")),
    "region": (_("There is no such village in this regency."), _("Write the code of the village.")),
    "ambiguous": (_("Several villages have this name."), _("Write the code of the village.")),
    "twice": (_("This village and time stand in the table twice."), _("Keep one of the rows.")),
}
