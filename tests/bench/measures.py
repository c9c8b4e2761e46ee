"""The numbers of the regency: counted for the first time, after one village moved, and kept."""

from django.db import connection

from lonto.journal.models import Stream
from lonto.measures import queries
from lonto.measures.models import MeasureValue
from lonto.regions.models import Region
from lonto.village.residents.measures import FAMILIES, RESIDENTS
from tests.bench.figures import Figure, Row, median_ms

REGENCY, DISTRICT, VILLAGE = "53.15", "53.15.05", "53.15.05.2008"
BY_SEX_AND_BIRTH = (
    "SELECT village_id, sex, born_on > %s, COUNT(*) FROM residents_resident WHERE status = 1 GROUP BY 1, 2, 3"
)


def measure() -> list[Row]:
    regions = [Region.objects.get(pk=code) for code in (VILLAGE, DISTRICT, REGENCY)]
    asked = [(RESIDENTS, None), (FAMILIES, None)]

    def ask() -> None:
        queries.table(asked, regions)

    def from_nothing() -> None:
        MeasureValue.objects.all().delete()
        ask()

    def one_moved() -> None:
        stream = Stream.objects.get(region=VILLAGE)
        stream.changed_number += 1
        stream.save()
        ask()

    cold = median_ms(from_nothing, times=5)
    return [
        Figure("numbers of the regency, counted for the first time", cold, "ms", _bare_count()).as_row(),
        Figure("numbers of the regency, one village moved", median_ms(one_moved), "ms").as_row(),
        Figure("numbers of the regency, kept", median_ms(ask), "ms").as_row(),
    ]


def _bare_count() -> float:
    def count() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BY_SEX_AND_BIRTH, ["2000-01-01"])
            cursor.fetchall()

    return median_ms(count, times=5)
