"""What can be wrong with a table: what it is, and what to do about it."""

from django.utils.translation import gettext_lazy as _

from lonto.tables.problems import COMMON, Sentences

SENTENCES: Sentences = {
    **COMMON,
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
}
