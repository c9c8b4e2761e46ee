"""Two officers of one agency save the same answer at the same moment, again and again, each on a connection of its own.

`python -m tests.regency.maturity.busy_agency` works on the database that the environment names, which must be empty,
and prints what it found as JSON. It is a program of its own because tests share one connection.
"""

import json
import threading
from typing import Any

ROUNDS = 12
OFFICERS = 2


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(work()))


def work() -> dict[str, Any]:
    """Every round both officers save what they saw last; who won, who was told, and what stands in the end."""
    from lonto.journal.models import Stream
    from lonto.journal.queries import verify_stream
    from lonto.regency.maturity.models import Answer

    coordinator, officers = _people()
    answer = _answer(coordinator, officers[0])
    rounds = [_round(officers, answer, number) for number in range(ROUNDS)]
    stream = Stream.objects.get(region=answer.regency_id)
    kept = Answer.objects.get(pk=answer.pk)
    return {
        "rounds": rounds,
        "version": kept.version,
        "explanation": kept.explanation,
        "saves": stream.entries.filter(verb="maturity.save_answer").count(),
        "journal": str(verify_stream(stream)),
    }


def _round(officers: list[Any], answer: Any, number: int) -> dict[str, Any]:
    start = threading.Barrier(OFFICERS)
    outcome: dict[str, str] = {}

    def save(by: Any) -> None:
        from django.core.exceptions import ValidationError
        from django.db import connection

        from lonto.regency.maturity.actions import AnswerDetails, save_answer

        details = AnswerDetails(None, [], f"{number}: {by.account.name}", version=number)
        start.wait()
        try:
            save_answer(by=by, answer=answer, details=details)
            outcome[by.account.name] = "saved"
        except ValidationError as error:
            outcome[by.account.name] = error.messages[0]
        except Exception as error:
            outcome[by.account.name] = f"{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(by,)) for by in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def _people() -> tuple[Any, list[Any]]:
    from lonto.accounts.choices import OfficeKind, Role
    from lonto.accounts.models import Office
    from lonto.regions.actions import load_regions
    from lonto.regions.models import Region
    from tests.conftest import make_member

    load_regions(villages_of="53.15")
    regency = Region.objects.get(pk="53.15")
    agency = Office.objects.create(kind=OfficeKind.AGENCY, region=regency, name="Dinas Komunikasi dan Informatika")
    coordinator = make_member(agency, Role.COORDINATOR, "koordinator", "Lusia Nanut")
    names = ("Edmundus Barung", "Rofina Jelau")
    return coordinator, [make_member(agency, Role.AGENCY_OFFICER, f"petugas.{n}", name) for n, name in enumerate(names)]


def _answer(coordinator: Any, officer: Any) -> Any:
    from tests.regency.maturity.assessing import given, opened

    assessment = opened(coordinator)
    given(coordinator, assessment, officer, [1])
    return assessment.answers.get(number=1)


if __name__ == "__main__":
    main()
