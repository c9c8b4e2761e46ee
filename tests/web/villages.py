"""A list page over the pilot's 169 villages, for the tests of list pages."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.utils.translation import ngettext_lazy

from lonto.regions.models import Region
from lonto.web.lists import Column, DateFilter, Empty, Filter, ListPage

KINDS = [("desa", "Desa"), ("kelurahan", "Kelurahan")]

VILLAGES = ListPage(
    name="villages",
    columns=[
        Column("name", "Name", value=lambda row: row.name, sort="folded", link=lambda row: f"/regions/{row.pk}/"),
        Column("code", "Code", value=lambda row: row.pk, sort="pk"),
        Column("district", "District", value=lambda row: row.parent.name, sort=("parent__name", "name")),
        Column("latitude", "Latitude", value=lambda row: row.lat, is_numeric=True),
    ],
    filters=[
        Filter("kind", "Kind", KINDS, lambda rows, kind: rows.filter(kind=kind)),
        DateFilter("since", "Since", lambda rows, day: rows.none()),
    ],
    search=lambda rows, words: rows.filter(folded__contains=words.lower()),
    search_label="Name",
    counted=ngettext_lazy("%(shown)s sample", "%(shown)s samples", "count"),
    default_sort="name",
    empty=Empty("No village yet", "Villages appear after the regions were loaded."),
    page_size=20,
)


def villages() -> Any:
    return Region.objects.filter(level=4, pk__startswith="53.15.").select_related("parent")


def respond(query: str = "", rows: Any = None, page: ListPage = VILLAGES, **headers: str) -> HttpResponseBase:
    """The answer of the list page to `/villages/?query`."""
    request = request_of(query, **headers)
    return page.respond(request, villages() if rows is None else rows, {"heading": "Villages"})


def request_of(query: str = "", **headers: str) -> HttpRequest:
    request = RequestFactory().get(f"/villages/?{query}", headers={k.replace("_", "-"): v for k, v in headers.items()})
    request.user = AnonymousUser()
    return request
