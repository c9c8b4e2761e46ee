"""People who want a seat: invented, plausible for the regency, the same for the same seed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from lonto.talent.admission.choices import Employment
from lonto.village.residents.synthetic import sources
from lonto.village.residents.synthetic.names import new_name
from lonto.village.residents.synthetic.sources import Draw, Place

MALE, FEMALE = 1, 2
FIRST_SERIAL = 7001  # other invented people begin their serial numbers lower
NO_DISABILITY = 7

# Age, education (code), final year, employment, occupation (code), how many in a hundred.
KINDS: tuple[tuple[tuple[int, int], int, bool, str, int, float], ...] = (
    ((21, 29), 8, False, Employment.NONE, 1, 16),
    ((22, 29), 7, False, Employment.TEMPORARY, 18, 8),
    ((20, 24), 8, True, Employment.STUDENT, 3, 9),
    ((18, 26), 5, False, Employment.NONE, 1, 17),
    ((17, 19), 4, False, Employment.STUDENT, 3, 8),
    ((20, 45), 5, False, Employment.SELF, 9, 12),
    ((22, 50), 4, False, Employment.SELF, 11, 7),
    ((24, 45), 8, False, Employment.PERMANENT, 15, 8),
    ((26, 55), 8, False, Employment.CIVIL_SERVANT, 5, 11),
    ((35, 56), 9, False, Employment.CIVIL_SERVANT, 5, 4),
)
INSTITUTIONS: dict[str, tuple[str, ...]] = {
    Employment.STUDENT: ("Politeknik eLBajo Commodus", "SMK Negeri 1 Labuan Bajo", "Universitas Nusa Cendana"),
    Employment.PERMANENT: ("Koperasi Kredit Sinar", "Hotel Teluk Bajo", "Klinik Pratama Komodo"),
    Employment.TEMPORARY: ("SD Inpres Wae Nahi", "Puskesmas Labuan Bajo"),
    Employment.CIVIL_SERVANT: ("Dinas Pendidikan", "Dinas Kesehatan", "Kantor Camat Komodo", "Bappeda"),
}


@dataclass(frozen=True)
class Invented:
    """One invented person, in the words of a profile."""

    name: str
    sex: str
    born_on: dt.date
    nik: str
    village: str
    education: int
    is_final_year: bool
    employment: str
    occupation: int
    institution: str
    disability: int
    address: str
    email: str

    @property
    def answers(self) -> dict[str, object]:
        """The answers of the profile."""
        apart = {"village", "email"}
        return {name: value for name, value in vars(self).items() if name not in apart}


def invent(count: int, *, seed: int = 1, on: dt.date = dt.date(2026, 1, 1)) -> list[Invented]:
    """`count` people with a NIK each of their own; ages are those on the day `on`."""
    chance = Random(f"applicants {seed}")  # noqa: S311  invented people need no secret
    return list(_people(count, chance, on))


def _people(count: int, chance: Random, on: dt.date) -> Iterator[Invented]:
    where: Draw[Place] = Draw([(place, place.weight) for place in sources.places()])
    kind_of = Draw([(kind[:-1], kind[-1]) for kind in KINDS])
    taken: dict[str, int] = {}
    for number in range(1, count + 1):
        place = where(chance)
        sex = FEMALE if chance.random() < 0.47 else MALE
        (youngest, oldest), education, is_final_year, employment, occupation = kind_of(chance)
        born_on = on - dt.timedelta(days=chance.randint(youngest * 366, oldest * 365 + 300))
        name = new_name(chance.random() < 0.2, sex, chance)
        yield Invented(
            name=name,
            sex="P" if sex == FEMALE else "L",
            born_on=born_on,
            nik=_nik(place, sex, born_on, taken),
            village=place.code,
            education=education,
            is_final_year=is_final_year,
            employment=employment,
            occupation=occupation,
            institution=chance.choice(INSTITUTIONS.get(employment, ("",))),
            disability=chance.randint(1, 6) if chance.random() < 0.04 else NO_DISABILITY,
            address=f"RT {chance.randint(1, 12):03} RW {chance.randint(1, 4):03}",
            email=f"pelamar{number}@contoh.example",
        )


def _nik(place: Place, sex: int, born_on: dt.date, taken: dict[str, int]) -> str:
    day = born_on.day + (40 if sex == FEMALE else 0)
    start = f"{place.code[:8].replace('.', '')}{day:02}{born_on:%m%y}"
    taken[start] = taken.get(start, FIRST_SERIAL - 1) + 1
    return f"{start}{taken[start]:04}"
