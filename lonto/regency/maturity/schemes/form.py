"""What a scheme is made of. Weights are exact fractions of 100 percent; everything is immutable."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from lonto.lib.bilingual import Both


class Unanswered(StrEnum):
    """What an indicator without a level counts."""

    ZERO = "zero"
    REFUSED = "refused"


class PredicateFrom(StrEnum):
    """Which value of the index the predicate is read from."""

    EXACT = "exact"
    ROUNDED = "rounded"


class About(StrEnum):
    """A part of a scheme that may be ours where the regulation does not say it, or was not read."""

    UNANSWERED = "unanswered"
    FRACTIONS = "fractions"
    DIGITS = "digits"
    PREDICATE_FROM = "predicate_from"
    PREDICATES = "predicates"
    LEVELS = "levels"
    WEIGHTS = "weights"


@dataclass(frozen=True)
class Assumption:
    """What we assume about a part, and what that rests on; nothing of it was confirmed by the regulation."""

    about: About
    text: Both


@dataclass(frozen=True)
class Level:
    """A level of one kind of indicators; its criteria hold together with those of every level below."""

    number: int
    name: Both
    meaning: Both
    criteria: tuple[Both, ...]


@dataclass(frozen=True)
class Condition:
    """What a level asks of a measure of Lonto: its number must be `at_least` this much."""

    level: int
    measure: str
    at_least: int


@dataclass(frozen=True)
class Indicator:
    """`weight` in percent of the whole; `kind` says which levels it is measured by.

    `conditions` let the level be computed from measures instead of being judged; `basis` is the law it comes from.
    """

    number: int
    name: Both
    weight: Fraction
    aspect: int
    kind: str
    definition: Both | None = None
    basis: Both | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Aspect:
    """A group of indicators; `domain` is None in a scheme without domains."""

    number: int
    name: Both
    weight: Fraction
    domain: int | None


@dataclass(frozen=True)
class Domain:
    number: int
    name: Both
    weight: Fraction


@dataclass(frozen=True)
class Predicate:
    """Holds from `lowest` up to the next one; the last one includes the highest level."""

    name: Both
    lowest: Fraction


@dataclass(frozen=True)
class Scheme:
    """An evaluation scheme; `lowest` and `highest` are its levels, `digits` those of what it publishes.

    `predicates` rise; the first begins at or below the lowest possible index. `takes_fractions` lets a level be 3.5.
    `edition` counts the corrections of the file: results keep the edition that they were computed with.
    """

    key: str
    edition: int
    title: Both
    source: Both
    is_official: bool
    valid_from: int
    valid_until: int | None
    lowest: int
    highest: int
    takes_fractions: bool
    unanswered: Unanswered
    digits: int
    predicate_from: PredicateFrom
    levels: dict[str, tuple[Level, ...]]
    domains: tuple[Domain, ...]
    aspects: tuple[Aspect, ...]
    indicators: tuple[Indicator, ...]
    predicates: tuple[Predicate, ...]
    assumptions: tuple[Assumption, ...] = ()

    @cached_property
    def by_number(self) -> dict[int, Indicator]:
        return {one.number: one for one in self.indicators}

    @cached_property
    def by_aspect(self) -> dict[int, tuple[Indicator, ...]]:
        """The indicators of each aspect by its number."""
        return {one.number: tuple(i for i in self.indicators if i.aspect == one.number) for one in self.aspects}

    def predicate_at(self, value: Fraction) -> Predicate:
        """The predicate of an index."""
        return next(one for one in reversed(self.predicates) if value >= one.lowest or one is self.predicates[0])

    def assumed(self, about: About) -> Both | None:
        """What is assumed about a part; None where the source says it."""
        return next((one.text for one in self.assumptions if one.about is about), None)

    def is_valid_in(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_until is None or year <= self.valid_until)

    def levels_of(self, indicator: Indicator) -> tuple[Level, ...]:
        return self.levels[indicator.kind]
