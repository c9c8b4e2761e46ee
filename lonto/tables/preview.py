"""The pages of a table: where it is handed in, and what it would change, or has changed.

Rooms that have nothing to add answer with `hand_in` and `show`; their own template, where they need one, extends
`tables/table.html`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.files.base import File
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from lonto.lib.spreadsheet import write_xlsx
from lonto.tables.choices import State
from lonto.tables.forms import TableForm
from lonto.tables.models import HandedInTable
from lonto.tables.plan import CHANGED, NEW, REFUSED, UNCHANGED
from lonto.tables.problems import Sentences, told
from lonto.web.answering import answer_form
from lonto.web.answers import Fact, Tag, Tone
from lonto.web.downloads import attachment
from lonto.web.texts import Text

SHOWN, EARLIER = 100, 50
TONES = {
    State.PREVIEWED: Tone.WARN,
    State.RUNNING: Tone.INFO,
    State.DONE: Tone.GOOD,
    State.FAILED: Tone.BAD,
    State.CANCELLED: Tone.NEUTRAL,
}
DOWNLOAD = "?format=xlsx"
T = TypeVar("T", bound=HandedInTable)


@dataclass(frozen=True)
class Head:
    """The heading of a column of a `Section`."""

    label: Text
    is_numeric: bool = False


@dataclass(frozen=True)
class Section:
    """Rows that a table changes, one cell below each heading; the first cell names the row."""

    heading: Text
    heads: Sequence[Head]
    rows: Sequence[Sequence[object]]

    @property
    def shown(self) -> list[list[tuple[Head, object]]]:
        return [list(zip(self.heads, row, strict=True)) for row in self.rows[:SHOWN]]

    @property
    def more(self) -> int:
        return max(0, len(self.rows) - SHOWN)


def state_of(table: HandedInTable) -> Tag:
    """The state as a tag."""
    return Tag(table.get_state_display(), TONES[State(table.state)])


def earlier(tables: QuerySet[T], address_of: Callable[[T], str]) -> list[tuple[T, Tag, str]]:
    """The newest tables that were handed in before, each with its state and address."""
    return [(table, state_of(table), address_of(table)) for table in tables[:EARLIER]]


def hand_in(request: HttpRequest, act: Callable[[File[bytes]], str], context: dict[str, Any]) -> HttpResponse:
    """Answer the page on which a file is handed in; `act` takes the file and gives the address of its preview.

    The context holds heading, trail, `groups` of columns with their title, and the addresses of the `template` and of
    `cancel`. It may hold `advice` about the columns, the `earlier` tables, and why the page is `closed`.
    """
    form = TableForm(request.POST or None, request.FILES or None)
    return answer_form(request, form, lambda: act(form.cleaned_data["file"]), context, "tables/new.html")


def show(
    request: HttpRequest,
    table: HandedInTable,
    sentences: Sentences,
    context: dict[str, Any],
    template: str = "tables/table.html",
) -> HttpResponseBase:
    """Answer the page of a table: the preview while it waits, the report afterwards; or its refused rows as a file.

    The context holds trail, the addresses of `confirm`, `cancel` and `back` with `back_label`, and may hold `sections`.
    """
    problems = [
        {**told(problem, sentences), "place": _place(row, problem), "name": row["name"], "row": row["row"]}
        for row in table.report["rows"]
        for problem in row["problems"]
    ]
    if request.GET.get("format") == "xlsx":
        return attachment(_("refused-rows.xlsx"), lambda file: _write_problems(file, problems))
    counts = table.report["counts"]
    known = {
        "heading": table.name,
        "table": table,
        "state": state_of(table),
        "is_waiting": table.state == State.PREVIEWED,
        "refused": counts[REFUSED],
        "good": counts[NEW] + counts[CHANGED],
        "facts": facts_of(table),
        "problems": problems[:SHOWN],
        "more": len(problems) - SHOWN,
        "left_out": table.report["left_out"],
        "download": DOWNLOAD,
    }
    return render(request, template, known | context)


def facts_of(table: HandedInTable) -> list[Fact]:
    """How many rows do what, who handed the table in, and when it came to its end."""
    counts = table.report["counts"]
    return [
        Fact(_("New rows"), counts[NEW]),
        Fact(_("Rows that change something"), counts[CHANGED]),
        Fact(_("Rows that are known already"), counts[UNCHANGED]),
        Fact(_("Refused rows"), counts[REFUSED]),
        *handed_in(table),
    ]


def handed_in(table: HandedInTable) -> list[Fact]:
    """When and by whom a table was handed in, and when it came to its end."""
    finished = [Fact(_("Finished"), table.finished_at)] if table.finished_at else []
    return [Fact(_("Handed in"), table.uploaded_at, table.uploaded_by.account.name), *finished]


def _place(row: dict[str, Any], problem: dict[str, Any]) -> str:
    """The cell; the row alone where the file lacks the column."""
    place: str = problem["place"]
    return _("Row %(row)s") % {"row": place} if place == str(row["row"]) else place


def _write_problems(file: Any, problems: Iterable[dict[str, Any]]) -> None:
    headings = [_("Row"), _("Name"), _("Cell"), _("Column"), _("Value"), _("What is wrong"), _("What to do")]
    keys = ("row", "name", "place", "column", "value", "what", "to_do")
    write_xlsx(file, headings, ([one[key] for key in keys] for one in problems), sheet=_("Refused rows"))
