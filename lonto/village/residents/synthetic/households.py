"""Putting people together: couples, their children, grandparents and other relatives."""

from bisect import bisect_left
from random import Random

from lonto.lib.nik import FEMALE, MALE
from lonto.village.residents.choices import FamilyRole
from lonto.village.residents.synthetic.people import (
    DIVORCED,
    MARRIED,
    NEVER_MARRIED,
    WIDOWED,
    Household,
    Person,
    is_married,
)

PARENT, RELATIVE = 7, 9
ADULT, OLD = 17, 58
YOUNGEST_PARENT, OLDEST_PARENT = 16, 45
LARGEST = 10


def households_of(people: list[Person], chance: Random) -> list[Household]:
    """Everybody of a village in families that each have one head; `people` stand the oldest first."""
    couples = _couples(people, chance)
    paired = {id(person) for home in couples for person in home.members}
    alone = [person for person in people if id(person) not in paired]
    homes = couples + _lone_heads(alone, chance)
    heads = {id(home.head) for home in homes}
    _settle([person for person in alone if id(person) not in heads], homes, chance)
    return homes


def _couples(people: list[Person], chance: Random) -> list[Household]:
    """Men and women who are married, matched by age with some noise."""
    wives = [p for p in people if p.sex == FEMALE and is_married(p, chance)]
    husbands = [p for p in people if p.sex == MALE and is_married(p, chance)]
    count = min(len(wives), len(husbands))
    wives, husbands = chance.sample(wives, count), chance.sample(husbands, count)
    wives.sort(key=lambda wife: wife.age + 3 + chance.gauss(0, 2))
    husbands.sort(key=lambda husband: husband.age + chance.gauss(0, 2))
    homes = []
    for husband, wife in zip(husbands, wives, strict=True):
        husband.role, wife.role = FamilyRole.HEAD, FamilyRole.WIFE
        husband.marital_status = wife.marital_status = MARRIED
        homes.append(Household([husband, wife], wife=wife))
    return homes


def _lone_heads(alone: list[Person], chance: Random) -> list[Household]:
    """Widows, widowers and single people who head a family; the oldest does where nobody else would."""
    homes = []
    for person in alone:
        if person.age >= 45 and chance.random() < 0.8:
            person.marital_status = DIVORCED if chance.random() < 0.04 else WIDOWED
        widowed = person.marital_status == WIDOWED and chance.random() < 0.65
        if widowed or (person.age >= 25 and chance.random() < 0.12):
            homes.append(_home_of(person))
    if alone and not homes:
        homes.append(_home_of(alone[0]))
    return homes


def _home_of(person: Person) -> Household:
    person.role = FamilyRole.HEAD
    return Household([person])


def _settle(people: list[Person], homes: list[Household], chance: Random) -> None:
    """Find a family for each of `people`, the oldest first; single heads take in relatives, no children."""
    by_age = sorted((home for home in homes if home.head.marital_status != NEVER_MARRIED), key=_parents_age)
    ages = [_parents_age(home) for home in by_age]
    for person in people:
        if person.age >= OLD and _join_as_parent(person, by_age, ages, chance):
            continue
        if not _join_as_child(person, by_age, ages, chance):
            _join_as_relative(person, homes, chance)


def _parents_age(home: Household) -> int:
    return (home.wife or home.head).age


def _join_as_child(child: Person, by_age: list[Household], ages: list[int], chance: Random) -> bool:
    """The smallest of some families whose parents have the right age takes the child."""
    wanted = child.age + min(max(chance.gauss(27, 6), YOUNGEST_PARENT), OLDEST_PARENT)
    around = bisect_left(ages, wanted)
    fitting = [
        home
        for home in by_age[max(0, around - 4) : around + 4]
        if len(home.members) < LARGEST and all(_fits(parent, child) for parent in _parents_in(home))
    ]
    if not fitting:
        return False
    home = min(fitting, key=lambda home: len(home.members))
    home.members.append(child)
    child.role = FamilyRole.CHILD
    child.mother = home.wife or (home.head if home.head.sex == FEMALE else None)
    child.father = home.head if home.head.sex == MALE else None
    return True


def _parents_in(home: Household) -> list[Person]:
    return [home.head, home.wife] if home.wife else [home.head]


def _fits(parent: Person, child: Person) -> bool:
    oldest = OLDEST_PARENT if parent.sex == FEMALE else OLDEST_PARENT + 15
    return YOUNGEST_PARENT <= parent.age - child.age <= oldest


def _join_as_parent(person: Person, by_age: list[Household], ages: list[int], chance: Random) -> bool:
    """An old person lives with a son or daughter who heads a family."""
    around = bisect_left(ages, person.age - 27)
    nearby = by_age[max(0, around - 10) : around + 10]
    fitting = [home for home in nearby if _fits(person, home.head) and _place_is_free(home.head, person)]
    if not fitting:
        return False
    home = chance.choice(fitting)
    home.members.append(person)
    person.role = PARENT
    if person.sex == MALE:
        home.head.father = person
    else:
        home.head.mother = person
    return True


def _place_is_free(child: Person, parent: Person) -> bool:
    return (child.father if parent.sex == MALE else child.mother) is None


def _join_as_relative(person: Person, homes: list[Household], chance: Random) -> None:
    home = chance.choice(homes)
    home.members.append(person)
    person.role = RELATIVE
