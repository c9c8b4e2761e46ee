"""Residents and families as numbers: by sex and age, never stale, and the same people as the lists."""

from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.lib.age_bands import AgeBand, band_of, checked_bands
from lonto.measures import queries
from lonto.measures.models import MeasureValue
from lonto.measures.registry import UNKNOWN, Measure
from lonto.regions.models import Region
from lonto.village.residents import ages
from lonto.village.residents.choices import Sex, Status
from lonto.village.residents.measures import FAMILIES, RESIDENTS
from lonto.village.residents.models import Family, Resident
from tests.conftest import As

TODAY = date(2026, 11, 25)
SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BIRTHS = st.none() | st.dates(date(1930, 1, 1), TODAY)
SEXES = st.sampled_from([None, Sex.MALE, Sex.FEMALE])


@pytest.fixture(autouse=True)
def _today() -> object:
    with time_machine.travel("2026-11-25T04:00:00Z", tick=False):
        yield


def _live(village: Region, born_on: date | None, sex: int | None = Sex.MALE, status: int = Status.LIVING) -> Resident:
    with writing(village) as stream:
        person = Resident.objects.create(
            village=village, name="Maria", folded="maria", born_on=born_on, sex=sex, status=status
        )
        record(by=None, stream=stream, verb="residents.create", saved=[person])
    return person


def test_bands_and_unknown_add_up_to_the_living(village: Region) -> None:
    _live(village, date(2020, 5, 1))
    _live(village, date(1966, 1, 1))
    _live(village, None)
    _live(village, date(1950, 1, 1), status=Status.DEAD)
    _live(village, date(1990, 1, 1), status=Status.MOVED)
    by_age = queries.along(RESIDENTS, queries.breakdown(RESIDENTS, village), "age")
    assert by_age == {"05-09": 1, "60-64": 1, UNKNOWN: 1}
    assert sum(by_age.values()) == queries.value(RESIDENTS, village) == 3


def test_overlapping_bands_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        checked_bands([AgeBand(0, 5), AgeBand(5, 12), AgeBand(13, None)])


def test_an_age_changes_its_band_on_the_birthday(village: Region) -> None:
    _live(village, date(2021, 11, 26))
    assert queries.breakdown(RESIDENTS, village) == {("1", "00-04"): 1}
    with time_machine.travel("2026-11-26T04:00:00Z", tick=False):
        assert queries.breakdown(RESIDENTS, village) == {("1", "05-09"): 1}


@SLOW
@given(people=st.lists(st.tuples(BIRTHS, SEXES), max_size=25))
def test_the_list_behind_a_number_holds_the_people_counted(
    village: Region, people: list[tuple[date | None, int | None]]
) -> None:
    _empty()
    rows = [Resident(village=village, name="A", folded="a", born_on=born, sex=sex) for born, sex in people]
    Resident.objects.bulk_create(rows)
    counts = queries.along(RESIDENTS, queries.breakdown(RESIDENTS, village), "age")
    for key, _label in ages.band_choices():
        assert Resident.objects.filter(ages.in_band(key, TODAY)).count() == counts.get(key, 0)
    for person in rows:
        key = UNKNOWN if person.born_on is None else band_of(ages.bands(), person.born_on, TODAY).key
        assert Resident.objects.filter(ages.in_band(key, TODAY), pk=person.pk).exists()


@pytest.mark.parametrize("who", ["clerk", "district_officer", "administrator"])
def test_each_number_leads_to_a_list_of_as_many_people(
    village: Region, other_village: Region, who: str, as_: As, request: pytest.FixtureRequest
) -> None:
    for place, born_on, sex in (
        (village, date(2020, 5, 1), Sex.MALE),
        (village, date(2020, 6, 1), Sex.FEMALE),
        (village, None, Sex.FEMALE),
        (other_village, date(1950, 6, 1), Sex.FEMALE),
    ):
        _live(place, born_on, sex)
    by: Membership = request.getfixturevalue(who)
    client, region = as_(by), by.office.region
    for chosen in ({}, {"sex": "2"}, {"age": "05-09"}, {"sex": "2", "age": UNKNOWN}):
        address = RESIDENTS.list_url(by, region, chosen) if RESIDENTS.list_url else None
        assert address
        counted = sum(
            number
            for (sex, age), number in queries.breakdown(RESIDENTS, region).items()
            if chosen.get("sex", sex) == sex and chosen.get("age", age) == age
        )
        assert client.get(address).context["page"].paginator.count == counted > 0


def test_a_number_of_another_village_leads_nowhere(
    clerk: Membership, auditor: Membership, village: Region, other_village: Region
) -> None:
    assert RESIDENTS.list_url
    assert FAMILIES.list_url
    assert RESIDENTS.list_url(clerk, other_village, {}) is None
    assert RESIDENTS.list_url(auditor, village, {}) is None
    assert RESIDENTS.list_url(clerk, village, {"sex": UNKNOWN}) is None
    assert FAMILIES.list_url(clerk, other_village, {}) is None


def test_the_number_of_families_leads_to_as_many(clerk: Membership, village: Region, as_: As) -> None:
    with writing(village) as stream:
        families = [Family.objects.create(village=village, is_open=is_open) for is_open in (True, True, False)]
        record(by=None, stream=stream, verb="residents.create", saved=families)
    address = FAMILIES.list_url(clerk, village, {}) if FAMILIES.list_url else None
    assert address
    assert as_(clerk).get(address).context["page"].paginator.count == queries.value(FAMILIES, village) == 2


def test_an_unknown_band_holds_nobody(village: Region) -> None:
    _live(village, date(2000, 1, 1))
    assert not Resident.objects.filter(ages.in_band("99-98", TODAY)).exists()


@SLOW
@given(
    steps=st.lists(
        st.tuples(st.booleans(), st.sampled_from(["arrive", "die", "be born anew", "ask"]), BIRTHS, SEXES), max_size=12
    )
)
def test_a_kept_number_is_never_stale(
    pilot: Region, village: Region, other_village: Region, steps: list[tuple[bool, str, date | None, int | None]]
) -> None:
    _empty()
    for is_here, what, born_on, sex in steps:
        place = village if is_here else other_village
        somebody = Resident.objects.filter(village=place, status=Status.LIVING).first()
        if what == "arrive":
            _live(place, born_on, sex)
        elif what == "die" and somebody:
            _change(somebody, status=Status.DEAD)
        elif what == "be born anew" and somebody:
            _change(somebody, born_on=born_on, sex=sex)
        for region in (place, pilot):
            assert queries.breakdown(RESIDENTS, region) == _counted_afresh(RESIDENTS, region)


@SLOW
@given(here=st.integers(0, 5), there=st.integers(0, 5))
def test_the_regency_is_the_sum_of_its_villages(
    pilot: Region, village: Region, other_village: Region, here: int, there: int
) -> None:
    _empty()
    for place, number in ((village, here), (other_village, there)):
        for _n in range(number):
            _live(place, TODAY - timedelta(days=10_000))
    for measure in (RESIDENTS, FAMILIES):
        numbers = queries.by_village(measure, pilot)
        assert queries.value(measure, pilot) == sum(number or 0 for number in numbers.values())
    assert queries.value(RESIDENTS, pilot) == here + there


def test_a_family_that_nobody_lives_in_does_not_count(village: Region) -> None:
    with writing(village) as stream:
        families = [Family.objects.create(village=village, is_open=is_open) for is_open in (True, True, False)]
        record(by=None, stream=stream, verb="residents.create", saved=families)
    assert queries.value(FAMILIES, village) == 2


def _change(person: Resident, **fields: object) -> None:
    with writing(person.village) as stream:
        for name, value in fields.items():
            setattr(person, name, value)
        person.save()
        record(by=None, stream=stream, verb="residents.correct", saved=[person])


def _counted_afresh(measure: Measure, region: Region) -> dict[tuple[str, ...], int]:
    MeasureValue.objects.all().delete()
    return queries.breakdown(measure, region)


def _empty() -> None:
    Resident.objects.all().delete()
    MeasureValue.objects.all().delete()
