"""The pages of village services: which run is computed from measures, never judged."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.measures import registry
from lonto.measures.registry import Counts, Kind
from lonto.regency.maturity.schemes import scheme_named
from lonto.regions.models import Region
from lonto.regions.queries import villages_of
from tests.conftest import As, make_member
from tests.measures.counters import Counter, measure
from tests.regency.maturity.asking import asked
from tests.web.reading import rows_of, summary_of, text_of, words

MACANG, GORONTALO = "53.15.05.2008", "53.15.05.2020"
KOMODO = "53.15.05"
LIST = reverse("maturity:villages")
Counters = dict[str, Counter]


def page_of(code: str) -> str:
    return reverse("maturity:village", args=[code])


@pytest.fixture
def counters(monkeypatch: pytest.MonkeyPatch) -> Counters:
    """The measures that the conditions name, over tables in memory: Macang has everything, Gorontalo people alone."""
    conditions = [one for indicator in scheme_named("village-readiness").indicators for one in indicator.conditions]
    monkeypatch.setattr(registry, "_measures", {})
    found: Counters = {}
    for key in dict.fromkeys(one.measure for one in conditions):
        now: dict[str, Counts] = {MACANG: {("1",): 7}}
        if key in ("residents", "families"):
            now[GORONTALO] = {("2",): 5}
        found[key] = Counter(now)
        kind = Kind.FLOW if key == "letters-issued" else Kind.STOCK
        registry.register(measure(found[key], key, kind=kind))
    return found


def test_a_service_runs_where_every_condition_holds(counters: Counters, auditor: Membership, as_: As) -> None:
    by_name = {row[0]: row for row in rows_of(as_(auditor).get(LIST, {"district": KOMODO}))}
    running = {name: int(by_name[name][3]) for name in ("Macang Tanggar", "Gorontalo")}
    scheme = scheme_named("village-readiness")
    measured = [one for one in scheme.indicators if one.conditions]
    people = {"residents", "families"}
    assert running["Macang Tanggar"] == len(measured) > 1
    assert running["Gorontalo"] == sum({c.measure for c in one.conditions} <= people for one in measured) >= 1


def test_a_village_shows_each_service_with_its_definition_and_numbers(
    counters: Counters, clerk: Membership, as_: As
) -> None:
    page = words(text_of(as_(clerk).get(page_of(MACANG))))
    for service in scheme_named("village-readiness").indicators:
        assert words(service.name.id) in page
        assert service.definition is not None
        assert words(service.definition.id) in page
    assert "7 things" in page
    assert "bukan indeks resmi" in page


def test_what_no_measure_tells_about_counts_as_not_running_and_says_so(
    counters: Counters, clerk: Membership, as_: As
) -> None:
    page = words(text_of(as_(clerk).get(page_of(MACANG))))
    silent = [one for one in scheme_named("village-readiness").indicators if not one.conditions]
    assert len(silent) > 1
    assert page.count("Belum dapat diukur") == len(silent)


def test_villages_are_narrowed_by_a_service(counters: Counters, auditor: Membership, as_: As) -> None:
    desk = as_(auditor)
    assert [row[0] for row in rows_of(desk.get(LIST, {"service": "2-runs"}))] == ["Macang Tanggar"]
    assert summary_of(desk.get(LIST, {"service": "2-not"})).startswith("168")


@pytest.mark.parametrize("wrong", ["99-runs", "2-", "-", "x-y", "2-runs-2"])
def test_a_service_that_does_not_exist_breaks_nothing(
    counters: Counters, wrong: str, auditor: Membership, as_: As
) -> None:
    assert as_(auditor).get(LIST, {"service": wrong}).status_code == 200


def test_a_clerk_sees_the_own_village_alone(counters: Counters, clerk: Membership, as_: As) -> None:
    desk = as_(clerk)
    assert [row[0] for row in rows_of(desk.get(LIST))] == ["Macang Tanggar"]
    assert desk.get(page_of(GORONTALO)).status_code == 404


@pytest.fixture
def officer_of(pilot: Region) -> Callable[[Region], Membership]:
    def make(district: Region) -> Membership:
        office = Office.objects.create(kind=OfficeKind.DISTRICT, region=district, name=f"Kantor Camat {district.name}")
        return make_member(office, Role.DISTRICT_OFFICER, f"camat.{district.pk}", "Anastasia Nurti")

    return make


def test_a_district_of_nineteen_villages_asks_as_often_as_one_of_ten(
    counters: Counters, pilot: Region, officer_of: Callable[[Region], Membership], as_: As
) -> None:
    districts = sorted(Region.objects.filter(parent=pilot), key=lambda one: villages_of(one).count())
    small, large = districts[0], districts[-1]
    assert villages_of(large).count() >= villages_of(small).count() + 9
    assert asked(as_(officer_of(small)), LIST) == asked(as_(officer_of(large)), LIST)


def test_a_district_is_counted_anew_as_often_whatever_its_size(
    counters: Counters, pilot: Region, officer_of: Callable[[Region], Membership], as_: As
) -> None:
    districts = sorted(Region.objects.filter(parent=pilot), key=lambda one: villages_of(one).count())
    cold: list[int] = []
    for district in (districts[0], districts[-1]):
        desk = as_(officer_of(district))
        desk.get(LIST)
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            assert desk.get(LIST).status_code == 200
        cold.append(len(found))
    assert cold[0] == cold[1]


def test_a_village_asks_as_often_with_every_service_as_with_none(
    counters: Counters, auditor: Membership, as_: As
) -> None:
    desk = as_(auditor)
    assert asked(desk, page_of(MACANG)) == asked(desk, page_of("53.15.01.2003"))
