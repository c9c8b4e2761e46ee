"""How a field of a resident is called and shown; numbers are masked unless the page needs them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lonto.lib import nik
from lonto.village.residents.choices import ImportState, RowKind, Status
from lonto.village.residents.columns import BY_FIELD, Kind
from lonto.village.residents.importing.problems import Problem
from lonto.village.residents.models import ImportRow, Resident, ResidentImport
from lonto.village.residents.texts import words_for
from lonto.web.answers import Tag, Tone
from lonto.web.cells import as_html, masked_html

FORMER_NIK = "former_nik"
NUMBERS = frozenset({Kind.NIK, Kind.KK, Kind.PARENT_NIK})
_TONES: dict[str, Tone] = {
    ImportState.PREPARED: Tone.WARN,
    ImportState.CONFIRMED: Tone.INFO,
    ImportState.DONE: Tone.GOOD,
    ImportState.FAILED: Tone.BAD,
    RowKind.REFUSED: Tone.BAD,
    RowKind.CHANGED: Tone.INFO,
    RowKind.MERGED: Tone.WARN,
    RowKind.NEW: Tone.GOOD,
}


def label_of(field: str) -> str:
    """What a person calls a field, in the language of the page."""
    return _("Number used by another program") if field == FORMER_NIK else BY_FIELD[field].label


def shown(field: str, value: Any, *, in_full: bool = False) -> object:
    """The value as a page shows it: the label of a code, a date, a masked number."""
    if value is None or value == "":
        return None
    if field == FORMER_NIK:
        return masked_html(value)
    column = BY_FIELD[field]
    if column.kind in NUMBERS:
        return _grouped(str(value)) if in_full else masked_html(value)
    if column.kind is Kind.CODE:
        return column.codes.label(int(value))
    if column.kind is Kind.DATE and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return str(value) if column.kind is Kind.COORDINATE else value


def value_of(resident: Resident, field: str) -> Any:
    """The raw value of a field; "kk" and "hamlet" by number and name."""
    if field == "kk":
        return resident.family.kk if resident.family else None
    if field == "hamlet":
        return resident.hamlet.name if resident.hamlet else ""
    return getattr(resident, field)


def status_tag(resident: Resident) -> Tag:
    label = BY_FIELD["status"].codes.label(resident.status)
    return Tag(label, Tone.GOOD if resident.status == Status.LIVING else Tone.NEUTRAL)


def state_tag(run: ResidentImport) -> Tag:
    return Tag(run.get_state_display(), _TONES.get(run.state, Tone.NEUTRAL))


def kind_tag(row: ImportRow) -> Tag:
    return Tag(row.get_kind_display(), _TONES.get(row.kind, Tone.NEUTRAL))


def place_of(resident: Resident) -> str:
    """Hamlet, RT and RW in one line."""
    hamlet = resident.hamlet.name if resident.hamlet else ""
    units = " ".join(f"{name} {value}" for name, value in (("RT", resident.rt), ("RW", resident.rw)) if value)
    return ", ".join(filter(None, (hamlet, units)))


def changes_html(changes: Iterable[dict[str, Any]]) -> SafeString:
    """One line for each field: what it was and what it becomes."""
    return format_html_join(
        "",
        "<p><strong>{}</strong>: {} → {}</p>",
        (
            (label_of(c["field"]), as_html(shown(c["field"], c["old"])), as_html(shown(c["field"], c["new"])))
            for c in changes
        ),
    )


def problems_html(problems: Iterable[Problem]) -> SafeString:
    """One paragraph for each problem: column, what stands there, what is the matter, what to do."""
    return format_html_join("", "<p>{} {} {}</p>", map(_problem_parts, problems))


def problems_text(problems: Iterable[Problem]) -> str:
    """The same as plain text, for a spreadsheet; the numbers in full, since it is there to mend them."""
    return "\n".join(
        " ".join(
            filter(None, (f"{p.column}:" if p.column else "", f"“{p.value}”" if p.value else "", str(words_for(p))))
        )
        for p in problems
    )


def problems_of(row: ImportRow) -> list[Problem]:
    return [Problem.from_json(kept) for kept in row.problems]


def _problem_parts(problem: Problem) -> tuple[SafeString | str, SafeString | str, str]:
    column = format_html("<strong>{}</strong>:", problem.column) if problem.column else ""
    words = str(words_for(problem))
    if not problem.value or problem.value in words:
        return column, "", words
    value = masked_html(problem.value) if nik.is_number(problem.value) else problem.value
    return column, format_html("“{}”.", value), words


def _grouped(number: str) -> str:
    """16 digits in groups of four, easier to compare with a card."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
