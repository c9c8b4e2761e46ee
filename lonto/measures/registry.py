"""One definition for every number. A room declares in its `measures.py` what it can count.

Whoever shows a number asks the same measure, so two pages can never disagree; and what is counted for a district or a
regency is the sum of its villages, because nothing else can be asked. Measures hold numbers of people and papers, no
persons: offices see every cell, also a small one; what leaves the offices has to hide small cells itself.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from lonto.accounts.models import Membership
from lonto.measures.periods import Period
from lonto.regions.models import Region
from lonto.web.texts import Text

Category = tuple[str, ...]
Counts = Mapping[Category, int]
# What a person is counted under who has no known value on an axis.
UNKNOWN = "unknown"

Count = Callable[[Collection[str], Period], Mapping[str, Counts]]


class Kind(StrEnum):
    """What a number says: how many there are on a day, or how many there were in a period."""

    STOCK = "stock"
    FLOW = "flow"


@dataclass(frozen=True)
class Axis:
    """A way to divide a number; `values` gives (value, label) in the order people expect.

    `has_history` says that the nightly snapshot keeps the number of each value besides the whole.
    """

    key: str
    title: Text
    values: Callable[[], Sequence[tuple[str, Text]]]
    has_history: bool = True


@dataclass(frozen=True)
class Measure:
    """What is counted, in which unit and by which rule.

    `count(villages, period)` takes village codes and returns, per village, how many fall into each category (one value
    per axis; the empty category where there is no axis). It may read only rows that belong to those villages and change
    with their journal, because a kept number is counted again when the village's journal has moved; a measure of rows
    that belong to regencies has `follows_regencies` and is counted again when any regency's journal has moved. A stock
    is counted as the rows stand now and gets today as its period. Give `edition` another value when the rule changes;
    `changes_daily` says that a stock depends on the day itself, as ages do.
    """

    key: str
    title: Text
    unit: Text
    definition: Text
    source: Text
    kind: Kind
    count: Count
    axes: tuple[Axis, ...] = ()
    changes_daily: bool = False
    follows_regencies: bool = False
    edition: str = "1"
    is_listed: bool = True
    list_url: Callable[[Membership, Region, Mapping[str, str]], str | None] | None = None

    @property
    def parts(self) -> "tuple[Measure, ...]":
        """The additive measures that this number is made of."""
        return (self,)


@dataclass(frozen=True)
class Ratio:
    """One additive measure divided by another, such as days by letters; a regency's comes from its villages' sums."""

    key: str
    title: Text
    unit: Text
    definition: Text
    source: Text
    above: Measure
    below: Measure
    digits: int = 1
    axes: tuple[Axis, ...] = ()
    is_listed: bool = True

    @property
    def kind(self) -> Kind:
        return self.above.kind

    @property
    def parts(self) -> tuple[Measure, ...]:
        return (self.above, self.below)


AnyMeasure: TypeAlias = Measure | Ratio
M = TypeVar("M", Measure, Ratio)

_measures: dict[str, AnyMeasure] = {}


def register(measure: M) -> M:
    """Make a measure known; ValueError where another one has its key."""
    if _measures.setdefault(measure.key, measure) is not measure:
        raise ValueError(f"There are two measures with the key {measure.key}.")
    return measure


def listed_measures() -> list[AnyMeasure]:
    """Every measure that pages list, in the order in which the rooms declared them."""
    return [measure for measure in _measures.values() if measure.is_listed]


def counted_measures() -> list[Measure]:
    """Every measure that counts, the unlisted parts of ratios too, in the order of declaration."""
    return [measure for measure in _measures.values() if isinstance(measure, Measure)]


def measure_named(key: str) -> AnyMeasure | None:
    """The measure with this key, listed or not; None where there is none."""
    return _measures.get(key)
