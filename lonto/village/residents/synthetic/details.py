"""What a register holds about a person besides name, numbers and family."""

from random import Random
from typing import Any

from lonto.lib.nik import FEMALE
from lonto.village.residents.synthetic import sources
from lonto.village.residents.synthetic.names import ISLAM
from lonto.village.residents.synthetic.people import MARRIED, Household, Person

NOT_SCHOOLED, SOME_PRIMARY, PRIMARY, LOWER, UPPER = 1, 2, 3, 4, 5
NO_WORK, HOUSEKEEPING, PUPIL, FARMER = 1, 2, 3, 9
NO_DISABILITY = 7
COAST = ("Bajo", "Bima", "Bugis", "Manggarai", "Komodo (Ata Modo)")


def details_of(person: Person, home: Household, capital: str, chance: Random) -> dict[str, Any]:
    """The remaining fields of a resident, by the names of the model."""
    education, schooling = _education(person.age, chance)
    adult = person.age >= 17
    recorded = adult and chance.random() < 0.93
    return {
        "birth_place": (
            capital if chance.random() < 0.7 else chance.choice(("Labuan Bajo", "Ruteng", "Lembor"))
        ).upper(),
        "religion": home.faith,
        "education": education,
        "schooling": schooling,
        "occupation": _occupation(person, chance),
        "citizenship": 1,
        "blood_type": sources.codes("golongan_darah")(chance),
        "birth_certificate": "" if adult or chance.random() < 0.4 else f"AK-{chance.randrange(10_000, 99_999)}",
        "married_on": home.married_on if person.marital_status == MARRIED else None,
        "disability": sources.codes("disabilitas")(chance),
        "id_card": 2 if recorded else (3 if not adult and chance.random() < 0.3 else 1),
        "id_card_status": 8 if recorded else (2 if adult else 1),
        "ethnicity": chance.choice(COAST) if home.faith == ISLAM else "Manggarai",
        "insurance": 2 if chance.random() < 0.6 else 1,
    }


def faith_of(district: str, chance: Random) -> int:
    """The religion of a family in this district, as a code of the register."""
    if chance.random() < sources.muslim_share(district):
        return ISLAM
    while (faith := sources.codes("agama_kabupaten")(chance)) == ISLAM:
        pass
    return faith


def _education(age: int, chance: Random) -> tuple[int, int]:
    """(highest education, present schooling)."""
    if age < 6:
        return NOT_SCHOOLED, 1 if age < 4 else 2
    if age < 13:
        return SOME_PRIMARY, 4
    if age < 16:
        return PRIMARY, 6
    if age < 19:
        return LOWER, 7
    highest = sources.codes("pendidikan_kk_15+")(chance)
    if age < 23:
        return min(highest, UPPER), 11 if highest >= UPPER else 18
    return highest, 18


def _occupation(person: Person, chance: Random) -> int:
    if person.age < 6:
        return NO_WORK
    if person.age < 19:
        return PUPIL
    work = sources.codes("pekerjaan_15+")(chance)
    if work == PUPIL and person.age > 25:
        return FARMER
    if work == HOUSEKEEPING and person.sex != FEMALE:
        return FARMER
    return work
