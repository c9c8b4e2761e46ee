"""Many writers on one journal at the same moment, each in a process of its own.

`python -m tests.journal.busy_writers` works on the database that the environment names, which must be empty, and
prints what it found as JSON. It is a program of its own because tests share one connection.
"""

import json
import multiprocessing
from typing import Any

WRITERS = 6
ENTRIES_OF_A_WRITER = 20


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from lonto.regions.actions import load_regions

    call_command("migrate", verbosity=0)
    load_regions(villages_of="53.15")
    print(json.dumps(work()))


def work() -> dict[str, Any]:
    """Let all writers write at once; the numbers they were given, their errors, and what the chain says."""
    from django.db import connection

    from lonto.journal.models import Stream
    from lonto.journal.queries import verify_stream
    from lonto.journal.replay import differences

    connection.close()
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        answers = pool.map(write, range(WRITERS))
    stream = Stream.objects.get(region="53.15.05.2008")
    return {
        "errors": [error for answer in answers for error in answer["errors"]],
        "given": sorted(number for answer in answers for number in answer["numbers"]),
        "stored": list(stream.entries.order_by("number").values_list("number", flat=True)),
        "problem": str(verify_stream(stream)),
        "differences": list(differences(stream.region)),
    }


def write(writer: int) -> dict[str, Any]:
    """What one writer does: read the village's hamlets, add one, record it."""
    import django

    django.setup()
    from lonto.journal.actions import record, writing
    from lonto.regions.models import Region
    from lonto.village.residents.models import Hamlet

    village = Region.objects.get(pk="53.15.05.2008")
    numbers, errors = [], []
    for turn in range(ENTRIES_OF_A_WRITER):
        try:
            with writing(village) as stream:
                count = Hamlet.objects.filter(village=village).count()
                name = f"Dusun {writer} {turn} {count}"
                hamlet = Hamlet.objects.create(village=village, name=name, folded=name.lower())
                numbers.append(record(by=None, stream=stream, verb="tests.add_hamlet", saved=[hamlet]).number)
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
    return {"numbers": numbers, "errors": errors}


if __name__ == "__main__":
    main()
