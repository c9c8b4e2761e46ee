"""Loading the reference tree of regions; idempotent, a second run changes nothing."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from lonto.lib.names import fold
from lonto.regions.choices import Level
from lonto.regions.drawings import drawings_of
from lonto.regions.models import Border, Drawing, FormerCode, Region
from lonto.regions.queries import known_codes

DATA = Path(__file__).parent / "data"
PILOT = "53.15"


@transaction.atomic
def load_regions(*, villages_of: str | None = None) -> int:
    """Load or refresh the tree and return how many regions it holds.

    `villages_of` limits the fourth level to one regency (tests need no more); by default all 91,599 rows are loaded.
    """
    rows = [
        row
        for row in _read_tree()
        if villages_of is None or row.level < Level.VILLAGE or row.pk.startswith(villages_of)
    ]
    fields = ["level", "kind", "name", "folded", "parent", "postal_code", "lat", "lng"]
    Region.objects.bulk_create(
        rows, batch_size=5000, update_conflicts=True, unique_fields=["code"], update_fields=fields
    )
    known = {row.pk for row in rows}
    formers = [former for former in _read_former_codes() if former.successor_id is None or former.successor_id in known]
    FormerCode.objects.bulk_create(
        formers,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["level", "name", "last_version", "successor"],
    )
    borders = list(_read_borders())
    Border.objects.bulk_create(borders, update_conflicts=True, unique_fields=["region"], update_fields=["geometry"])
    Drawing.objects.bulk_create(
        drawings_of(borders),
        update_conflicts=True,
        unique_fields=["regency"],
        update_fields=["width", "height", "paths"],
    )
    known_codes.cache_clear()
    return len(rows)


def _read_tree() -> Iterator[Region]:
    with gzip.open(DATA / "wilayah.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = row["kode"]
            yield Region(
                code=code,
                level=int(row["tingkat"]),
                kind=row["jenis"],
                name=row["nama"],
                folded=fold(row["nama"]),
                parent_id=code.rpartition(".")[0] or None,
                postal_code=row["kode_pos"],
                lat=Decimal(row["lat"]) if row["lat"] else None,
                lng=Decimal(row["lng"]) if row["lng"] else None,
            )


def _read_former_codes() -> Iterator[FormerCode]:
    successors = {row["kode_lama"]: row["kode_baru_2025"] for row in _rows("perubahan_kode_kabkota.csv")}
    for name, level in (("kabkota_historis.csv", Level.REGENCY), ("kecamatan_historis.csv", Level.DISTRICT)):
        for row in _rows(name):
            if row["aktif_2025"] == "0":
                yield FormerCode(
                    code=row["kode"],
                    level=level,
                    name=row["nama_terakhir"],
                    last_version=row["versi_terakhir"],
                    successor_id=successors.get(row["kode"]),
                )
    for row in _rows("perubahan_kode_desa_5315.csv"):
        yield FormerCode(
            code=row["kode_lama_2015"],
            level=Level.VILLAGE,
            name=row["nama"],
            last_version="2015",
            successor_id=row["kode_baru_2017"],
        )


def _read_borders() -> Iterator[Border]:
    for kind in ("kabupaten", "kecamatan", "desa"):
        with gzip.open(DATA / f"{PILOT}_{kind}.geojson.gz", "rt", encoding="utf-8") as file:
            for feature in json.load(file)["features"]:
                yield Border(region_id=feature["properties"]["kode"], geometry=feature["geometry"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(text))
