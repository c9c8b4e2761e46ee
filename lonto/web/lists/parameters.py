"""What the address of a list page asks for, with everything that makes no sense left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from lonto.web.lists.columns import Column
from lonto.web.lists.filters import AnyFilter, FilterState

LONGEST_SEARCH = 200
FORMATS = ("xlsx", "csv")
# Control characters are refused by the database or find nothing.
_UNREADABLE = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Parameters:
    """A checked request for a list."""

    words: str
    sort: str
    page: int
    filters: list[FilterState]
    format: str
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or any(state.value for state in self.filters))

    def query(self, **changes: Any) -> str:
        """The address of the same list with changes, such as `query(page=2)`; without what is usual."""
        wanted: dict[str, Any] = {
            **self.kept,
            "q": self.words,
            **{state.filter.name: state.value for state in self.filters},
            "sort": self.sort,
            "page": None,
            **changes,
        }
        return f"?{urlencode({key: value for key, value in wanted.items() if value})}"

    @property
    def widest(self) -> str:
        """What the address says when nothing is narrowed, "" where it says nothing."""
        return f"?{urlencode(self.kept)}" if self.kept else ""


def read(
    request: HttpRequest,
    *,
    columns: Sequence[Column],
    filters: Sequence[AnyFilter],
    default_sort: str,
    kept: Mapping[str, str] | None = None,
) -> Parameters:
    """Read q, sort, page, format and one parameter for each filter; what is `kept` stands in every address."""
    get = request.GET
    sortable = {column.key for column in columns if column.sort_fields}
    sort = get.get("sort", "")
    page = get.get("page", "")
    return Parameters(
        words=" ".join(_UNREADABLE.sub(" ", get.get("q", "")).split())[:LONGEST_SEARCH].strip(),
        sort=sort if sort.removeprefix("-") in sortable else default_sort,
        page=int(page) if re.fullmatch(r"[0-9]{1,9}", page) else 1,
        filters=[item.state(request, get.get(item.name, "")) for item in filters],
        format=get["format"] if get.get("format") in FORMATS else "",
        kept=kept or {},
    )
