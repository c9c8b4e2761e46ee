"""The code lists of the population register: what a code means, and which code a label means."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FOLDER = Path(__file__).with_name("data") / "codes"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry: its number in files and in the database, and its label in both languages."""

    code: int
    id: str
    en: str

    @property
    def label(self) -> str:
        return self.en if (get_language() or "").startswith("en") else self.id

    def __str__(self) -> str:
        return self.label


class CodeList:
    """One list, read once from `data/codes/<name>.csv`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._codes: dict[int, Code] = {}
        self._spellings: dict[str, int] = {}
        with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                entry = Code(int(row["code"]), row["id"], row["en"])
                self._codes[entry.code] = entry
                for spelling in (row["id"], *filter(None, row["aliases"].split("|"))):
                    self._spellings[compact(spelling)] = entry.code
        self._spellings |= {
            compact(entry.en): n for n, entry in self._codes.items() if compact(entry.en) not in self._spellings
        }

    def __contains__(self, code: object) -> bool:
        return code in self._codes

    def __iter__(self) -> Iterator[Code]:
        return iter(self._codes.values())

    def label(self, code: int | None) -> str:
        """The label in the language of the page; "" for None, the number itself for a code that is in no list."""
        if code is None:
            return ""
        entry = self._codes.get(code)
        return entry.label if entry else str(code)

    def find(self, written: str) -> int | None:
        """The code that a cell means: its digits, or a label whatever its case and spaces; None if it means none."""
        text = compact(written)
        if text.isascii() and text.isdigit():
            return int(text) if int(text) in self._codes else None
        return self._spellings.get(text)

    def choices(self) -> list[tuple[str, str]]:
        """(code, label) for a form, in the order of the file."""
        return [(str(entry.code), entry.label) for entry in self]


def compact(label: str) -> str:
    """A label without spaces and case: "TAMAT SD / SEDERAJAT" and "Tamat SD/sederajat" are one."""
    return "".join(label.split()).casefold()


@cache
def code_list(name: str) -> CodeList:
    """The list of this name; FileNotFoundError when there is none."""
    return CodeList(name)
