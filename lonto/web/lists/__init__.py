"""List pages: search, filters, sorting, pages, an empty state and exports from one declaration.

LIST = ListPage(
    name="residents",
    columns=[Column("name", _("Name"), value=lambda r: r.name, sort="folded", link=lambda r: r.get_absolute_url())],
    search=lambda rows, words: rows.filter(folded__contains=fold(words)),
    search_label=_("Name or NIK"),
)

def resident_list(request, by):
    return LIST.respond(request, residents_of(by), {"heading": _("Residents")})
"""

from lonto.web.lists.columns import Column
from lonto.web.lists.filters import DateFilter, Filter
from lonto.web.lists.page import Empty, ListPage

__all__ = ["Column", "DateFilter", "Empty", "Filter", "ListPage"]
