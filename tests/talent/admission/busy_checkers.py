"""Several checkers press the button at the same moment, each in a thread with a connection of its own.

`python -m tests.talent.admission.busy_checkers` works on the database that the environment names, which must be empty,
and prints as JSON which documents were given. It is a program of its own because tests share one connection.
"""

import datetime as dt
import json
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

CHECKERS = 6


def main(work: Callable[[], object]) -> None:
    """Prepare the empty database, then print what the work gives."""
    import django

    django.setup()
    from django.core.management import call_command

    from lonto.regions.actions import load_regions

    call_command("migrate", verbosity=0)
    load_regions(villages_of="53.15")
    print(json.dumps(work()))


def at_once(acts: Sequence[Callable[[], object]]) -> None:
    """Do all of these at the same moment, each on a connection of its own."""
    from django.db import connection

    connection.close()
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check() -> list[str]:
    """The document that each checker was given."""
    from lonto.talent.admission.actions.checking import take_next_document

    given: list[str] = []

    def take(by: Any) -> None:
        document = take_next_document(by=by)
        given.append(str(document.pk) if document else "nothing")

    at_once([partial(take, by) for by in make_cast()])
    return given


def open_class() -> Any:
    """A class of an intake that takes applications."""
    from django.utils import timezone

    from lonto.regions.models import Region
    from lonto.talent.training.models import Academy, Intake, Programme, TrainingClass

    regency, now = Region.objects.get(pk="53.15"), timezone.now()
    programme = Programme.objects.create(
        regency=regency, name="DTS", starts_on=now.date(), ends_on=now.date(), target=100
    )
    academy = Academy.objects.create(
        regency=regency, programme=programme, code="TA", name="Thematic Academy", audience="public", level="basic"
    )
    intake = Intake.objects.create(
        regency=regency,
        programme=programme,
        name="Gelombang 1",
        regencies=["53.15"],
        opens_at=now - dt.timedelta(days=1),
        closes_at=now + dt.timedelta(days=1),
        documents_until=now.date() + dt.timedelta(days=5),
        results_on=now.date() + dt.timedelta(days=6),
        confirm_until=now + dt.timedelta(days=9),
        state="open",
    )
    return TrainingClass.objects.create(
        regency=regency,
        intake=intake,
        academy=academy,
        code="TA-1",
        theme="Literasi digital",
        level="basic",
        starts_on=now.date(),
        ends_on=now.date(),
        seats=20,
    )


def make_cast() -> list[object]:
    """Checkers, and as many waiting documents."""
    from django.utils import timezone

    from lonto.accounts.choices import OfficeKind, Role
    from lonto.accounts.models import Account, Membership, Office
    from lonto.regions.models import Region
    from lonto.talent.admission.models import Document
    from tests.talent.admission.allocating import apply

    chosen, now = open_class(), timezone.now()
    intake, regency, village = chosen.intake, chosen.regency, Region.objects.get(pk="53.15.05.2008")
    office = Office.objects.create(kind=OfficeKind.AGENCY, region=regency, name="Dinas Kominfo")
    checkers: list[object] = []
    for number in range(CHECKERS):
        application = apply(intake, village, [chosen])
        Document.objects.create(
            regency=regency, application=application, kind="identity_card", sha256="0" * 64, uploaded_at=now
        )
        account = Account.objects.create_user(f"program.{number}", name=f"Petugas {number}")
        checkers.append(
            Membership.objects.create(
                account=account, office=office, role=Role.PROGRAMME_OFFICER, since=dt.date(2024, 1, 1)
            )
        )
    return checkers


if __name__ == "__main__":
    main(check)
