"""From a scheme's file to the scheme: every fault is named with its place before anything is taken over.

The form is TOML, version 1; docs/guides/maintainer.md describes it. Weights and limits are texts or whole numbers, such
as "1.30" or "20/3", so that no digit is lost on the way.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from lonto.lib.bilingual import Both
from lonto.regency.maturity.schemes import values
from lonto.regency.maturity.schemes.checking import Bound, faults_in, faults_in_bounds
from lonto.regency.maturity.schemes.faults import Fault, FaultyScheme
from lonto.regency.maturity.schemes.form import (
    About,
    Aspect,
    Assumption,
    Condition,
    Domain,
    Indicator,
    Level,
    Predicate,
    PredicateFrom,
    Scheme,
    Unanswered,
)

FORMAT = 1
LARGEST = 512 * 1024
"""Bytes of a scheme's file; the largest of ours has 20,000."""
KNOWN = {
    "": "format key edition title source is_official valid_from valid_until scale predicates levels domains aspects "
    "indicators assumptions",
    "scale": "lowest highest fractions unanswered digits predicate_from",
    "predicates": "name from below to",
    "levels": "kind number name meaning criteria",
    "domains": "number name weight",
    "aspects": "number domain name weight",
    "indicators": "number aspect name weight kind definition basis conditions",
    "conditions": "level measure at_least",
    "assumptions": "about text",
}
Row = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def read_scheme(content: bytes, name: str) -> Scheme:
    """The scheme in a file; FaultyScheme with all its faults."""
    if len(content) > LARGEST:
        raise FaultyScheme(
            name, [Fault("file", Both(f"lebih besar dari {LARGEST} bita.", f"exceeds {LARGEST} bytes."))]
        )
    try:
        data = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        problem = Both(f"tidak terbaca sebagai TOML: {error}.", f"is not readable as TOML: {error}.")
        raise FaultyScheme(name, [Fault("file", problem)]) from error
    reader = _Reader()
    scheme, bounds = reader.scheme(data), reader.bounds
    faults = reader.faults or [*faults_in_bounds(bounds, scheme), *faults_in(scheme)]
    if faults:
        raise FaultyScheme(name, faults)
    return scheme


@dataclass
class _Reader:
    """Reads values and notes what is missing, unknown or of the wrong kind."""

    faults: list[Fault] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)

    def scheme(self, data: Row) -> Scheme:
        if data.get("format") != FORMAT:
            self._fault("format", f"harus {FORMAT}.", f"must be {FORMAT}.")
        self._only_known(data, "", "")
        scale = self._table(data, "scale")
        levels: dict[str, list[Level]] = {}
        for place, row in self._rows(data, "levels"):
            kind, level = self._level(row, place)
            levels.setdefault(kind, []).append(level)
        return Scheme(
            key=self._value(data, "key", "", values.key, _KEY, ""),
            edition=self._whole(data, "edition", ""),
            title=self._both(data.get("title"), "title"),
            source=self._both(data.get("source"), "source"),
            is_official=self._yes_or_no(data, "is_official", ""),
            valid_from=self._whole(data, "valid_from", ""),
            valid_until=self._whole(data, "valid_until", "") if "valid_until" in data else None,
            lowest=self._whole(scale, "lowest", "scale"),
            highest=self._whole(scale, "highest", "scale"),
            takes_fractions=self._yes_or_no(scale, "fractions", "scale"),
            unanswered=self._choice(scale, "unanswered", "scale", Unanswered),
            digits=self._whole(scale, "digits", "scale"),
            predicate_from=self._choice(scale, "predicate_from", "scale", PredicateFrom),
            levels={kind: tuple(rows) for kind, rows in levels.items()},
            domains=tuple(self._domain(row, place) for place, row in self._rows(data, "domains", is_optional=True)),
            aspects=tuple(self._aspect(row, place) for place, row in self._rows(data, "aspects")),
            indicators=tuple(self._indicator(row, place) for place, row in self._rows(data, "indicators")),
            predicates=tuple(self._predicate(row, place) for place, row in self._rows(data, "predicates")),
            assumptions=tuple(
                Assumption(self._choice(row, "about", place, About), self._both(row.get("text"), f"{place}.text"))
                for place, row in self._rows(data, "assumptions", is_optional=True)
            ),
        )

    def _level(self, row: Row, place: str) -> tuple[str, Level]:
        criteria = row.get("criteria", [])
        if not isinstance(criteria, list):
            self._fault(f"{place}.criteria", "harus berupa daftar teks.", "must be a list of texts.")
            criteria = []
        return self._text(row, "kind", place), Level(
            self._whole(row, "number", place),
            self._both(row.get("name"), f"{place}.name"),
            self._both(row.get("meaning"), f"{place}.meaning"),
            tuple(self._both(one, f"{place}.criteria[{n}]") for n, one in enumerate(criteria, 1)),
        )

    def _domain(self, row: Row, place: str) -> Domain:
        name = self._both(row.get("name"), f"{place}.name")
        return Domain(self._whole(row, "number", place), name, self._number(row, "weight", place))

    def _aspect(self, row: Row, place: str) -> Aspect:
        name = self._both(row.get("name"), f"{place}.name")
        domain = self._whole(row, "domain", place) if "domain" in row else None
        return Aspect(self._whole(row, "number", place), name, self._number(row, "weight", place), domain)

    def _indicator(self, row: Row, place: str) -> Indicator:
        return Indicator(
            self._whole(row, "number", place),
            self._both(row.get("name"), f"{place}.name"),
            self._number(row, "weight", place),
            self._whole(row, "aspect", place),
            self._text(row, "kind", place),
            self._both(row["definition"], f"{place}.definition") if "definition" in row else None,
            self._both(row["basis"], f"{place}.basis") if "basis" in row else None,
            tuple(
                Condition(
                    self._whole(one, "level", where),
                    self._text(one, "measure", where),
                    self._whole(one, "at_least", where),
                )
                for where, one in self._rows(row, "conditions", place=f"{place}.", is_optional=True)
            ),
        )

    def _predicate(self, row: Row, place: str) -> Predicate:
        end = next((one for one in ("below", "to") if one in row), None)
        if end is None:
            self._fault(place, 'perlu "below" (sebelum) atau "to" (sampai).', 'needs "below" or "to".')
        else:
            self.bounds.append(Bound(place, end, self._number(row, end, place)))
        return Predicate(self._both(row.get("name"), f"{place}.name"), self._number(row, "from", place))

    def _fault(self, place: str, indonesian: str, english: str) -> None:
        self.faults.append(Fault(place, Both(indonesian, english)))

    def _only_known(self, row: Row, kind: str, place: str) -> None:
        """A misspelt word must not be read as something left out."""
        for key in sorted(row.keys() - KNOWN[kind].split()):
            known = KNOWN[kind].replace(" ", ", ")
            self._fault(f"{place}.{key}".lstrip("."), f"tidak dikenal; yang ada: {known}.", f"is unknown; use {known}.")

    def _table(self, data: Row, key: str) -> Row:
        found = data.get(key)
        if not isinstance(found, dict):
            self._fault(key, f"tidak ada; tulis tabel [{key}].", f"is missing; write a table [{key}].")
            return {}
        self._only_known(found, key, key)
        return found

    def _rows(self, data: Row, key: str, *, place: str = "", is_optional: bool = False) -> Iterator[tuple[str, Row]]:
        found = data.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self._fault(f"{place}{key}", "harus berupa daftar tabel.", "must be a list of tables.")
            return
        if not found and not is_optional:
            self._fault(f"{place}{key}", f"tidak ada; tulis tabel [[{key}]].", f"is missing; write tables [[{key}]].")
        for number, row in enumerate(found, 1):
            where = f"{place}{key}[{number}]"
            self._only_known(row, key, where)
            yield where, row

    def _value(self, row: Row, key: str, place: str, read: Callable[[Any], T], what: Both, none: T) -> T:
        where = f"{place}.{key}".lstrip(".")
        if key not in row:
            self._fault(where, f"tidak ada; tulis {what.id}.", f"is missing; write {what.en}.")
            return none
        try:
            return read(row[key])
        except (TypeError, ValueError):
            shown = f"{row[key]!r}"[:60]
            self._fault(where, f"adalah {shown}; tulis {what.id}.", f"is {shown}; write {what.en}.")
            return none

    def _whole(self, row: Row, key: str, place: str) -> int:
        return self._value(row, key, place, values.whole, _WHOLE, 0)

    def _number(self, row: Row, key: str, place: str) -> Fraction:
        return self._value(row, key, place, values.exact, _EXACT, Fraction(0))

    def _text(self, row: Row, key: str, place: str) -> str:
        return self._value(row, key, place, values.text, _TEXT, "")

    def _yes_or_no(self, row: Row, key: str, place: str) -> bool:
        return self._value(row, key, place, values.yes_or_no, _YES_OR_NO, False)

    def _choice(self, row: Row, key: str, place: str, kind: type[E]) -> E:
        words = ", ".join(kind)
        return self._value(row, key, place, kind, Both(f"salah satu dari {words}", f"one of {words}"), next(iter(kind)))

    def _both(self, value: Any, place: str) -> Both:
        """A text in one language stands for both: the names of a regulation are Indonesian."""
        if isinstance(value, str) and value.strip():
            return Both(value, value)
        if (
            isinstance(value, dict)
            and value.keys() == {"id", "en"}
            and all(isinstance(one, str) for one in value.values())
        ):
            return Both(value["id"], value["en"])
        self._fault(place, f"tidak ada; tulis {_BOTH.id}.", f"is missing; write {_BOTH.en}.")
        return Both("", "")


_KEY = Both("huruf kecil, angka dan tanda hubung, seperti spbe-2020", "small letters, digits and dashes, as spbe-2020")
_WHOLE = Both("bilangan bulat", "a whole number")
_EXACT = Both('bilangan sebagai teks, seperti "1.30" atau "20/3"', 'a number as text, such as "1.30" or "20/3"')
_TEXT = Both("teks", "a text")
_YES_OR_NO = Both("true atau false", "true or false")
_BOTH = Both('teks, atau { id = "…", en = "…" }', 'a text, or { id = "…", en = "…" }')
