"""The 621 institutions whose SPBE index of 2023 was published, to see where a result stands among them."""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from lonto.lib.rounding import half_up

FOLDER = Path(__file__).parent / "data" / "published"
YEAR = 2023
SCHEME = "spbe-2020"
"""What the published indices were measured by: only a result of this scheme can be placed among them."""
KINDS = {"Pemerintah Kab.": "kabupaten", "Pemerintah Kota": "kota", "Pemerintah Provinsi": "provinsi"}


@dataclass(frozen=True)
class Institution:
    """One published result; `group` as in the report, `kind` that of a region ("kabupaten"), empty for others."""

    name: str
    group: str
    kind: str
    index: Decimal
    predicate: str


@dataclass(frozen=True)
class Place:
    """`place` of `of`, counted from the highest; equal results share the better place.

    `middle` is the median of the others and `below` how many of them are lower.
    """

    place: int
    of: int
    below: int
    middle: Decimal


@cache
def institutions() -> tuple[Institution, ...]:
    """All published institutions, the highest index first."""
    with (FOLDER / "institutions_2023.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            Institution(
                row["instansi"],
                row["group"],
                next((kind for start, kind in KINDS.items() if row["instansi"].startswith(start)), ""),
                Decimal(row["index_published"]),
                row["predicate_published"],
            )
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda one: (-one.index, one.name)))


def of_kind(kind: str) -> tuple[Institution, ...]:
    """The governments of regencies, of cities or of provinces."""
    return tuple(one for one in institutions() if one.kind == kind)


def of_province(name: str) -> tuple[Institution, ...]:
    """The governments in a province, its own included."""
    return tuple(one for one in institutions() if one.group == f"Pemerintah Daerah di {name}")


def place_among(index: Decimal, others: Collection[Institution]) -> Place:
    """Where an index as it is published would have stood in 2023; LookupError where there are no others."""
    rising = sorted(one.index for one in others)
    count = len(rising)
    if not count:
        raise LookupError("There is nobody to stand among.")
    middle = (Fraction(rising[(count - 1) // 2]) + Fraction(rising[count // 2])) / 2
    return Place(1 + count - bisect_right(rising, index), count, bisect_left(rising, index), half_up(middle, 2))
