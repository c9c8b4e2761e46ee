"""Measures over a table in memory, which show when they are asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lonto.measures.periods import Period
from lonto.measures.registry import Axis, Counts, Kind, Measure

SEXES = Axis("sex", "Sex", lambda: [("1", "Male"), ("2", "Female")])


@dataclass
class Counter:
    """Knows how many there are in each village, and keeps which villages it was asked for."""

    now: dict[str, Counts] = field(default_factory=dict)
    asked: list[list[str]] = field(default_factory=list)

    def __call__(self, villages: Collection[str], period: Period) -> Mapping[str, Counts]:
        self.asked.append(sorted(villages))
        return {code: self.now[code] for code in villages if code in self.now}


def measure(count: Counter, key: str = "things", **fields: object) -> Measure:
    """A stock of things by sex, unless `fields` say otherwise."""
    shape: dict[str, object] = {
        "title": key,
        "unit": "things",
        "definition": "Things there are.",
        "source": "test",
        "kind": Kind.STOCK,
        "axes": (SEXES,),
    }
    return Measure(key, count=count, **shape | fields)  # type: ignore[arg-type]
