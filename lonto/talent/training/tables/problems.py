"""What can be wrong with a table of classes: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
    "count": (_("This is not a whole number."), _("Write it with digits only.")),
    "academy": (_("This programme has no such academy."), _("Use the code of an academy, or add the academy first.")),
    "region": (
        _("There is no such place in the regencies that take part."),
        _("Write the code of the village or district."),
    ),
    "ambiguous": (_("Several places have this name."), _("Write the code of the village or district.")),
    "twice": (_("This code stands in the table twice."), _("Keep one of the rows.")),
}
