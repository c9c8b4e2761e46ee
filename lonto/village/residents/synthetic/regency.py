"""All villages of the regency, one after the other; the same seed gives the same people."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from lonto.village.residents.synthetic import sources
from lonto.village.residents.synthetic.details import faith_of
from lonto.village.residents.synthetic.households import households_of
from lonto.village.residents.synthetic.names import name_everybody
from lonto.village.residents.synthetic.numbers import Serials
from lonto.village.residents.synthetic.people import Household, people_of
from lonto.village.residents.synthetic.sources import Place

RESIDENTS, MEN = 290_688, 146_223
COUNTED_ON = dt.date(2026, 6, 30)
HAMLETS = (
    "Golo Lado",
    "Wae Nahi",
    "Compang",
    "Rangga",
    "Lengkong",
    "Watu Nggong",
    "Nanga Nae",
    "Ndoso",
    "Mbala",
    "Tureng",
)
PEOPLE_IN_A_HAMLET, FAMILIES_IN_AN_RT = 450, 30


@dataclass(frozen=True)
class Village:
    """An invented village: its hamlets by name and its families, which say where they live."""

    place: Place
    hamlets: list[str]
    homes: list[Household]


def villages(residents: int = RESIDENTS, seed: int = 1) -> Iterator[Village]:
    """The villages of a regency with this many people, sized as they really are; small numbers leave some out."""
    places = sources.places()
    sizes = divided(residents, [place.weight for place in places])
    men = divided(residents * MEN // RESIDENTS, sizes)
    serials = Serials()
    for place, size, men_here in zip(places, sizes, men, strict=True):
        if size:
            yield _village(place, size, min(men_here, size), serials, chance_of(seed, place.code))


def chance_of(*names: object) -> Random:
    """A source of chance that these names alone decide."""
    return Random(" ".join(map(str, names)))  # noqa: S311  people are invented here, no secrets


def divided(total: int, weights: list[int]) -> list[int]:
    """`total` divided by `weights` into whole numbers that add up to it, by the largest remainders."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda n: (-(total * weights[n] % whole), n))
    for n in by_remainder[: total - sum(parts)]:
        parts[n] += 1
    return parts


def _village(place: Place, size: int, men: int, serials: Serials, chance: Random) -> Village:
    homes = households_of(people_of(size, men, COUNTED_ON, chance), chance)
    hamlets = chance.sample(HAMLETS, min(len(HAMLETS), 1 + size // PEOPLE_IN_A_HAMLET))
    district = place.code[:8].replace(".", "")
    for position, home in enumerate(homes):
        home.hamlet = position * len(hamlets) // len(homes)
        home.rt = 1 + position % max(1, len(homes) // len(hamlets) // FAMILIES_IN_AN_RT)
        home.faith = faith_of(place.district, chance)
        _number(home, district, serials, chance)
        name_everybody(home, chance)
    return Village(place, hamlets, homes)


def _number(home: Household, district: str, serials: Serials, chance: Random) -> None:
    """Numbers for a family and its members; a few families wait for their card, a few people for their NIK."""
    if chance.random() < 0.995:
        adult_for = max(1, (COUNTED_ON - home.head.born_on).days - 17 * 366)
        home.kk = serials.kk(district, COUNTED_ON - dt.timedelta(days=chance.randrange(min(adult_for, 6000))))
    if home.wife is not None and chance.random() < 0.5:
        grown = max(home.head.born_on, home.wife.born_on) + dt.timedelta(days=17 * 366 + chance.randrange(4000))
        home.married_on = min(grown, COUNTED_ON)
    for person in home.members:
        if chance.random() < 0.996:
            person.nik = serials.nik(district, person.sex, person.born_on, chance)
