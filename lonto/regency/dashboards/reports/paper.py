"""A report on a period as a PDF/A file and as a workbook, both from its frozen content."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.lib.spreadsheet import Page, write_pages
from lonto.lib.spreadsheet.writing import Value
from lonto.lib.typesetting import Typesetter
from lonto.web.charts import figure

_setter = Typesetter(Path(__file__).parent.parent / "data" / "report.typ", "report")
IN_A_TABLE = 4
"""Measures whose districts stand side by side on a page."""


def pdf_of(content: dict[str, Any]) -> bytes:
    """The PDF of a report as `composition.compose` describes it."""
    measures = content["measures"]
    tables = [
        {
            "heads": [one["title"] for one in measures[start : start + IN_A_TABLE]],
            "rows": [
                [name, *(_figure(one["exact"].get(code, "")) for one in measures[start : start + IN_A_TABLE])]
                for code, name in content["districts"]
            ],
            "total": [one["number"] for one in measures[start : start + IN_A_TABLE]],
        }
        for start in range(0, len(measures), IN_A_TABLE)
    ]
    return _setter.pdf({**content, "tables": tables, "villages": []}, at=timezone.now())


def write_workbook(target: IO[bytes], content: dict[str, Any]) -> None:
    """The numbers with their definitions, by district, by village, and the pledges."""
    measures = content["measures"]
    titles = [one["title"] for one in measures]
    write_pages(
        target,
        [
            Page(_("Numbers"), _number_headings(), list(_numbers(content))),
            Page(_("Districts"), [_("Code"), _("District"), *titles], list(_places(content, "districts"))),
            Page(_("Villages"), [_("Code"), _("Village"), *titles], list(_places(content, "villages"))),
            Page(_("Pledges"), _pledge_headings(), list(_pledges(content))),
        ],
    )


def _number_headings() -> list[str]:
    return [_("What is counted"), _("Number"), _("Unit"), _("Of when"), _("Definition"), _("Source")]


def _numbers(content: dict[str, Any]) -> Iterator[list[Value]]:
    for one in content["measures"]:
        yield [
            one["title"],
            _value(one["exact"].get(content["code"], "")),
            one["unit"],
            one["when"],
            one["definition"],
            one["source"],
        ]


def _places(content: dict[str, Any], kind: str) -> Iterator[list[Value]]:
    for code, name in content[kind]:
        yield [code, name, *(_value(one["exact"].get(code, "")) for one in content["measures"])]


def _pledge_headings() -> list[str]:
    return [
        _("Pledge"),
        _("State"),
        _("Number"),
        _("Target"),
        _("Unit"),
        _("Share of the way"),
        _("Due on"),
        _("Owner"),
    ]


def _pledges(content: dict[str, Any]) -> Iterator[list[Value]]:
    for one in content["pledges"]:
        names = ("title", "standing", "value", "target", "unit", "share", "due", "owner")
        yield [one[name] for name in names]


def _value(text: str) -> Value:
    return Decimal(text) if text else None


def _figure(text: str) -> str:
    return figure(Decimal(text)) if text else "–"
