"""What can be wrong with a row: what it is, and what to do about it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.regency.connectivity.tables.columns import words_of
from lonto.web.texts import Text

SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (gettext_lazy("This cell is empty."), gettext_lazy("Fill it in.")),
    "formula": (gettext_lazy("This cell holds a formula."), gettext_lazy("Paste its value instead.")),
    "date": (gettext_lazy("This is not a date."), gettext_lazy("Write it like 31-12-2026.")),
    "future": (
        gettext_lazy("This day lies in the future."),
        gettext_lazy("Write the day on which the connection was seen."),
    ),
    "past": (gettext_lazy("This day lies too far back."), gettext_lazy("Check the year.")),
    "village": (
        gettext_lazy("There is no such village in this regency."),
        gettext_lazy("Write the code of the village."),
    ),
    "elsewhere": (
        gettext_lazy("This village belongs to another regency."),
        gettext_lazy("Leave the row out, or write the code of a village of this regency."),
    ),
    "ambiguous": (
        gettext_lazy("Several villages have this name."),
        gettext_lazy("Write the code of the village."),
    ),
    "word": (gettext_lazy("This word is not known here."), ""),
    "medium": (
        gettext_lazy("An office without a network is connected by nothing."),
        gettext_lazy("Leave this cell empty, or write another network."),
    ),
    "too_long": (gettext_lazy("This text is too long."), gettext_lazy("Shorten it.")),
    "unreadable": (
        gettext_lazy("This text holds a character that cannot be kept."),
        gettext_lazy("Type the text anew."),
    ),
    "twice": (
        gettext_lazy("This village and day stand in the table twice."),
        gettext_lazy("Keep one of the rows."),
    ),
}


def sentence_of(problem: dict[str, Any]) -> str:
    """What is wrong."""
    return str(SENTENCES[problem["kind"]][0])


def remedy_of(problem: dict[str, Any]) -> str:
    """What to do; for a word that is not known, the words that are."""
    if problem["kind"] == "word":
        return _("Write one of these: %(words)s.") % {"words": words_of(problem["detail"])}
    return str(SENTENCES[problem["kind"]][1])
