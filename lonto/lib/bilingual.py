"""Texts that are needed in both languages at once, whatever the language of the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

MONTHS = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Both:
    """One text in Indonesian and in English."""

    id: str
    en: str

    def of(self, language: str | None) -> str:
        """The text in `language` ("id", "en", "en-gb"); Indonesian where there is none."""
        return self.en if (language or "").startswith("en") else self.id

    def fill(self, **values: "Both | str | int") -> "Both":
        """The text with its {places} filled, each language in its own words; places without a value stay."""
        return Both(_filled(self.id, "id", values), _filled(self.en, "en", values))


def day_in_words(day: date) -> Both:
    """31 Maret 2026, 31 March 2026."""
    indonesian, english = MONTHS[day.month - 1]
    return Both(f"{day.day} {indonesian} {day.year}", f"{day.day} {english} {day.year}")


def one_of(items: Iterable[Both]) -> Both:
    """a, b atau c; a, b or c; with semicolons where an item itself has that word."""
    known = list(items)
    return Both(_joined([item.id for item in known], "atau"), _joined([item.en for item in known], "or"))


def lowered(text: Both) -> Both:
    """The text as it stands inside a sentence: a small first letter, abbreviations left alone."""
    return Both(_lowered(text.id), _lowered(text.en))


def _lowered(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _joined(items: list[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    if any(f" {word} " in item for item in items):
        return f"{'; '.join(items[:-1])}; {word} {items[-1]}"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def _filled(text: str, language: str, values: Mapping[str, Both | str | int]) -> str:
    def value_of(place: re.Match[str]) -> str:
        value = values.get(place[1], place[0])
        return value.of(language) if isinstance(value, Both) else str(value)

    return _PLACE.sub(value_of, text)
