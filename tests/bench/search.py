"""The search by three letters of a name, in the database alone, beside one bare statement for the same rows."""

from django.db import connection
from django.urls import reverse

from lonto.accounts.models import Membership
from tests.bench.figures import Figure, Row, median_ms, statements
from tests.bench.offices import VILLAGE, people, signed_in

IN_VILLAGE, IN_REGENCY = 5.0, 20.0
# Beginnings of frequent and of rare names, and three letters that nobody's name begins with.
WORDS = ("mar", "yoh", "jeh", "sit", "xyz")
TABLE = "residents_resident"
BARE = f"SELECT id, name, nik, sex, born_on FROM {TABLE} WHERE status = 1 AND "
BARE_END = " ORDER BY folded, id LIMIT 50"


def measure() -> list[Row]:
    cast = people()
    in_village = _slowest(cast.clerk)
    in_regency = _slowest(cast.administrator)
    bare_village = max(_bare("village_id = %s AND folded LIKE %s", VILLAGE, f"%{word}%") for word in WORDS)
    bare_regency = max(_bare("folded >= %s AND folded < %s", word, word + "\U0010ffff") for word in WORDS)
    return [
        Figure("name search by 3 letters in a village", in_village, "ms", bare_village, IN_VILLAGE).as_row(),
        Figure("name search by 3 letters in the regency", in_regency, "ms", bare_regency, IN_REGENCY).as_row(),
    ]


def _slowest(by: Membership) -> float:
    """What the list page asks of the residents' table for a search, for the word that takes longest."""
    client = signed_in(by)
    slowest = 0.0
    for word in WORDS:
        with statements() as asked:
            answer = client.get(reverse("residents:residents"), {"q": word})
        assert answer.status_code == 200
        about_residents = asked.about(TABLE)
        assert about_residents.asked
        slowest = max(slowest, median_ms(about_residents.replay))
    return slowest


def _bare(condition: str, *values: str) -> float:
    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(BARE + condition + BARE_END, values)
            cursor.fetchall()

    return median_ms(ask)
