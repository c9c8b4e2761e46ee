"""The map of the regency with two measures side by side and the regency's numbers of at least twelve."""

import gzip
from collections.abc import Collection

from django.urls import reverse

from lonto.measures.periods import Period
from lonto.measures.registry import Counts, Kind, Measure, listed_measures, register
from lonto.village.residents.models import Resident
from tests.bench.figures import Figure, Row, median_ms, statements
from tests.bench.offices import people, signed_in

MEASURES = 12
MOST_QUERIES, MOST_MS, MOST_KB = 12, 150, 60


def measure() -> list[Row]:
    for number in range(MEASURES - len(listed_measures())):
        _register_one_more(number)
    client = signed_in(people().administrator)
    address = f"{reverse('measures:map')}?measure=residents&second=families"
    client.get(address)
    with statements() as asked:
        answer = client.get(address)
    assert answer.content.count(b"<path id=") == 169, "the map is not there"
    taken = median_ms(lambda: client.get(address))
    weight = len(gzip.compress(answer.content, 6)) / 1000
    return [
        Figure("map of the regency with 12 measures: queries", len(asked.asked), "", None, MOST_QUERIES).as_row(),
        Figure("map of the regency with 12 measures", taken, "ms", None, MOST_MS).as_row(),
        Figure("map of the regency with 12 measures, compressed", weight, "kB", None, MOST_KB).as_row(),
    ]


def _register_one_more(number: int) -> None:
    """Rooms that are not there yet will bring their measures; until then the residents of a birth year stand in."""

    def count(villages: Collection[str], period: Period) -> dict[str, Counts]:
        rows = Resident.objects.filter(village__in=villages, born_on__year=1970 + number).order_by()
        found: dict[str, Counts] = {}
        for village in rows.values_list("village_id", flat=True):
            found[village] = {(): found.get(village, {(): 0})[()] + 1}
        return found

    title = f"Born in {1970 + number}"
    register(Measure(f"bench-{number}", title, "people", title, "bench", Kind.STOCK, count))
