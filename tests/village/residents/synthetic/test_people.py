"""The invented people are plausible, and the same each time."""

import datetime as dt
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.nik import parse_kk, parse_nik
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.village.residents.choices import FamilyRole
from lonto.village.residents.synthetic.people import MARRIED, Household, Person
from lonto.village.residents.synthetic.regency import COUNTED_ON, MEN, RESIDENTS, Village, divided, villages

SIZE = 3000


@pytest.fixture(scope="module")
def regency() -> list[Village]:
    return list(villages(SIZE))


@pytest.fixture(scope="module")
def homes(regency: list[Village]) -> list[Household]:
    return [home for village in regency for home in village.homes]


@pytest.fixture(scope="module")
def people(homes: list[Household]) -> list[Person]:
    return [person for home in homes for person in home.members]


def test_there_are_as_many_people_as_asked_for(people: list[Person]) -> None:
    assert len(people) == SIZE


def test_men_and_women_are_as_many_as_in_the_regency(people: list[Person]) -> None:
    assert abs(sum(person.sex == 1 for person in people) - SIZE * MEN / RESIDENTS) <= 1


def test_nobody_lives_in_two_families(people: list[Person]) -> None:
    assert len({id(person) for person in people}) == len(people)


def test_every_family_has_exactly_one_head_who_stands_first(homes: list[Household]) -> None:
    for home in homes:
        assert [member.role == FamilyRole.HEAD for member in home.members] == [True] + [False] * (len(home.members) - 1)


def test_husband_and_wife_are_both_married(homes: list[Household]) -> None:
    for home in homes:
        wives = [member for member in home.members if member.role == FamilyRole.WIFE]
        married = [member for member in home.members if member.marital_status == MARRIED]
        assert wives == ([home.wife] if home.wife else [])
        assert len(married) == (2 if home.wife else 0)


def test_children_are_younger_than_their_parents(people: list[Person]) -> None:
    gaps = [parent.age - p.age for p in people for parent in (p.father, p.mother) if parent]
    assert gaps
    assert all(16 <= gap <= 60 for gap in gaps)


def test_parents_live_in_the_same_family(homes: list[Household]) -> None:
    for home in homes:
        members = {id(member) for member in home.members}
        parents = chain.from_iterable((member.father, member.mother) for member in home.members)
        assert all(id(parent) in members for parent in parents if parent)


@pytest.mark.django_db
def test_every_nik_is_valid_and_says_sex_and_birth_date(pilot: Region, people: list[Person]) -> None:
    for person in people:
        if person.nik:
            number = parse_nik(person.nik, known_codes(), COUNTED_ON)
            assert number.is_valid, person.nik
            assert not number.doubts, person.nik
            assert number.sex == person.sex
            assert person.born_on in number.dates


@pytest.mark.django_db
def test_every_family_card_number_is_valid(pilot: Region, homes: list[Household]) -> None:
    numbers = [parse_kk(home.kk, known_codes(), COUNTED_ON) for home in homes if home.kk]
    assert all(number.is_valid and not number.doubts for number in numbers)


def test_no_number_is_given_twice(homes: list[Household], people: list[Person]) -> None:
    niks = [person.nik for person in people if person.nik]
    cards = [home.kk for home in homes if home.kk]
    assert len(set(niks)) == len(niks) > 0.98 * SIZE
    assert len(set(cards)) == len(cards)


def test_everybody_has_a_name_and_a_hamlet(regency: list[Village]) -> None:
    for village in regency:
        for home in village.homes:
            assert village.hamlets[home.hamlet]
            assert all(person.name for person in home.members)


def test_nobody_is_born_after_the_day_of_the_count(people: list[Person]) -> None:
    assert all(dt.date(1930, 1, 1) < person.born_on <= COUNTED_ON for person in people)


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    def names(seed: int) -> list[tuple[str, str | None]]:
        return [(p.name, p.nik) for village in villages(500, seed) for home in village.homes for p in home.members]

    assert names(1) == names(1)
    assert names(1) != names(2)


@pytest.mark.parametrize("size", [1, 2, 10])
def test_a_regency_may_be_very_small(size: int) -> None:
    assert sum(len(home.members) for village in villages(size) for home in village.homes) == size


@given(total=st.integers(0, 10_000), weights=st.lists(st.integers(1, 500), min_size=1, max_size=30))
def test_divided_parts_add_up_and_stay_near_their_share(total: int, weights: list[int]) -> None:
    parts = divided(total, weights)
    assert sum(parts) == total
    assert all(abs(part - total * weight / sum(weights)) < 1 for part, weight in zip(parts, weights, strict=True))
