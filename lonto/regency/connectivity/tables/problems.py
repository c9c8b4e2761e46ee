"""What can be wrong with a row: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
    "future": (_("This day lies in the future."), _("Write the day on which the connection was seen.")),
    "past": (_("This day lies too far back."), _("Check the year.")),
    "village": (_("There is no such village in this regency."), _("Write the code of the village.")),
    "elsewhere": (
        _("This village belongs to another regency."),
        _("Leave the row out, or write the code of a village of this regency."),
    ),
    "ambiguous": (_("Several villages have this name."), _("Write the code of the village.")),
    "medium": (
        _("An office without a network is connected by nothing."),
        _("Leave this cell empty, or write another network."),
    ),
    "twice": (_("This village and day stand in the table twice."), _("Keep one of the rows.")),
}
