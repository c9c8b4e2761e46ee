"""The regency's map shows what its table says."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.measures import registry
from lonto.measures.models import MeasureValue
from lonto.measures.registry import Kind, Measure, Ratio
from lonto.measures.snapshots import take_snapshot
from lonto.regions.models import Drawing, Region
from tests.conftest import As, make_member
from tests.downloads import content_of
from tests.measures.counters import Counter, measure

MACANG, GORONTALO, KOMODO = "53.15.05.2008", "53.15.05.2020", "53.15.05.2001"
STYLES = Path(__file__).parents[2] / "lonto" / "web" / "static_src" / "scss" / "_maps.scss"


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> Measure:
    monkeypatch.setattr(registry, "_measures", {})
    count = Counter({MACANG: {("1",): 1300, ("2",): 4}, GORONTALO: {("2",): 5}})
    return registry.register(measure(count, title="Things"))


@pytest.fixture
def papers(things: Measure) -> Measure:
    return registry.register(measure(Counter({MACANG: {("1",): 2}}), "papers", kind=Kind.FLOW))


@pytest.fixture
def share(things: Measure, papers: Measure) -> Ratio:
    return registry.register(
        Ratio("share", "Things for each paper", "things", "Things by papers.", "test", things, papers)
    )


def page_of(by: Membership, as_: As, **query: str) -> str:
    answer = as_(by).get(reverse("measures:map"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def names_of(page: str) -> dict[str, tuple[str, str]]:
    """By village code the shade and the words of its place on the first map."""
    places = re.findall(r'<a href="([^"]+)" class="shade-(\d)"><title>([^<]+)</title><path', page)
    return {re.findall(r"53\.15\.\d\d\.\d{4}", url)[0]: (shade, name) for url, shade, name in places}


@pytest.mark.usefixtures("things")
def test_each_village_is_a_link_with_name_value_and_unit(auditor: Membership, as_: As) -> None:
    places = names_of(page_of(auditor, as_))
    assert len(places) == 169
    assert places[MACANG] == ("5", "Macang Tanggar: 1.304 things")
    assert places[GORONTALO] == ("3", "Gorontalo: 5 things")
    assert places[KOMODO][0] == "1"
    assert reverse("measures:region", args=["things", MACANG]) in page_of(auditor, as_)


@pytest.mark.usefixtures("things")
def test_zero_is_a_number_and_not_a_gap(auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_)
    assert "shade-0" not in page
    assert names_of(page)[KOMODO][1].endswith(": 0 things")


def test_no_value_is_hatched_and_said(share: Ratio, auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, measure="share", period="2026")
    places = names_of(page)
    assert places[MACANG] == ("3", "Macang Tanggar: 652,0 things")
    assert places[GORONTALO] == ("0", "Gorontalo: tidak ada nilai")
    legend = page[page.index("map-legend") :]
    assert "168 desa" in legend
    assert 'fill="url(#none-first)"' in legend


@pytest.mark.usefixtures("papers")
def test_two_measures_stand_side_by_side(auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, measure="things", second="papers", period="2026-11")
    assert page.count('<figure class="map">') == 2
    assert page.count("<path id=") == 169
    assert page.count('<use href="#place-') == 169
    assert "November 2026" in page
    assert reverse("measures:period", args=["papers", MACANG, "2026-11"]) in page


@pytest.mark.usefixtures("papers")
def test_the_same_measure_twice_is_one_map(auditor: Membership, as_: As) -> None:
    assert page_of(auditor, as_, measure="things", second="things").count('<figure class="map">') == 1


@pytest.mark.usefixtures("papers")
def test_the_table_has_the_numbers_of_the_map_for_all_villages(auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, measure="things", second="papers")
    table = page[page.index('id="results"') :]
    assert table.count("<tr>") >= 1 + 169
    assert "1.304" in table
    assert "169 desa" in table


@pytest.mark.usefixtures("papers")
def test_the_export_has_the_numbers_of_the_map(auditor: Membership, as_: As) -> None:
    query = {"measure": "things", "second": "papers", "period": "2026", "format": "csv", "sort": "-first"}
    answer = as_(auditor).get(reverse("measures:map"), query)
    lines = content_of(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 170
    assert lines[1].endswith(",1304,2")
    workbook = as_(auditor).get(reverse("measures:map"), {**query, "format": "xlsx"})
    assert content_of(workbook).startswith(b"PK")


@pytest.mark.usefixtures("papers")
def test_every_address_of_the_list_keeps_the_choice(auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, measure="papers", period="2026-11", classes="equal", district="53.15.05")
    table = page[page.index('class="results-head"') :]
    for address in re.findall(r'<a[^>]+href="(\?[^"]+)"', table[: table.index("</thead>")]):
        assert "measure=papers" in address
        assert "period=2026-11" in address
        assert "classes=equal" in address
    assert '<input type="hidden" name="measure" value="papers">' in page


@pytest.mark.usefixtures("things")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"measure": "nothing"}, "Ukuran ini tidak ada"),
        ({"measure": "things", "second": "\x00"}, "Ukuran ini tidak ada"),
        ({"period": "yesterday"}, "Rentang waktu ini"),
        ({"period": "2026-13"}, "Rentang waktu ini"),
        ({"period": "9" * 400}, "Rentang waktu ini"),
        ({"period": "0000"}, "Rentang waktu ini"),
        ({"classes": "seven"}, "seven"),
    ],
)
def test_what_makes_no_sense_is_said(query: dict[str, str], said: str, auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, **query)
    assert "error-summary" in page
    assert said in page


@pytest.mark.usefixtures("things")
def test_a_regency_without_borders_has_a_sentence_and_its_table(auditor: Membership, as_: As) -> None:
    Drawing.objects.all().delete()
    page = page_of(auditor, as_)
    assert "<figure" not in page
    assert "batas desa-desanya belum dimuat" in page
    assert "169 desa" in page


@pytest.mark.usefixtures("things", "pilot")
def test_another_regency_without_villages_has_a_page_too(as_: As) -> None:
    neighbour = Region.objects.get(pk="53.10")
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=neighbour, name="Dinas")
    page = page_of(make_member(office, Role.AUDITOR, "elsewhere", "Else Where"), as_)
    assert "batas desa-desanya belum dimuat" in page
    assert "53.15" not in page


@pytest.mark.usefixtures("things")
def test_a_village_without_border_stands_in_the_table_alone(auditor: Membership, as_: As) -> None:
    drawing = Drawing.objects.get()
    drawing.paths = {MACANG: drawing.paths[MACANG]}
    drawing.save()
    page = page_of(auditor, as_)
    assert list(names_of(page)) == [MACANG]
    assert "168 desa tidak punya batas" in page


@pytest.mark.usefixtures("pilot")
def test_without_measures_the_page_says_so(monkeypatch: pytest.MonkeyPatch, auditor: Membership, as_: As) -> None:
    monkeypatch.setattr(registry, "_measures", {})
    assert "error-summary" in page_of(auditor, as_)


def test_more_measures_cost_no_more_queries(
    things: Measure, auditor: Membership, as_: As, django_assert_max_num_queries: object
) -> None:
    client = as_(auditor)
    for number in range(11):
        registry.register(measure(Counter({MACANG: {("1",): number}}), f"more-{number}"))
    url = reverse("measures:map")
    client.get(url, {"measure": "things", "second": "more-1"})
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(url, {"measure": "things", "second": "more-1"})


def test_a_past_day_is_shown_as_it_was_recorded(
    things: Measure, office: Office, auditor: Membership, as_: As, django_assert_max_num_queries: object
) -> None:
    with time_machine.travel("2026-10-31T15:00:00Z", tick=False):
        take_snapshot()
    assert isinstance(things.count, Counter)
    things.count.now[MACANG] = {("1",): 1}
    MeasureValue.objects.all().delete()
    client, url = as_(auditor), reverse("measures:map")
    assert names_of(client.get(url).content.decode())[MACANG][1] == "Macang Tanggar: 1 things"
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        page = client.get(url, {"period": "2026-10"}).content.decode()
    assert names_of(page)[MACANG] == ("5", "Macang Tanggar: 1.304 things")
    assert names_of(page)[KOMODO] == ("1", "Komodo: 0 things")
    assert "31 Oktober 2026" in page
    assert "1.309</td>" in page
    lines = content_of(client.get(url, {"period": "2026-10", "format": "csv"})).decode("utf-8-sig").splitlines()
    assert next(line for line in lines if MACANG in line).endswith(",1304")


@pytest.mark.usefixtures("things")
def test_a_day_before_the_first_snapshot_has_no_values(auditor: Membership, as_: As) -> None:
    page = page_of(auditor, as_, period="2020")
    assert {shade for shade, _name in names_of(page).values()} == {"0"}
    assert "Belum ada angka." in page


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_shades_can_be_told_apart_in_grey() -> None:
    shades = re.findall(r"--shade-\d: (#[0-9a-f]{6})", STYLES.read_text(encoding="utf-8"))
    assert len(shades) == 10
    for scale, is_by_day in ((shades[:5], True), (shades[5:], False)):
        light = [luminance(colour) + 0.05 for colour in scale]
        steps = [a / b if is_by_day else b / a for a, b in pairwise(light)]
        assert min(steps) > 1.4
