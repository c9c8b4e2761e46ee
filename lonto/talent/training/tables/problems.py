"""What can be wrong with a table of classes: what it is, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from lonto.web.texts import Text

SENTENCES: dict[str, tuple[Text, Text]] = {
    "missing": (_("This cell is empty."), _("Fill it in.")),
    "formula": (_("This cell holds a formula."), _("Paste its value instead.")),
    "too_long": (_("This text is too long."), _("Shorten it.")),
    "date": (_("This is not a date."), _("Write it like 31-12-2026.")),
    "count": (_("This is not a whole number."), _("Write it with digits only.")),
    "choice": (_("This word is not known here."), _("Use one of the words of the template.")),
    "academy": (_("This programme has no such academy."), _("Use the code of an academy, or add the academy first.")),
    "region": (
        _("There is no such place in the regencies that take part."),
        _("Write the code of the village or district."),
    ),
    "ambiguous": (_("Several places have this name."), _("Write the code of the village or district.")),
    "twice": (_("This code stands in the table twice."), _("Keep one of the rows.")),
    "refused": (_("This value does not fit with the others."), ""),
}


@dataclass(frozen=True)
class Problem:
    """Something that keeps a row out; `detail` is a sentence where the kind alone says too little."""

    kind: str
    column: str
    value: str = ""
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "column": self.column, "value": self.value, "detail": self.detail}


def sentence_of(problem: dict[str, Any]) -> str:
    """What is wrong."""
    return str(problem["detail"] or SENTENCES[problem["kind"]][0])


def remedy_of(problem: dict[str, Any]) -> str:
    """What to do."""
    return str(SENTENCES[problem["kind"]][1])
