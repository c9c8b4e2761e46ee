"""The parts of the six dimensions, as the file gives them, each with where its name comes from."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from lonto.regency.smartcity.choices import Dimension

FILE = Path(__file__).parent / "data" / "dimensions.csv"
UNCONFIRMED = "UNCONFIRMED"


@dataclass(frozen=True)
class Part:
    """One part of a dimension; `key` is that of the dimension and its place in it, such as "living-2"."""

    key: str
    dimension: Dimension
    name: str
    is_confirmed: bool
    source: str

    @property
    def label(self) -> str:
        """The name, with the mark where no official list has confirmed it."""
        return self.name if self.is_confirmed else _("%(name)s (name not confirmed)") % {"name": self.name}

    def __str__(self) -> str:
        return f"{self.dimension.label}: {self.label}"


@cache
def parts() -> tuple[Part, ...]:
    """All parts in the order of the file."""
    by_label = {str(one.label): one for one in Dimension}
    found: list[Part] = []
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            dimension = by_label[row["dimension"]]
            place = 1 + sum(one.dimension is dimension for one in found)
            is_confirmed = not row["status"].startswith(UNCONFIRMED)
            found.append(
                Part(f"{dimension.value}-{place}", dimension, row["sub_dimension"], is_confirmed, row["status"])
            )
    return tuple(found)


def part_named(key: str) -> Part | None:
    return next((one for one in parts() if one.key == key), None)


def parts_of(dimension: str) -> tuple[Part, ...]:
    return tuple(one for one in parts() if one.dimension == dimension)
