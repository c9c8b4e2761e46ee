"""Letters issued and working days to the signature, as numbers."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from lonto.accounts.models import Membership
from lonto.measures import queries
from lonto.measures.periods import Period
from lonto.regions.models import Region
from lonto.signing.actions import create_key
from lonto.signing.signers.base import Signer
from lonto.signing.signers.registry import open_signer
from lonto.village.letters.actions import approve_letter, sign_letter, start_letter, submit_letter, withdraw_letter
from lonto.village.letters.measures import DAYS_TO_SIGNATURE, LETTERS_ISSUED
from lonto.village.letters.models import Letter
from lonto.village.residents.models import Resident
from tests.village.letters.conftest import ANSWERS, PASSPHRASE

NOVEMBER = Period.month(2026, 11)


class Office:
    """Writes letters on one day and signs them on another."""

    def __init__(self, clerk: Membership, secretary: Membership, head: Membership, signer: Signer) -> None:
        self.clerk, self.secretary, self.head, self.signer = clerk, secretary, head, signer

    def issue(self, resident: Resident, *, requested: str, signed: str, type_code: str = "SKTM") -> Letter:
        with time_machine.travel(f"{requested}T02:00:00Z", tick=False):
            letter = start_letter(by=self.clerk, resident=resident, type_code=type_code, answers=ANSWERS[type_code])
            letter = approve_letter(by=self.secretary, letter=submit_letter(by=self.clerk, letter=letter))
        with time_machine.travel(f"{signed}T02:00:00Z", tick=False):
            return sign_letter(by=self.head, letter=letter, signer=self.signer)


@pytest.fixture
def office_work(clerk: Membership, secretary: Membership, head: Membership) -> Office:
    with time_machine.travel("2026-01-05T02:00:00Z", tick=False):
        create_key(by=head, passphrase=PASSPHRASE)
        return Office(clerk, secretary, head, open_signer(head, PASSPHRASE))


def test_letters_count_in_the_month_of_their_signature(
    office_work: Office, resident: Resident, village: Region
) -> None:
    office_work.issue(resident, requested="2026-10-30", signed="2026-11-02")
    office_work.issue(resident, requested="2026-11-03", signed="2026-11-03", type_code="SKU")
    assert queries.value(LETTERS_ISSUED, village, Period.month(2026, 10)) == 0
    assert queries.breakdown(LETTERS_ISSUED, village, NOVEMBER) == {("SKTM",): 1, ("SKU",): 1}


def test_a_letter_that_waits_is_not_issued(approved: Letter, village: Region) -> None:
    assert queries.value(LETTERS_ISSUED, village) == 0


def test_a_letter_withdrawn_later_was_issued(office_work: Office, resident: Resident, village: Region) -> None:
    letter = office_work.issue(resident, requested="2026-11-02", signed="2026-11-02")
    assert queries.value(LETTERS_ISSUED, village, NOVEMBER) == 1
    with time_machine.travel("2026-11-05T02:00:00Z", tick=False):
        withdraw_letter(by=office_work.head, letter=letter, reason="Salah nama")
    assert queries.value(LETTERS_ISSUED, village, NOVEMBER) == 1


def test_a_weekend_is_no_time_that_a_letter_took(office_work: Office, resident: Resident, village: Region) -> None:
    office_work.issue(resident, requested="2026-11-06", signed="2026-11-09")  # Friday to Monday
    office_work.issue(resident, requested="2026-11-09", signed="2026-11-11")
    office_work.issue(resident, requested="2026-11-12", signed="2026-11-12")
    assert queries.value(DAYS_TO_SIGNATURE, village, NOVEMBER) == Decimal("1.0")


def test_without_letters_there_is_no_mean(village: Region) -> None:
    assert queries.value(DAYS_TO_SIGNATURE, village, NOVEMBER) is None


def test_a_letter_signed_a_moment_ago_is_in_the_number(office_work: Office, resident: Resident, pilot: Region) -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    for number in range(3):
        assert queries.value(LETTERS_ISSUED, pilot, year) == number
        office_work.issue(resident, requested="2026-11-02", signed="2026-11-02")
