"""A list page as one declaration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from lonto.web.lists import parameters
from lonto.web.lists.columns import Column
from lonto.web.lists.export import file_of
from lonto.web.lists.filters import AnyFilter
from lonto.web.lists.order import ordered_by
from lonto.web.lists.parameters import Parameters
from lonto.web.lists.table import body_of
from lonto.web.texts import Text

ROWS: Any = ngettext_lazy("%(shown)s row", "%(shown)s rows", "count")


@dataclass(frozen=True)
class Empty:
    """What a list says before it has rows, and the first step; `url_name` "" offers none."""

    title: Text
    text: Text = ""
    url_name: str = ""
    label: Text = ""

    @property
    def url(self) -> str:
        return reverse(self.url_name) if self.url_name else ""


@dataclass(frozen=True)
class Heading:
    """A column's heading on one page; `order` is the value of aria-sort, `url` leads to the other order."""

    column: Column
    order: str
    url: str


@dataclass(frozen=True)
class ListPage:
    """A list of rows.

    `search` gets the queryset and what was typed, as one text without stray spaces. `counted` is an
    ngettext_lazy text with %(shown)s that says what the rows are ("%(shown)s residents"). `default_sort` is the key
    of a column, with a dash before it for the other direction. `on_export` is told before a file leaves. `count_all`
    gives the number of all rows where it is known without counting them. `kept` are parameters of the page around the
    list, which stand in every address that the list makes.
    """

    name: str
    columns: Sequence[Column]
    default_sort: str
    empty: Empty
    filters: Sequence[AnyFilter] = ()
    search: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    search_label: Text = ""
    counted: Any = ROWS
    template: str = "web/list.html"
    page_size: int = 50
    is_exportable: bool = True
    on_export: Callable[[HttpRequest, QuerySet[Any]], object] | None = None
    count_all: Callable[[HttpRequest], int] | None = None
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_searchable(self) -> bool:
        return self.search is not None

    def respond(
        self, request: HttpRequest, rows: QuerySet[Any], context: Mapping[str, Any] | None = None
    ) -> HttpResponseBase:
        """The page, its results alone for htmx, or the export, of those `rows` that the address asks for."""
        asked = parameters.read(
            request, columns=self.columns, filters=self.filters, default_sort=self.default_sort, kept=self.kept
        )
        found = self._sorted(self._narrowed(rows, asked), asked.sort)
        if asked.format and self.is_exportable:
            if self.on_export:
                self.on_export(request, found)
            return file_of(found, self.columns, name=self.name, form=asked.format)
        paginator = Paginator(found, self.page_size)
        if self.count_all and not asked.is_narrowed:
            paginator.count = self.count_all(request)
        page = paginator.get_page(asked.page)
        shown = {**(context or {}), "list": self, "asked": asked, "page": page, **self._view(page, asked)}
        template = "web/list_results.html" if _wants_results(request) else self.template
        response = render(request, template, shown)
        patch_vary_headers(response, ("HX-Request", "HX-Request-Type"))
        return response

    def _narrowed(self, rows: QuerySet[Any], asked: Parameters) -> QuerySet[Any]:
        if asked.words and self.search:
            rows = self.search(rows, asked.words)
        for state in asked.filters:
            if state.value:
                rows = state.filter.narrow(rows, state.value)
        return rows

    def _sorted(self, rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
        """In the asked order, what is not known last; the primary key decides among equals."""
        column = next(column for column in self.columns if column.key == sort.removeprefix("-"))
        fields = [*column.sort_fields, "pk"]
        if sort.startswith("-"):
            fields = [name.removeprefix("-") if name.startswith("-") else f"-{name}" for name in fields]
        return rows.order_by(*(ordered_by(rows, name) for name in fields))

    def _view(self, page: Page[Any], asked: Parameters) -> dict[str, Any]:
        return {
            "headings": [_heading(column, asked) for column in self.columns],
            "body": body_of(self.columns, page),
            "summary": self._summary(page, asked),
            "pages": _pages(page, asked),
            "files": [(form, asked.query(format=form)) for form in parameters.FORMATS] if self.is_exportable else [],
        }

    def _summary(self, page: Page[Any], asked: Parameters) -> str:
        """How many of what, for example "1.845 residents, 51 to 100 are shown"."""
        count = page.paginator.count
        words = {
            "counted": self.counted % {"count": count, "shown": number_format(count, force_grouping=True)},
            "first": number_format(page.start_index(), force_grouping=True),
            "last": number_format(page.end_index(), force_grouping=True),
        }
        if asked.is_narrowed:
            words["counted"] = _("%(counted)s as you searched") % words
        return _("%(counted)s, %(first)s to %(last)s are shown") % words if page.has_other_pages() else words["counted"]


def _heading(column: Column, asked: Parameters) -> Heading:
    key, is_current = column.key, asked.sort.removeprefix("-") == column.key
    is_falling = asked.sort.startswith("-")
    order = "" if not is_current else "descending" if is_falling else "ascending"
    url = asked.query(sort=f"-{key}" if is_current and not is_falling else key) if column.sort_fields else ""
    return Heading(column, order, url)


def _pages(page: Page[Any], asked: Parameters) -> list[tuple[int | str, str]]:
    """The numbers below a list with their addresses; a gap has none."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [(number, asked.query(page=number) if isinstance(number, int) else "") for number in numbers]


def _wants_results(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page and not for all of it, as it does when going back."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-Request-Type", "partial") == "partial"
