"""Making the whole invented regency, beside copying the same rows inside the database."""

import os
import time

from django.core.management import call_command
from django.db import connection

from tests.bench.figures import Figure, Row

BOUND = 180.0


def measure() -> list[Row]:
    residents = int(os.environ["BENCH_RESIDENTS"])
    began = time.perf_counter()
    call_command("make_synthetic", residents=residents)
    taken = time.perf_counter() - began
    if connection.vendor == "postgresql":
        # What its own autovacuum does a minute later.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return [Figure(f"make the regency of {residents:,} residents", taken, "s", _copied(), BOUND).as_row()]


def _copied() -> float:
    began = time.perf_counter()
    with connection.cursor() as cursor:
        for table in ("residents_resident", "residents_family", "journal_change"):
            cursor.execute(f"CREATE TABLE bench_copy AS SELECT * FROM {table}")
            cursor.execute("DROP TABLE bench_copy")
    return time.perf_counter() - began
