"""The distributions and names that people are drawn from."""

import csv
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

DATA = Path(__file__).with_name("data")
YEAR = "2020"

T = TypeVar("T")


class Draw(Generic[T]):
    """Values with their weights, one of which is drawn at a time."""

    def __init__(self, weights: list[tuple[T, float]]) -> None:
        self.values = [value for value, _weight in weights]
        self.cumulated = list(accumulate(weight for _value, weight in weights))

    def __call__(self, chance: Random) -> T:
        return chance.choices(self.values, cum_weights=self.cumulated)[0]


@dataclass(frozen=True)
class Place:
    """A village with its weight in the regency's population."""

    code: str
    district: str
    capital: str
    weight: int


def places() -> list[Place]:
    """The 169 villages in the order of their codes."""
    capitals = {row["kode"]: row["ibu_kota"] for row in _rows("penduduk_kecamatan_5315_2020")}
    return [
        Place(row["kode"], row["kecamatan"], capitals[row["kode"][:8]], int(row["total_2024_perkiraan"]))
        for row in _rows("perkiraan_penduduk_desa_5315")
    ]


@cache
def ages(sex: str) -> Draw[tuple[int, int]]:
    """Age bands (youngest, oldest) of men ("laki") or women ("perempuan"); nobody is older than 94."""
    bands: list[tuple[tuple[int, int], float]] = []
    for row in _rows("umur_kelamin_5315"):
        if row["tahun"] == YEAR:
            youngest, _dash, oldest = row["kelompok_umur"].rstrip("+").partition("-")
            bands.append(((int(youngest), int(oldest or 94)), float(row[sex])))
    return Draw(bands)


@cache
def shares(dimension: str) -> Draw[str]:
    """The categories of one dimension of the distribution table, such as "golongan_darah"."""
    return Draw(
        [(row["kategori"], float(row["proporsi"])) for row in _rows("distribusi_5315") if row["dimensi"] == dimension]
    )


@cache
def codes(dimension: str) -> Draw[int]:
    """The same where each category begins with its code: "13 TIDAK TAHU" -> 13."""
    drawn = shares(dimension)
    weights = [after - before for before, after in zip([0.0, *drawn.cumulated], drawn.cumulated, strict=False)]
    return Draw([(int(label.split()[0]), weight) for label, weight in zip(drawn.values, weights, strict=True)])


@cache
def muslim_share(district: str) -> float:
    """How large a share of a district's people is Muslim."""
    return next(
        float(row["proporsi"])
        for row in _rows("distribusi_5315")
        if row["dimensi"] == f"islam_kecamatan:{district}" and row["kategori"] == "ISLAM"
    )


@cache
def first_names(is_muslim: bool, sex: str) -> list[str]:
    group = "Muslim" if is_muslim else "Katolik"
    return [
        row["nama"] for row in _rows("nama_depan_flores") if row["sex"] == sex and row["kelompok"].startswith(group)
    ]


@cache
def last_names(is_muslim: bool) -> list[str]:
    """Manggarai names, to which each coast and faith adds its own."""
    own = "Muslim" if is_muslim else "Flores"
    return [row["nama"] for row in _rows("nama_belakang_flores") if row["kelompok"].startswith(("Manggarai", own))]


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
