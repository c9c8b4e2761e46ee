"""Importing 20,000 rows into a village, beside reading the file and inserting the rows as they are."""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from python_calamine import CalamineWorkbook
from uuid_utils.compat import uuid7

from lonto.regions.models import Region
from lonto.village.residents.actions.carrying_out import import_at_once
from lonto.village.residents.importing.planning import Wishes
from lonto.village.residents.models import Resident
from tests.bench.figures import Figure, Row
from tests.bench.places import HOUSE
from tests.bench.sheet import ROWS

WRITE = "import django, sys; django.setup(); from tests.bench.sheet import write; write(sys.argv[1])"
VILLAGE = "53.15.05.2008"


def measure() -> list[Row]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "penduduk.xlsx"
        # Written by another process, whose memory is not ours.
        subprocess.run([sys.executable, "-c", WRITE, str(file)], cwd=HOUSE, check=True)
        seconds = _imported(file)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        again = _imported(file)
        return [
            Figure(f"import {ROWS:,} rows", seconds, "s", _bare(file), 8).as_row(),
            Figure(f"import {ROWS:,} rows: memory at its highest", megabytes, "MB", None, 500).as_row(),
            Figure(f"import the same {ROWS:,} rows again", again, "s", None, 8).as_row(),
        ]


def _imported(path: Path) -> float:
    began = time.perf_counter()
    with path.open("rb") as file:
        outcome = import_at_once(
            by=None,
            village=Region.objects.get(pk=VILLAGE),
            file=file,
            name=path.name,
            wishes=Wishes(),
            takes_good_rows=True,
        )
    assert outcome.plan.counts.refused == 0
    assert outcome.plan.counts.new + outcome.plan.counts.unchanged == ROWS
    return time.perf_counter() - began


def _bare(path: Path) -> float:
    """Calamine alone and a bare insert of as many rows, taken back at the end."""
    rows = list(Resident.objects.all())
    for row in rows:
        row.pk, row.nik = uuid7(), None
    began = time.perf_counter()
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    with transaction.atomic():
        Resident.objects.bulk_create(rows)
        transaction.set_rollback(True)
    return time.perf_counter() - began
