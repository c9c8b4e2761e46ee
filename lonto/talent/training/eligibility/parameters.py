"""The values that a block asks for: how each is checked. Pages draw a field for each kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lonto.lib.bilingual import Both

DEADLINE = "deadline"
_REGION = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_LONGEST_CODE = 20
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_DAY = Both(f'isi "{DEADLINE}" atau tanggal seperti 2026-03-31', f'give "{DEADLINE}" or a date like 2026-03-31')


class WrongValue(ValueError):  # noqa: N818  the name says what it is
    """A value that its parameter refuses; `text` says what is expected, in both languages."""

    def __init__(self, text: Both) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True)
class Parameter:
    """One value of a block; `clean` gives its stored form or raises WrongValue."""

    name: str
    label: Both

    def clean(self, value: object) -> object:
        raise NotImplementedError


@dataclass(frozen=True)
class Years(Parameter):
    """A whole number of years of age."""

    most: int = 120

    def clean(self, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= self.most:
            return value
        raise WrongValue(Both(f"isi bilangan bulat 0 sampai {self.most}", f"give a whole number from 0 to {self.most}"))


@dataclass(frozen=True)
class Day(Parameter):
    """A fixed day as 2026-03-31, or the day on which applications close."""

    def clean(self, value: object) -> str:
        if value == DEADLINE:
            return DEADLINE
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            raise WrongValue(_DAY) from None
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise WrongValue(_DAY)
        return day.isoformat()


@dataclass(frozen=True)
class Flag(Parameter):
    """Yes or no."""

    def clean(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise WrongValue(Both("isi true atau false", "give true or false"))


@dataclass(frozen=True)
class Choice(Parameter):
    """One of some named options."""

    options: Mapping[str, Both]

    def clean(self, value: object) -> str:
        if isinstance(value, str) and value in self.options:
            return value
        raise WrongValue(_one_of(self.options))


@dataclass(frozen=True)
class Choices(Parameter):
    """At least one of some named options, each once, in their own order."""

    options: Mapping[str, Both]

    def clean(self, value: object) -> list[str]:
        chosen = _some(value)
        if not all(isinstance(item, str) and item in self.options for item in chosen):
            raise WrongValue(_one_of(self.options))
        return [option for option in self.options if option in chosen]


@dataclass(frozen=True)
class Codes(Parameter):
    """At least one code of a list of the population register ("education", "occupation")."""

    of: str
    most: int

    def clean(self, value: object) -> list[int]:
        chosen = _some(value)
        if not all(isinstance(item, int) and not isinstance(item, bool) and 1 <= item <= self.most for item in chosen):
            raise WrongValue(Both(f"isi kode 1 sampai {self.most}", f"give codes from 1 to {self.most}"))
        return sorted({item for item in chosen if isinstance(item, int)})


@dataclass(frozen=True)
class Code(Parameter):
    """One code of a list of the population register."""

    of: str
    most: int

    def clean(self, value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= self.most:
            return value
        raise WrongValue(Both(f"isi satu kode 1 sampai {self.most}", f"give one code from 1 to {self.most}"))


@dataclass(frozen=True)
class Regions(Parameter):
    """At least one region code with dots, of any level."""

    def clean(self, value: object) -> list[str]:
        chosen = _some(value)
        if not all(isinstance(item, str) and _REGION.fullmatch(item) for item in chosen):
            raise WrongValue(Both("isi kode wilayah seperti 53.15.05", "give region codes like 53.15.05"))
        return sorted({str(item) for item in chosen})


@dataclass(frozen=True)
class ClassCodes(Parameter):
    """At least one code of a training class."""

    def clean(self, value: object) -> list[str]:
        chosen = _some(value)
        if not all(isinstance(item, str) and 0 < len(item.strip()) <= _LONGEST_CODE for item in chosen):
            raise WrongValue(Both("isi kode kelas seperti VSGA-JWD", "give codes of classes like VSGA-JWD"))
        return sorted({str(item).strip() for item in chosen})


def _some(value: object) -> list[object]:
    if isinstance(value, list) and value:
        return value
    raise WrongValue(Both("isi daftar dengan sedikitnya satu pilihan", "give a list with at least one choice"))


def _one_of(options: Mapping[str, Both]) -> Both:
    names = ", ".join(options)
    return Both(f"pilih dari: {names}", f"choose from: {names}")
