"""The national identity number (NIK) and the family card number (KK): cleaning, checking, masking.

NIK: 6 digits district of first registration, ddmmyy of birth (women: day + 40), 4 digits serial.
KK: 6 digits district, ddmmyy of entry, 4 digits serial. Neither holds a check digit, a village or the century.
Sources: UU 24/2013 art. 13, PP 40/2019.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from lonto.lib.names import APOSTROPHES

MALE, FEMALE = 1, 2

_SIXTEEN_DIGITS = re.compile(r"[0-9]{16}")
_WOMEN = 40
_CENTURIES = (1900, 2000)
_SEPARATORS = frozenset(".-_" + APOSTROPHES + "\u2010\u2011\u2012\u2013\u2212")


class Fault(StrEnum):
    """Why a number cannot be one."""

    NOT_16_DIGITS = "FORMAT_16_DIGIT"
    SERIAL_0000 = "SERIAL_0000"
    REGENCY_UNKNOWN = "KABUPATEN_TIDAK_DIKENAL"
    DATE_IMPOSSIBLE = "TANGGAL_TIDAK_SAH"


class Doubt(StrEnum):
    """What is worth a look and yet may be right."""

    DISTRICT_UNKNOWN = "KECAMATAN_TIDAK_DIKENAL"
    DATE_IMPOSSIBLE = "TANGGAL_TIDAK_SAH"
    SEX_DIFFERS = "JENIS_KELAMIN_BERBEDA"
    BIRTH_DATE_DIFFERS = "TANGGAL_LAHIR_BERBEDA"
    REGION_DIFFERS = "WILAYAH_BERBEDA"


class KnownCodes(Protocol):
    """Codes without dots that a number may begin with, the historic ones included."""

    @property
    def regencies(self) -> Container[str]: ...

    @property
    def districts(self) -> Container[str]: ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart; `dates` are the birth (or entry) dates it may stand for, one per century."""

    digits: str
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sex: int | None = None
    dates: tuple[dt.date, ...] = ()

    @property
    def is_valid(self) -> bool:
        return not self.faults

    @property
    def district(self) -> str:
        """The district of registration without dots, "" where the number has not 16 digits."""
        return self.digits[:6] if is_number(self.digits) else ""


def is_number(text: str) -> bool:
    """Whether `text` is exactly 16 ASCII digits and nothing else."""
    return _SIXTEEN_DIGITS.fullmatch(text) is not None


def clean(text: str) -> str:
    """`text` without the spaces, dots, dashes, apostrophes and invisible characters that crept in."""
    if text.isascii() and text.isdigit():
        return text
    return "".join(c for c in text if c not in _SEPARATORS and unicodedata.category(c) not in {"Zs", "Cf", "Cc"})


def is_unknown(digits: str) -> bool:
    """Whether a cleaned number says "not known": empty, a dash, nothing but zeros."""
    return not digits.strip("0")


def is_provisional(digits: str) -> bool:
    """Whether another program made this number up for want of a real one: no province begins with 0."""
    return is_number(digits) and digits[0] == "0" and not is_unknown(digits)


def mask(digits: str) -> str:
    """5315054708929901 -> 531505******9901; anything but 16 digits -> ""."""
    return f"{digits[:6]}******{digits[-4:]}" if is_number(digits) else ""


def parse_nik(digits: str, known: KnownCodes, today: dt.date) -> Number:
    """Take a cleaned NIK apart and check it against the known codes; `today` bounds the birth date."""
    if not is_number(digits):
        return Number(digits, (Fault.NOT_16_DIGITS,))
    day = int(digits[6:8])
    sex = FEMALE if day > _WOMEN else MALE
    dates = _dates(day - _WOMEN if sex == FEMALE else day, digits, today)
    faults = _region_faults(digits, known)
    if not dates:
        faults.append(Fault.DATE_IMPOSSIBLE)
    return Number(digits, tuple(faults), _region_doubts(digits, known), sex, dates)


def parse_kk(digits: str, known: KnownCodes, today: dt.date) -> Number:
    """Take a cleaned KK number apart; an impossible entry date is only a doubt, it identifies nobody."""
    if not is_number(digits):
        return Number(digits, (Fault.NOT_16_DIGITS,))
    dates = _dates(int(digits[6:8]), digits, today)
    doubts = _region_doubts(digits, known) + (() if dates else (Doubt.DATE_IMPOSSIBLE,))
    return Number(digits, tuple(_region_faults(digits, known)), doubts, None, dates)


def compare(number: Number, *, sex: int | None, born_on: dt.date | None, district: str) -> list[Doubt]:
    """Where a valid NIK and what is known about its owner differ; `district` is the residence, "531505".

    None of this makes the number wrong: it outlives a correction of the birth date, and it keeps the district of
    first registration.
    """
    doubts = []
    if sex is not None and number.sex is not None and sex != number.sex:
        doubts.append(Doubt.SEX_DIFFERS)
    if born_on is not None and number.dates and born_on not in number.dates:
        doubts.append(Doubt.BIRTH_DATE_DIFFERS)
    if district and number.district != district:
        doubts.append(Doubt.REGION_DIFFERS)
    return doubts


def _dates(day: int, digits: str, today: dt.date) -> tuple[dt.date, ...]:
    found = []
    for century in _CENTURIES:
        try:
            date = dt.date(century + int(digits[10:12]), int(digits[8:10]), day)
        except ValueError:
            continue
        if date <= today:
            found.append(date)
    return tuple(found)


def _region_faults(digits: str, known: KnownCodes) -> list[Fault]:
    faults = []
    if digits[12:] == "0000":
        faults.append(Fault.SERIAL_0000)
    if digits[:4] not in known.regencies:
        faults.append(Fault.REGENCY_UNKNOWN)
    return faults


def _region_doubts(digits: str, known: KnownCodes) -> tuple[Doubt, ...]:
    return () if digits[:6] in known.districts else (Doubt.DISTRICT_UNKNOWN,)
