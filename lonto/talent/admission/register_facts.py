"""What the register of a village says about a person, in the fields of an applicant."""

from typing import Any

from lonto.lib.names import fold_name
from lonto.talent.admission.models import Applicant
from lonto.village.residents.choices import Sex
from lonto.village.residents.models import Resident

SEX = {Sex.MALE: "L", Sex.FEMALE: "P"}
NAME, BORN, NIK = "name", "born_on", "nik"


def facts_from(resident: Resident) -> dict[str, Any]:
    """Field and value of everything that the register knows; what it does not know is left out."""
    found = {
        "name": resident.name,
        "nik": resident.nik,
        "sex": SEX.get(Sex(resident.sex)) if resident.sex else None,
        "born_on": resident.born_on,
        "citizenship": resident.citizenship,
        "address": address_of(resident),
        "education": resident.education,
        "occupation": resident.occupation,
        "disability": resident.disability,
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def address_of(resident: Resident) -> str:
    """Street, hamlet, RT and RW as one line."""
    parts = [
        resident.address,
        f"Dusun {resident.hamlet.name}" if resident.hamlet else "",
        f"RT {resident.rt}" if resident.rt else "",
        f"RW {resident.rw}" if resident.rw else "",
    ]
    return ", ".join(filter(None, parts))[:200]


def take_over(applicant: Applicant, resident: Resident) -> None:
    """Put what the register knows into the profile; not saved."""
    for name, value in facts_from(resident).items():
        setattr(applicant, name, value)
    applicant.region = resident.village
    applicant.folded = fold_name(applicant.name)


def agreement(applicant: Applicant, resident: Resident) -> set[str]:
    """Which of name, birth date and NIK are the same in the profile and in the register."""
    same = set()
    if applicant.name and fold_name(applicant.name) == resident.folded:
        same.add(NAME)
    if applicant.born_on and applicant.born_on == resident.born_on:
        same.add(BORN)
    if applicant.nik and applicant.nik == resident.nik:
        same.add(NIK)
    return same
