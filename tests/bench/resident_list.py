"""The list of residents, 50 rows, beside a bare query for the same rows with an empty page.

Both are whole requests of a signed-in person, through the same middleware. The regency's list also records in the
journal that somebody looked from above, which the bare page does not, so only its queries have a bound.
"""

from django.test import override_settings
from django.urls import reverse

from lonto.accounts.models import Membership
from tests.bench.figures import Figure, Row, side_by_side_ms, statements
from tests.bench.offices import people, signed_in

MOST_QUERIES = 10
TIMES_THE_FLOOR = 3


def measure() -> list[Row]:
    cast = people()
    return [
        *_figures("in a village", cast.clerk, TIMES_THE_FLOOR),
        *_figures("in the regency", cast.administrator, None),
    ]


@override_settings(ROOT_URLCONF="tests.bench.bare_pages")
def _figures(where: str, by: Membership, times_the_floor: int | None) -> list[Row]:
    client = signed_in(by)
    url = reverse("residents:residents")
    client.get(url)
    with statements() as asked:
        answer = client.get(url)
    assert answer.content.count(b"<tr>") > 50, "the list is not there"
    assert client.get("/bare/").status_code == 200
    taken, floor = side_by_side_ms(lambda: client.get(url), lambda: client.get("/bare/"))
    queries = Figure(f"list of 50 residents {where}: queries", len(asked.asked), "", None, MOST_QUERIES)
    bound = times_the_floor and times_the_floor * floor
    time = Figure(f"list of 50 residents {where}", taken, "ms", floor, bound)
    return [queries.as_row(), time.as_row()]
