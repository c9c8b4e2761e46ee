"""Published results of real evaluations, as the tests read them."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[2] / "data" / "maturity"
Line = dict[str, str]


def lines_of(name: str, folder: Path = DATA) -> list[Line]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def groups_of_aspects() -> Iterator[tuple[str, dict[str, str]]]:
    """Each group of a year with its published numbers: SPBE, D1 to D4, A1 to A8."""
    groups: dict[str, dict[str, str]] = {}
    for line in lines_of("results_aspects_national_2023_2024.csv"):
        groups.setdefault(f"{line['year']} {line['group']}", {})[line["row"]] = line["published"]
    yield from groups.items()
