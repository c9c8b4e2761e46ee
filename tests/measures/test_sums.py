"""A region's number is the sum of its villages, whatever is asked."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.measures import queries
from lonto.measures.models import MeasureValue
from lonto.measures.registry import Counts, Kind, Ratio
from lonto.regions.models import Region
from tests.measures.counters import Counter, measure

CODES = [f"53.15.{place}" for place in ("01.2001", "01.2003", "05.1024", "05.2002", "05.2008", "05.2020", "12.2001")]
COUNTS = st.dictionaries(st.sampled_from([("1",), ("2",)]), st.integers(0, 10_000))
FRESH = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _added(numbers: dict[str, queries.Number]) -> queries.Number:
    return sum(number for number in numbers.values() if number is not None)


@FRESH
@given(now=st.dictionaries(st.sampled_from(CODES), COUNTS))
def test_district_and_regency_are_the_sums_of_their_villages(pilot: Region, now: dict[str, Counts]) -> None:
    MeasureValue.objects.all().delete()
    things = measure(Counter(now))
    komodo = Region.objects.get(pk="53.15.05")
    numbers = queries.by_village(things, pilot)
    regency = queries.values(things, [pilot, komodo])
    assert len(numbers) == 169
    assert regency["53.15"] == _added(numbers) == sum(sum(counts.values()) for counts in now.values())
    assert regency["53.15.05"] == _added(queries.by_village(things, komodo))


@FRESH
@given(now=st.dictionaries(st.sampled_from(CODES), COUNTS))
def test_the_categories_add_up_to_the_whole(pilot: Region, now: dict[str, Counts]) -> None:
    MeasureValue.objects.all().delete()
    things = measure(Counter(now))
    divided = queries.breakdown(things, pilot)
    assert sum(divided.values()) == queries.value(things, pilot)
    assert sum(queries.along(things, divided, "sex").values()) == queries.value(things, pilot)


@pytest.fixture
def mean_days() -> Ratio:
    days = measure(Counter({CODES[0]: {(): 10}, CODES[1]: {(): 1}}), "days", axes=(), kind=Kind.FLOW)
    papers = measure(Counter({CODES[0]: {(): 4}, CODES[1]: {(): 4}}), "papers", axes=(), kind=Kind.FLOW)
    return Ratio("mean", "Mean days", "days", "Days by papers.", "test", above=days, below=papers)


def test_a_ratio_of_a_regency_divides_the_sums(pilot: Region, mean_days: Ratio) -> None:
    numbers = queries.by_village(mean_days, pilot)
    assert (numbers[CODES[0]], numbers[CODES[1]]) == (Decimal("2.5"), Decimal("0.3"))
    assert queries.value(mean_days, pilot) == Decimal("1.4")


def test_a_ratio_over_nothing_is_no_number(mean_days: Ratio, pilot: Region) -> None:
    assert queries.by_village(mean_days, pilot)[CODES[2]] is None


def test_a_village_asks_for_its_own_rows_alone(village: Region) -> None:
    count = Counter()
    assert queries.values(measure(count), [village]) == {village.pk: 0}
    assert count.asked == [[village.pk]]


def test_the_numbers_of_a_regency_take_few_queries(
    pilot: Region, village: Region, django_assert_max_num_queries: object
) -> None:
    things = measure(Counter())
    komodo = Region.objects.get(pk="53.15.05")
    queries.value(things, pilot)
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        queries.values(things, [village, komodo, pilot])
