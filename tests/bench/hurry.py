"""Two signers and ten clerks at once: no lock error, no number twice, none missing."""

from collections import Counter

from django.db import connection

from tests.bench.figures import Figure, Row
from tests.village.letters.busy_office import work

WHO = f"two signers and ten clerks at once on {connection.display_name}"


def measure() -> list[Row]:
    found = work()
    given = Counter(found["numbers"])
    twice = sum(times - 1 for times in given.values())
    missing = max(given, default=0) - len(given) + found["waiting"]
    return [
        Figure(f"{WHO}: errors", len(found["errors"]), "", 0, 0).as_row(),
        Figure(f"{WHO}: numbers given twice", twice, "", 0, 0).as_row(),
        Figure(f"{WHO}: numbers missing", missing, "", 0, 0).as_row(),
        Figure(f"{WHO}: longest wait of one step", found["longest_wait"], "s").as_row(),
    ]
