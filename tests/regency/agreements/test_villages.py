"""A pledge opens down to its villages: the same number, of the same days, and nothing left over."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Membership
from lonto.measures import registry
from lonto.measures.registry import Kind
from lonto.regency.agreements.models import Pledge
from lonto.regency.agreements.queries import PledgeView, views_of
from lonto.regency.agreements.villages import is_opened, number_url, numbers_of_villages
from lonto.regency.figures.actions import FigureDetails, create_series, record_figure
from lonto.regency.figures.choices import Scope
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import Reference
from lonto.regions.models import Region
from lonto.regions.queries import villages_of
from tests.conftest import As
from tests.measures.counters import Counter, measure
from tests.regency.agreements.conftest import Promise, on, series_details
from tests.web.reading import rows_of

Open = Callable[..., HttpResponse]
UNKNOWN = "– tidak diketahui"


def view(pledge: Pledge) -> PledgeView:
    return views_of([pledge], pledge.regency)[0]


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A measure named "people" that counts what a test says."""
    count = Counter()
    monkeypatch.setattr(registry, "_measures", dict(registry._measures))
    registry.register(measure(count, "people"))
    return count


@pytest.fixture
def by_villages(officer: Membership) -> Series:
    """A reported series with a number for each village."""
    return create_series(
        by=officer, details=series_details(officer.office, title="Kantor terhubung", unit="desa", scope=Scope.VILLAGE)
    )


@pytest.fixture
def connected(officer: Membership, by_villages: Series, village: Region, other_village: Region) -> Series:
    """The first village reports 1, the other 0, and no other village anything."""
    for place, number in ((village, 1), (other_village, 0)):
        record_figure(by=officer, series=by_villages, details=FigureDetails(place, on("2026-10-31"), Decimal(number)))
    return by_villages


@pytest.fixture
def opened(regent: Membership, as_: As) -> Open:
    """The villages' page as the regent sees it."""
    client: Client = as_(regent)

    def get(pledge: Pledge, query: str = "") -> Any:
        return client.get(reverse("agreements:pledge_villages", args=[pledge.pk]) + query)

    return get


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(numbers=st.lists(st.integers(0, 5_000), min_size=1, max_size=12))
def test_the_villages_add_up_to_the_number_of_the_pledge(
    promise: Promise, counter: Counter, regent: Membership, numbers: list[int]
) -> None:
    Pledge.objects.all().delete()
    codes = villages_of(regent.office.region).order_by("pk").values_list("pk", flat=True)
    counter.now = {code: {("1",): number, ("2",): 1} for code, number in zip(codes, numbers, strict=False)}
    registry.register(measure(counter, f"people{hash(tuple(numbers))}"))
    pledge = promise(indicator=f"measure:people{hash(tuple(numbers))}:sex=1", baseline=None)
    found = numbers_of_villages(pledge)
    assert sum(number or 0 for number in found.values()) == view(pledge).progress.value == sum(numbers)


def test_a_pledge_of_a_district_opens_down_to_its_own_villages(
    promise: Promise, counter: Counter, village: Region, opened: Open
) -> None:
    pledge = promise(indicator="measure:people", region=village.parent)
    inside = villages_of(pledge.region)
    elsewhere = villages_of(pledge.regency).exclude(parent=village.parent)[0]
    counter.now = {village.pk: {("1",): 3}, elsewhere.pk: {("1",): 4}}
    assert set(numbers_of_villages(pledge)) == set(inside.values_list("pk", flat=True))
    codes = [row[1] for row in rows_of(opened(pledge, "?sort=-number"))]
    assert codes[0] == village.pk
    assert elsewhere.pk not in codes


def test_those_furthest_from_the_promise_stand_first_and_the_unknown_last(
    promise: Promise, connected: Series, village: Region, other_village: Region, opened: Open
) -> None:
    pledge = promise(indicator=str(Reference.of_series(connected.pk)), target=Decimal(169))
    numbers = [(row[0], row[3]) for row in rows_of(opened(pledge))]
    assert numbers[:2] == [(other_village.name, "0"), (village.name, "1")]
    assert {number for _name, number in numbers[2:]} == {UNKNOWN}
    assert view(pledge).progress.value == Fraction(1)


def test_where_the_number_shall_fall_the_largest_stands_first(
    promise: Promise, connected: Series, village: Region, opened: Open
) -> None:
    reference = str(Reference.of_series(connected.pk))
    pledge = promise(indicator=reference, target=Decimal(0), baseline=Decimal(50), falls=True)
    assert rows_of(opened(pledge))[0][0] == village.name


def test_a_number_of_the_whole_regency_has_no_villages(promise: Promise, opened: Open, as_: As) -> None:
    pledge = promise()
    assert not is_opened(pledge, view(pledge).indicator)
    assert opened(pledge).status_code == 404


def test_a_number_that_is_gone_or_is_of_one_village_is_not_opened(
    promise: Promise, counter: Counter, village: Region, opened: Open
) -> None:
    single = promise(title="satu desa", indicator="measure:people", region=village)
    gone = promise(indicator="measure:people")
    Pledge.objects.filter(pk=gone.pk).update(indicator="measure:renamed")
    assert [opened(one).status_code for one in (single, gone)] == [404, 404]


def test_the_page_of_the_number_is_of_the_days_that_the_pledge_counts(
    promise: Promise, monkeypatch: pytest.MonkeyPatch, village: Region
) -> None:
    monkeypatch.setattr(registry, "_measures", dict(registry._measures))
    registry.register(measure(Counter(), "daily", kind=Kind.FLOW))
    pledge = promise(indicator="measure:daily", begins_on=on("2026-01-05"))
    url = number_url(pledge, view(pledge).indicator, village)
    assert url == reverse("measures:period", args=["daily", village.pk, "2026-01-05..2026-11-25"])


def test_the_page_of_the_pledge_leads_to_its_villages(
    promise: Promise, connected: Series, regent: Membership, as_: As
) -> None:
    pledge = promise(indicator=str(Reference.of_series(connected.pk)))
    page = as_(regent).get(reverse("agreements:pledge", args=[pledge.pk])).content.decode()
    assert reverse("agreements:pledge_villages", args=[pledge.pk]) in page


@pytest.mark.parametrize(
    "query", ["?q=%00", "?sort=-number", "?district=99", "?page=99999", "?format=csv", "?q=labuan"]
)
def test_whatever_is_asked_of_the_villages_the_page_answers(
    promise: Promise, connected: Series, opened: Open, query: str
) -> None:
    pledge = promise(indicator=str(Reference.of_series(connected.pk)))
    assert opened(pledge, query).status_code == 200


def test_the_villages_cost_the_same_few_queries_however_many_there_are(
    promise: Promise, connected: Series, opened: Open, django_assert_max_num_queries: Any
) -> None:
    pledge = promise(indicator=str(Reference.of_series(connected.pk)))
    opened(pledge)
    with django_assert_max_num_queries(20):
        opened(pledge)
