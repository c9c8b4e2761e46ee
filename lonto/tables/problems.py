"""What can be wrong with a row: what it is, and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lonto.tables.columns import Column
from lonto.tables.lines import Line
from lonto.web.texts import Text

Sentences = Mapping[str, tuple[Text, Text]]
"""By kind of problem what is wrong, and what to do."""

COMMON: Sentences = {
    "missing": (lazy("This cell is empty."), lazy("Fill it in.")),
    "formula": (lazy("This cell holds a formula."), lazy("Paste its value instead.")),
    "merged": (
        lazy("This cell lies under a merged one and has no content of its own."),
        lazy("Split the merged cells."),
    ),
    "too_long": (lazy("This text is too long."), lazy("Shorten it.")),
    "date": (lazy("This is not a date."), lazy("Write it like 31-12-2026.")),
    "word": (lazy("This word is not known here."), lazy("Use one of the words of the template.")),
    "refused": (lazy("This value does not fit with the others."), ""),
}
MOST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a row out; `place` is the cell (C12).

    `what` and `to_do` are sentences of their own where those of the kind say too little.
    """

    kind: str
    column: str
    place: str
    value: str = ""
    what: str = ""
    to_do: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Reading:
    """A row as far as it can be understood."""

    line: Line
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, kind: str, column: Column, what: str = "", to_do: str = "") -> None:
        value = self.line.text(column.key)[:MOST_SHOWN]
        self.problems.append(Problem(kind, column.heading, self.line.place(column.key), value, what, to_do))

    def refuse_bad_cells(self, columns: Sequence[Column]) -> bool:
        """Refuse cells that cannot be taken whatever their column means; whether any was."""
        known = len(self.problems)
        for column in columns:
            self.accepts(column)
        return len(self.problems) > known

    def accepts(self, column: Column) -> bool:
        """Whether a cell can be taken for what it says; else it is refused: a formula, a covered or too long one."""
        key, text = column.key, self.line.text(column.key)
        if key in self.line.formulas:
            self.refuse("formula", column)
        elif key in self.line.covered and not text:
            sentence = _("This cell lies under the merged cell %(place)s and has no content of its own.")
            self.refuse("merged", column, sentence % {"place": self.line.covered[key]})
        elif column.longest is not None and len(text) > column.longest:
            self.refuse("too_long", column)
        else:
            return True
        return False


def told(problem: Mapping[str, Any], sentences: Sentences) -> dict[str, Any]:
    """A kept problem with what is wrong and what to do, in the language of the page."""
    what, to_do = sentences[problem["kind"]]
    return {**problem, "what": problem["what"] or str(what), "to_do": problem["to_do"] or str(to_do)}
