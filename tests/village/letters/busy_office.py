"""An office in a hurry: ten clerks write and two signers sign at the same moment, each on a connection of its own.

`python -m tests.village.letters.busy_office` works on the database that the environment names, which must be empty,
and prints what it found as JSON. It is a program of its own because tests share one connection.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Any

CLERKS = 10
LETTERS_OF_A_CLERK = 3


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(work()))


def work() -> dict[str, Any]:
    """Run the office until every letter is signed; the numbers given, the errors, and the longest wait in seconds."""
    from lonto.accounts.models import Membership
    from lonto.journal.models import Stream
    from lonto.journal.queries import verify_stream
    from lonto.village.letters.models import Letter
    from lonto.village.residents.models import Resident

    clerks, signers, resident = _people()
    errors: list[str] = []
    waits: list[float] = []
    written = threading.Semaphore(0)

    def write(by: Membership, resident: Resident) -> None:
        from lonto.village.letters.actions import start_letter, submit_letter

        from .conftest import ANSWERS

        for _ in range(LETTERS_OF_A_CLERK):
            began = time.perf_counter()
            letter = start_letter(by=by, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])
            submit_letter(by=by, letter=letter)
            waits.append(time.perf_counter() - began)
            written.release()

    def sign(by: Membership) -> None:
        from lonto.signing.signers.registry import open_signer
        from lonto.village.letters.actions import approve_letter, sign_letter
        from lonto.village.letters.choices import State

        from .conftest import PASSPHRASE

        signer = open_signer(by, PASSPHRASE)
        for _ in range(CLERKS * LETTERS_OF_A_CLERK // 2):
            written.acquire(timeout=60)
            while True:
                letter = Letter.objects.filter(state=State.SUBMITTED).order_by("?").first()
                if letter is None:
                    break
                began = time.perf_counter()
                if _took(lambda letter=letter: approve_letter(by=by, letter=letter)):  # type: ignore[misc]
                    sign_letter(by=by, letter=letter, signer=signer)
                    waits.append(time.perf_counter() - began)
                    break

    jobs: list[Callable[[], None]] = [lambda by=by: write(by, resident) for by in clerks]  # type: ignore[misc]
    jobs += [lambda by=by: sign(by) for by in signers]  # type: ignore[misc]
    _run_at_once(jobs, errors)
    stream = Stream.objects.get(region=resident.village)
    return {
        "errors": errors,
        "numbers": sorted(Letter.objects.exclude(number=None).values_list("number", flat=True)),
        "waiting": Letter.objects.filter(number=None).count(),
        "journal": str(verify_stream(stream)),
        "longest_wait": round(max(waits, default=0), 3),
    }


def _took(step: Callable[[], object]) -> bool:
    """Whether the step was ours; the other signer may have been quicker."""
    from lonto.village.letters.states import StepNotPossibleError

    try:
        step()
    except StepNotPossibleError:
        return False
    return True


def _run_at_once(jobs: list[Callable[[], None]], errors: list[str]) -> None:
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], None]) -> None:
        from django.db import connection

        start.wait()
        try:
            job()
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _people() -> tuple[list[Any], list[Any], Any]:
    from lonto.accounts.choices import OfficeKind, Role
    from lonto.accounts.models import Office
    from lonto.regions.actions import load_regions
    from lonto.regions.models import Region
    from lonto.signing import keys
    from lonto.signing.actions import create_key
    from tests.conftest import make_member

    from .conftest import PASSPHRASE, make_resident
    from .test_signing_letters import set_up

    keys.SCRYPT_COST = 2**4
    load_regions(villages_of="53.15")
    village = Region.objects.get(pk="53.15.05.2008")
    office = Office.objects.create(kind=OfficeKind.VILLAGE, region=village, name="Kantor Desa Macang Tanggar")
    clerks = [make_member(office, Role.CLERK, f"operator.{n}", f"Operator {n}") for n in range(CLERKS)]
    signers = [
        make_member(office, Role.HEAD, "kades", "Benediktus Hamin"),
        make_member(office, Role.SECRETARY, "sekdes", "Yosef Darus"),
    ]
    set_up(signers[0], secretary_signs=True)
    for by in signers:
        create_key(by=by, passphrase=PASSPHRASE)
    return clerks, signers, make_resident(village)


if __name__ == "__main__":
    main()
