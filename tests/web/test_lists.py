"""List pages: search, filters, sorting, pages."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db.models import Case, Value, When
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from lonto.regions.models import Region
from lonto.web.lists import Column
from lonto.web.lists.order import ordered_by
from tests.web.reading import rows_of, summary_of, text_of
from tests.web.villages import VILLAGES, respond, villages

pytestmark = pytest.mark.usefixtures("pilot")
UNKNOWN = "– tidak diketahui"


def names(query: str = "") -> list[str]:
    return [row[0] for row in rows_of(respond(query))]


def test_the_first_page_shows_the_first_rows_in_the_usual_order() -> None:
    assert len(names()) == 20
    assert names() == sorted(names())


def test_a_list_says_what_it_counts_and_what_it_shows() -> None:
    assert summary_of(respond()) == "169 samples, tampil nomor 1 sampai 20"


def test_search_narrows_and_the_sentence_says_so() -> None:
    response = respond("q=labuan+bajo")
    assert [row[0] for row in rows_of(response)] == ["Labuan Bajo"]
    assert summary_of(response) == "1 sample sesuai pencarian"


def test_a_filter_narrows() -> None:
    response = respond("kind=kelurahan")
    assert len(rows_of(response)) == 5
    assert '<option value="kelurahan" selected>' in text_of(respond("kind=kelurahan"))


def test_search_and_filter_work_together() -> None:
    assert names("q=labuan&kind=desa") == []
    assert names("q=labuan&kind=kelurahan") == ["Labuan Bajo"]


def test_a_column_sorts_in_both_directions() -> None:
    codes = [row[1] for row in rows_of(respond("sort=-code"))]
    assert codes == sorted(codes, reverse=True)
    assert codes[0] == max(villages().values_list("pk", flat=True))


def test_the_sorted_column_is_marked_and_leads_to_the_other_direction() -> None:
    page = text_of(respond("sort=code"))
    assert re.search(r'aria-sort="ascending">\s*<a id="sort-code"\s+href="\?sort=-code"', page)
    assert page.count("aria-sort=") == 1


def test_rows_with_equal_values_are_on_one_page_only() -> None:
    seen = [row[1] for number in range(1, 10) for row in rows_of(respond(f"sort=district&page={number}"))]
    assert len(seen) == len(set(seen)) == 169


def test_paging_keeps_search_filter_and_sort() -> None:
    page = text_of(respond("q=a&kind=desa&sort=-code"))
    assert 'href="?q=a&amp;kind=desa&amp;sort=-code&amp;page=2"' in page


@pytest.mark.parametrize(
    "query",
    [
        "page=abc",
        "page=-1",
        "page=0",
        "page=99999999999999999999",
        "page=1&page=x",
        "sort=",
        "sort=password",
        "sort=--name",
        "sort=latitude",
        "kind=none-of-these",
        "since=2026-13-45",
        "since=yesterday",
        "format=exe",
        "q=%00%01",
        "q=%ff%fe",
        "q=" + "a" * 5000,
        "unknown=1",
    ],
)
def test_a_parameter_that_makes_no_sense_is_left_out(query: str) -> None:
    assert respond(query).status_code == 200


def test_a_page_past_the_end_shows_the_last_one() -> None:
    assert rows_of(respond("page=9")) == rows_of(respond("page=400"))


def test_what_was_typed_comes_back_as_text() -> None:
    page = text_of(respond("q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
    assert "<script>alert" not in page
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page


def test_a_search_without_result_says_so_and_leads_back_to_all() -> None:
    page = text_of(respond("q=zzz"))
    assert "Tidak ada yang cocok" in page
    assert 'href="/villages/"' in page


def test_an_empty_list_explains_itself() -> None:
    page = text_of(respond(rows=Region.objects.none()))
    assert "No village yet" in page
    assert "<table" not in page
    assert '<form class="list-bar"' not in page


def test_a_row_leads_to_its_page_and_its_cells_name_their_column() -> None:
    page = text_of(respond("q=labuan"))
    assert '<th scope="row" data-label="Name"><a href="/regions/53.15.05.1025/">Labuan Bajo</a></th>' in page
    assert '<td data-label="Latitude" class="numeric">' in page


def test_numbers_follow_the_language_of_the_page() -> None:
    with override("id"):
        indonesian = rows_of(respond("q=labuan"))[0][3]
    with override("en"):
        english = rows_of(respond("q=labuan"))[0][3]
    assert indonesian == english.replace(".", ",")


def test_htmx_gets_the_results_alone() -> None:
    page = text_of(respond("q=labuan", HX_Request="true", HX_Request_Type="partial"))
    assert page.lstrip().startswith('<div id="results"')
    assert "<html" not in page


def test_htmx_gets_the_whole_page_when_it_asks_for_it() -> None:
    response = respond(HX_Request="true", HX_Request_Type="full")
    assert "<html" in text_of(response)
    assert "HX-Request" in response.headers["Vary"]


def test_ten_rows_and_twenty_rows_cost_the_same(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2) as ten:
        respond(rows=villages().filter(pk__lt="53.15.01.2011"))
    with django_assert_max_num_queries(2) as twenty:
        respond(rows=villages())
    assert isinstance(ten, CaptureQueriesContext)
    assert len(ten) == len(twenty)


@pytest.mark.parametrize("sort", ["latitude", "-latitude"])
def test_what_is_not_known_stands_last_in_both_directions(sort: str) -> None:
    first = villages().order_by("pk")[0]
    Region.objects.filter(pk=first.pk).update(lat=None)
    page = replace(VILLAGES, columns=[Column("latitude", "Latitude", lambda row: row.lat, "lat")], page_size=500)
    page = replace(page, default_sort="latitude")
    found = [row[0] for row in rows_of(respond(f"sort={sort}", page=page))]
    assert found[-1] == UNKNOWN
    assert UNKNOWN not in found[:-1]


def test_an_annotation_that_is_not_known_stands_last_too() -> None:
    known = villages().order_by("pk")[:3]
    rows = villages().annotate(number=Case(*(When(pk=one.pk, then=Value(7)) for one in known), default=None))
    page = replace(VILLAGES, columns=[Column("number", "Number", lambda row: row.number, "number")], page_size=500)
    page = replace(page, default_sort="number")
    for sort in ("number", "-number"):
        assert [row[0] for row in rows_of(respond(f"sort={sort}", rows, page))][2:4] == ["7", UNKNOWN]


@pytest.mark.parametrize("name", ["folded", "-pk", "level"])
def test_a_field_that_is_never_empty_is_sorted_by_its_index(name: str) -> None:
    assert ordered_by(villages(), name) == name
