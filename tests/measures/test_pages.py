"""Every office sees the numbers of its regency, with what they mean."""

import pytest
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.measures import registry
from lonto.measures.registry import Kind, Measure
from lonto.measures.snapshots import take_snapshot
from lonto.regions.models import Region
from tests.conftest import As
from tests.measures.counters import Counter, measure

MACANG, GORONTALO = "53.15.05.2008", "53.15.05.2020"


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> Measure:
    monkeypatch.setattr(registry, "_measures", {})
    count = Counter({MACANG: {("1",): 1300, ("2",): 4}, GORONTALO: {("2",): 5}})
    return registry.register(measure(count, title="Things"))


@pytest.fixture
def papers(things: Measure) -> Measure:
    return registry.register(measure(Counter({MACANG: {("1",): 2}}), "papers", kind=Kind.FLOW))


def test_the_page_of_numbers_shows_village_district_and_regency(things: Measure, clerk: Membership, as_: As) -> None:
    page = as_(clerk).get(reverse("measures:index")).content.decode()
    assert "Things there are." in page
    assert page.index("1.304</td>") < page.index("1.309</td>")
    assert "Macang Tanggar" in page


@pytest.mark.parametrize("who", ["clerk", "hamlet_head", "district_officer", "administrator", "auditor"])
def test_every_office_may_read_the_numbers(things: Measure, who: str, as_: As, request: pytest.FixtureRequest) -> None:
    client = as_(request.getfixturevalue(who))
    assert client.get(reverse("measures:index")).status_code == 200
    assert client.get(reverse("measures:measure", args=["things"])).status_code == 200


def test_a_number_is_listed_for_every_village_of_the_regency(things: Measure, auditor: Membership, as_: As) -> None:
    page = as_(auditor).get(reverse("measures:measure", args=["things"])).content.decode()
    assert "169 desa" in page


def test_villages_are_sorted_by_their_number(things: Measure, auditor: Membership, as_: As) -> None:
    url = reverse("measures:measure", args=["things"])
    page = as_(auditor).get(url, {"sort": "-number"}).content.decode()
    results = page[page.index('id="results"') :]
    assert results.index("Macang Tanggar") < results.index("Gorontalo")


def test_the_table_is_a_file_too(things: Measure, auditor: Membership, as_: As) -> None:
    url = reverse("measures:measure", args=["things"])
    answer = as_(auditor).get(url, {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 170
    assert next(line for line in lines if MACANG in line).endswith("1300,4,1304")


def test_a_region_of_another_regency_is_not_found(things: Measure, clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    assert client.get(reverse("measures:region", args=["things", GORONTALO])).status_code == 200
    assert client.get(reverse("measures:region", args=["things", "53.10"])).status_code == 404
    assert client.get(reverse("measures:region", args=["things", "nothing"])).status_code == 404
    assert client.get("/measures/things/%00/").status_code == 404


def test_a_measure_that_does_not_exist_is_not_found(things: Measure, clerk: Membership, as_: As) -> None:
    assert as_(clerk).get(reverse("measures:measure", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("days", ["2026", "2026-11", "2026-01-05..2026-02-03"])
def test_a_flow_is_shown_for_a_period(papers: Measure, clerk: Membership, as_: As, days: str) -> None:
    assert as_(clerk).get(reverse("measures:period", args=["papers", MACANG, days])).status_code == 200


@pytest.mark.parametrize(("key", "days"), [("papers", "2026-13"), ("papers", "yesterday"), ("things", "2020")])
def test_a_period_without_numbers_is_not_found(
    papers: Measure, clerk: Membership, as_: As, key: str, days: str
) -> None:
    assert as_(clerk).get(reverse("measures:period", args=[key, MACANG, days])).status_code == 404


def test_numbers_need_a_sign_in(things: Measure, client: Client) -> None:
    assert client.get(reverse("measures:index")).status_code == 302


def test_more_villages_cost_no_more_queries(
    things: Measure, pilot: Region, auditor: Membership, as_: As, django_assert_max_num_queries: object
) -> None:
    client = as_(auditor)
    client.get(reverse("measures:index"))
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(reverse("measures:index"))


def test_the_page_of_a_measure_shows_its_history(things: Measure, auditor: Membership, as_: As) -> None:
    client = as_(auditor)
    url = reverse("measures:measure", args=["things"])
    assert 'id="history-title"' not in client.get(url).content.decode()
    take_snapshot()
    page = client.get(url).content.decode()
    assert 'id="history-title"' in page
    assert 'class="drawn line-1"' in page


def test_a_key_with_a_dot_has_its_page(things: Measure, auditor: Membership, as_: As) -> None:
    registry.register(measure(Counter(), "connectivity.villages", title="Villages on line"))
    client = as_(auditor)
    assert client.get(reverse("measures:measure", args=["connectivity.villages"])).status_code == 200
    assert "connectivity.villages" in client.get(reverse("measures:index")).content.decode()
