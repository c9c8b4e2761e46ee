"""What is known about a person who wants a seat."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """None and "" mean that it is not known. Codes are those of the population register.

    `education` is the level that the person finished, or is about to finish when `is_final_year`.
    `regency`, `district` and `village` are region codes with dots ("53.15.05.2008").
    `nominated_for` holds ids of classes, `enrolled_in` and `passed_classes` hold codes of classes.
    `banned_until` is the last day of a sanction, `ban_ground` "no_show" or "absences".
    """

    citizenship: int | None = None
    birth_date: date | None = None
    sex: str = ""
    education: int | None = None
    is_final_year: bool = False
    occupation: int | None = None
    employment: str = ""
    institution: str = ""
    disability: int | None = None
    regency: str = ""
    district: str = ""
    village: str = ""
    nominated_for: frozenset[str] = frozenset()
    banned_until: date | None = None
    ban_ground: str = ""
    enrolled_in: frozenset[str] = frozenset()
    passed_classes: frozenset[str] = frozenset()
