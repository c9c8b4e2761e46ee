"""The weights of the five components of the yearly evaluation: what is shipped, and what a set must be."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from lonto.regency.smartcity.choices import Component

FILE = Path(__file__).parent / "data" / "weights.csv"
WHOLE = 100
COLUMNS = ("scheme", "dimension", "weight_percent", "status")


class WrongWeights(ValueError):  # noqa: N818  reads as a sentence where it is raised
    """Weights that cannot be used; the sentence names the file, the rows and what is wrong there."""


@dataclass(frozen=True)
class WeightSet:
    """Whole per cent for each component, and where they come from."""

    key: str
    weights: Mapping[Component, int]
    source: str


def whole_of(weights: Mapping[str, int]) -> int:
    """What the weights of all components add up to."""
    return sum(weights.get(one.value, 0) for one in Component)


def read_sets(text: str, name: str) -> tuple[WeightSet, ...]:
    """The sets of a table with the columns scheme, dimension, weight_percent and status; WrongWeights says where.

    Rows are counted as a spreadsheet counts them: the heading is row 1.
    """
    by_label = {str(one.label): one for one in Component}
    reader = csv.DictReader(StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise WrongWeights(f"{name}, row 1: the columns are {', '.join(COLUMNS)}.")
    weights: dict[str, dict[Component, int]] = {}
    rows: dict[str, list[int]] = {}
    sources: dict[str, str] = {}
    for number, row in enumerate(reader, 2):
        component = by_label.get(row["dimension"] or "")
        if component is None:
            raise WrongWeights(f"{name}, row {number}, dimension: '{row['dimension']}' is none of the five components.")
        written = row["weight_percent"] or ""
        if not (written.isascii() and written.isdecimal() and int(written) <= WHOLE):
            raise WrongWeights(f"{name}, row {number}, weight_percent: '{written}' is no whole number from 0 to 100.")
        own = weights.setdefault(row["scheme"], {})
        if component in own:
            raise WrongWeights(f"{name}, row {number}: {component.label} stands twice in {row['scheme']}.")
        own[component] = int(written)
        rows.setdefault(row["scheme"], []).append(number)
        sources.setdefault(row["scheme"], row["status"] or "")
    for scheme, own in weights.items():
        if (whole := sum(own.values())) != WHOLE:
            where = f"rows {rows[scheme][0]} to {rows[scheme][-1]}"
            raise WrongWeights(f"{name}, {where} ({scheme}): the weights add up to {whole}, not to {WHOLE}.")
    return tuple(WeightSet(key, own, sources[key]) for key, own in weights.items())


@cache
def shipped() -> tuple[WeightSet, ...]:
    """The sets that came with Lonto, the one that two sources confirm first."""
    return read_sets(FILE.read_text(encoding="utf-8"), FILE.name)
