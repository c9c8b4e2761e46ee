"""The nightly snapshot of all measures for every village: the first one, a busy night, a quiet one, and its size."""

import datetime as dt
import time

from django.db import connection
from django.utils import timezone

from lonto.journal.models import Stream
from lonto.measures.history import history_of
from lonto.measures.models import Line, Step
from lonto.measures.queries import Question
from lonto.measures.registry import counted_measures
from lonto.measures.snapshots import take_snapshot
from lonto.regions.models import Region
from lonto.village.residents.measures import RESIDENTS
from tests.bench.figures import Figure, Row, median_ms

BOUND = 20.0
DAYS = dt.timedelta(days=730)
# What a year of 169 villages brings: every village changes each stock a hundred times, in the whole and in two parts,
# and each flow in every month, in the whole and in five parts.
CHANGES_OF_STOCK, CELLS_OF_STOCK, CELLS_OF_FLOW = 100, 3, 6


def measure() -> list[Row]:
    first, _rows = _seconds()
    # Everything moved: each village counts all its numbers of two years again.
    for stream in Stream.objects.all():
        stream.changed_number += 1
        stream.save()
    busy, _rows = _seconds()
    quiet, _rows = _seconds()
    regency = Region.objects.get(pk="53.15")
    today = timezone.localdate()
    _two_years_before(today)

    def two_years() -> None:
        history_of(Question(RESIDENTS), regency, today - DAYS, today)

    return [
        Figure("snapshot of all measures of 169 villages, the first", first, "s", bound=BOUND).as_row(),
        Figure("snapshot when every village has changed", busy, "s", bound=BOUND).as_row(),
        Figure("snapshot of a night without changes", quiet, "s", bound=BOUND).as_row(),
        Figure("two years of a number of the regency", median_ms(two_years), "ms").as_row(),
        Figure("a step in the history, indexes included", _bytes_of_a_step(), "bytes").as_row(),
        Figure("history of a year", _bytes_of_a_step() * _steps_of_a_year() / 1e6, "MB").as_row(),
    ]


def _two_years_before(today: dt.date) -> None:
    """Let the residents of each village change on every third or fourth day of two years."""
    line = Line.objects.get(measure=RESIDENTS.key, cell="")
    rows = [
        Step(line=line, village_id=village, day=today - dt.timedelta(days=back), change=1)
        for place, village in enumerate(Stream.objects.values_list("pk", flat=True))
        for back in range(1 + place % 3, DAYS.days, 365 // CHANGES_OF_STOCK + 1)
    ]
    Step.objects.bulk_create(rows, batch_size=150)


def _seconds() -> tuple[float, int]:
    began = time.perf_counter()
    changes = take_snapshot().changes
    return time.perf_counter() - began, changes


def _steps_of_a_year() -> int:
    kinds = [one.kind.value for one in counted_measures()]
    stocks, flows = kinds.count("stock"), kinds.count("flow")
    return 169 * (stocks * CHANGES_OF_STOCK * CELLS_OF_STOCK + flows * 12 * CELLS_OF_FLOW)


def _bytes_of_a_step() -> float:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('measures_step')")
        else:
            cursor.execute(
                "SELECT SUM(pgsize) FROM dbstat WHERE name = 'measures_step' OR name LIKE 'measures_step_%%'"
                " OR name LIKE 'step_once%%' OR name LIKE 'sqlite_autoindex_measures_step%%'"
            )
        return float(cursor.fetchone()[0]) / Step.objects.count()
