"""The matrix of PermenPANRB 5/2020: fixed sizes for likelihood and impact, and what they are called."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
STEPS = range(1, 6)


@dataclass(frozen=True)
class Step:
    """One step of likelihood or impact; `span` says what it covers ("> 5% – 10%, 2–5×")."""

    number: int
    name: str
    span: str


@dataclass(frozen=True)
class Band:
    """Sizes from `lowest` to `highest` are one level of risk."""

    number: int
    name: str
    lowest: int
    highest: int


def size_of(likelihood: int, impact: int) -> int:
    """The size of a risk, 1 to 25; KeyError outside 1 to 5. It is read from the matrix and never multiplied."""
    return _matrix()[likelihood, impact]


def band_of(size: int) -> Band:
    """The level of a size."""
    return next(one for one in bands() if one.lowest <= size <= one.highest)


@cache
def bands() -> tuple[Band, ...]:
    """The levels of risk, the lowest first."""
    rows = _rows("risk_level")
    return tuple(Band(int(row["level"]), row["name"], int(row["from"]), int(row["to"])) for row in rows)


@cache
def steps_of(kind: str) -> tuple[Step, ...]:
    """The steps of "likelihood" or "impact"."""
    return tuple(Step(int(row["level"]), row["name"], row["span"]) for row in _rows(kind))


@cache
def names_of(kind: str) -> dict[str, str]:
    """The names of "category" or "impact_area" by their number."""
    return {row["level"]: row["name"] for row in _rows(kind)}


@cache
def _matrix() -> dict[tuple[int, int], int]:
    with (FOLDER / "matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [{key: int(text) for key, text in row.items()} for row in csv.DictReader(file)]
    return {(row["likelihood"], row["impact"]): row["besaran_risiko"] for row in rows}


def _rows(kind: str) -> list[dict[str, str]]:
    with (FOLDER / "levels.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["type"] == kind]
