"""What a list shows of each row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lonto.web import cells
from lonto.web.texts import Text


@dataclass(frozen=True)
class Column:
    """One column.

    `value` may give text, a number, a date, a `Tag`, safe markup or None. `sort` names the field (or fields) of the
    queryset to order by. `export` gives the value in a spreadsheet where it differs from the one on the page.
    """

    key: str
    label: Text
    value: Callable[[Any], object]
    sort: str | tuple[str, ...] | None = None
    link: Callable[[Any], str | None] | None = None
    is_numeric: bool = False
    export: Callable[[Any], object] | None = None

    @property
    def sort_fields(self) -> tuple[str, ...]:
        if self.sort is None:
            return ()
        return (self.sort,) if isinstance(self.sort, str) else self.sort

    def html(self, row: Any) -> SafeString:
        """The value in `row` as the page shows it, with a link where the row has a page."""
        shown = cells.as_html(self.value(row))
        address = self.link(row) if self.link else None
        return format_html('<a href="{}">{}</a>', address, shown) if address else shown

    def exported(self, row: Any) -> object:
        return (self.export or self.value)(row)
