"""Invented people, before they have a family: sex, age, chance of being married."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from lonto.lib.nik import FEMALE, MALE
from lonto.village.residents.synthetic import sources

NEVER_MARRIED, MARRIED, DIVORCED, WIDOWED = 1, 2, 3, 4
DAYS_A_YEAR = 365.25


@dataclass(slots=True, eq=False)
class Person:
    sex: int
    born_on: dt.date
    age: int
    marital_status: int = NEVER_MARRIED
    role: int = 0
    father: "Person | None" = None
    mother: "Person | None" = None
    name: str = ""
    nik: str | None = None


@dataclass(slots=True, eq=False)
class Household:
    """The people of one family card, its head first."""

    members: list[Person]
    hamlet: int = 0
    rt: int = 1
    faith: int = 0
    kk: str | None = None
    wife: Person | None = None
    married_on: dt.date | None = None

    @property
    def head(self) -> Person:
        return self.members[0]


def people_of(size: int, men: int, on: dt.date, chance: Random) -> list[Person]:
    """`size` people of whom `men` are male, with the ages of the regency on the day `on`, the oldest first."""
    drawn = []
    for number in range(size):
        sex = MALE if number < men else FEMALE
        youngest, oldest = sources.ages("laki" if sex == MALE else "perempuan")(chance)
        days = int((youngest + chance.random() * (oldest + 1 - youngest)) * DAYS_A_YEAR)
        drawn.append(Person(sex, on - dt.timedelta(days), int(days / DAYS_A_YEAR)))
    drawn.sort(key=lambda person: person.born_on)
    return drawn


def is_married(person: Person, chance: Random) -> bool:
    """Whether a person of this age has a living spouse; men marry about three years later than women."""
    age = person.age - 3 if person.sex == MALE else person.age
    for below, share in ((17, 0.0), (20, 0.09), (25, 0.42), (30, 0.72), (50, 0.9), (60, 0.8), (70, 0.62), (200, 0.35)):
        if age < below:
            return chance.random() < share
    return False
