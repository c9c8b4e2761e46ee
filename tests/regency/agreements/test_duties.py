"""Duties come back, are recorded as done, and wait on the home of the agency that is reminded."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.regency.agreements.actions import (
    DutyDetails,
    add_duty,
    add_party,
    close_agreement,
    create_agreement,
    extend_agreement,
    perform_duty,
    remove_duty,
    sign_agreement,
    update_duty,
)
from lonto.regency.agreements.models import Agreement, Duty, Party
from lonto.regency.agreements.navigation import waiting
from tests.conftest import As
from tests.regency.agreements.conftest import TODAY, agreement_details, on
from tests.web.reading import rows_of, words


def refused(action: Any, **arguments: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        action(**arguments)
    return list(caught.value.message_dict) if hasattr(caught.value, "error_dict") else [""]


def waits(by: Membership) -> list[int]:
    """How many late duties, duties soon, and agreements ended, or ending within 1, 3 and 6 months."""
    return [work.count for work in waiting(by)]


def test_a_duty_that_was_done_waits_for_its_next_date(duty: Duty, officer: Membership) -> None:
    for due, then in (("2026-01-31", "2026-04-30"), ("2026-04-30", "2026-07-31")):
        performance = perform_duty(by=officer, duty=duty, done_on=TODAY)
        duty.refresh_from_db()
        assert (performance.due_on, duty.next_on) == (on(due), on(then))


def test_a_duty_that_is_due_once_waits_no_longer(agreement: Agreement, party: Party, officer: Membership) -> None:
    details = DutyDetails(party, "Menyediakan pengajar", officer.office, on("2026-12-10"))
    duty = add_duty(by=officer, agreement=agreement, details=details)
    perform_duty(by=officer, duty=duty, done_on=TODAY)
    duty.refresh_from_db()
    assert duty.next_on is None
    assert refused(perform_duty, by=officer, duty=duty, done_on=TODAY) == [""]


def test_a_duty_without_a_date_is_recorded_once(agreement: Agreement, party: Party, officer: Membership) -> None:
    duty = add_duty(by=officer, agreement=agreement, details=DutyDetails(party, "Membentuk tim", officer.office))
    assert perform_duty(by=officer, duty=duty, done_on=TODAY).due_on is None
    assert refused(perform_duty, by=officer, duty=duty, done_on=TODAY) == [""]


def test_what_is_not_done_yet_is_not_recorded(duty: Duty, officer: Membership) -> None:
    assert refused(perform_duty, by=officer, duty=duty, done_on=on("2026-11-26")) == ["done_on"]


@pytest.mark.parametrize(
    ("first_on", "repeat", "field"), [(None, "monthly", "first_on"), ("2028-01-01", "once", "first_on")]
)
def test_a_duty_has_its_date_within_the_agreement(
    agreement: Agreement, party: Party, officer: Membership, first_on: str | None, repeat: str, field: str
) -> None:
    details = DutyDetails(party, "x", officer.office, on(first_on) if first_on else None, repeat)
    assert refused(add_duty, by=officer, agreement=agreement, details=details) == [field]


def test_a_changed_duty_keeps_what_was_done(duty: Duty, officer: Membership) -> None:
    perform_duty(by=officer, duty=duty, done_on=TODAY)
    details = DutyDetails(duty.party, "Laporan tertulis", officer.office, on("2026-01-31"), "monthly")
    changed = update_duty(by=officer, duty=duty, details=details)
    assert (changed.next_on, changed.performances.count()) == (on("2026-02-28"), 1)
    assert refused(remove_duty, by=officer, duty=duty) == [""]


def test_the_agency_that_is_reminded_records_it_and_others_do_not(
    duty: Duty, officer: Membership, other_officer: Membership
) -> None:
    with pytest.raises(NotAllowed):
        perform_duty(by=other_officer, duty=duty, done_on=TODAY)
    details = DutyDetails(duty.party, duty.text, other_officer.office, on("2026-01-31"), "quarterly")
    duty = update_duty(by=officer, duty=duty, details=details)
    assert perform_duty(by=other_officer, duty=duty, done_on=TODAY).recorded_by == other_officer


def test_late_and_coming_duties_wait_on_the_office_home(
    duty: Duty, agreement: Agreement, party: Party, officer: Membership, other_officer: Membership
) -> None:
    soon = DutyDetails(party, "Rapat", officer.office, on("2026-12-25"))
    later = DutyDetails(party, "Evaluasi", officer.office, on("2026-12-26"))
    for details in (soon, later):
        add_duty(by=officer, agreement=agreement, details=details)
    assert waits(officer)[:2] == [1, 1]
    assert waits(other_officer)[:2] == [0, 0]


def test_duties_of_a_closed_agreement_wait_no_longer(duty: Duty, agreement: Agreement, officer: Membership) -> None:
    close_agreement(by=officer, agreement=agreement, closed_on=TODAY, reason="selesai")
    assert waits(officer)[:2] == [0, 0]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2027-06-01", [0, 0, 0, 0]),
        ("2027-07-01", [0, 0, 0, 1]),
        ("2027-10-01", [0, 0, 1, 0]),
        ("2027-12-01", [0, 1, 0, 0]),
        ("2028-01-01", [1, 0, 0, 0]),
    ],
)
def test_the_end_of_an_agreement_is_warned_of(
    agreement: Agreement, officer: Membership, regent: Membership, day: str, counts: list[int]
) -> None:
    with time_machine.travel(f"{day}T04:00:00Z", tick=False):
        assert waits(officer)[2:] == counts
        assert waits(regent) == counts


@pytest.mark.parametrize("months", [0, 1, 3, 6])
def test_a_warning_leads_to_the_agreements_that_it_counts(officer: Membership, months: int, as_: As) -> None:
    ends = {
        "habis": -1,
        "hari ini": 0,
        "sebulan": 30,
        "dua bulan": 61,
        "tiga bulan": 92,
        "lima bulan": 150,
        "lama": 400,
    }
    for title, days in ends.items():
        details = agreement_details(officer.office, title=title, ends_on=TODAY + dt.timedelta(days=days))
        made = create_agreement(by=officer, details=details)
        add_party(by=officer, agreement=made, name="Kabupaten", kind="regency")
        sign_agreement(by=officer, agreement=made)
    expected = {0: {"habis"}, 1: {"hari ini", "sebulan"}, 3: {"dua bulan", "tiga bulan"}, 6: {"lima bulan"}}
    [work] = [one for one in waiting(officer) if one.url.endswith(f"ends-{months}")]
    rows = rows_of(as_(officer).get(work.url))
    assert {row[0] for row in rows} == expected[months]
    assert work.count == len(rows)


def test_the_office_home_reminds_of_duties_and_of_the_end(duty: Duty, officer: Membership, as_: As) -> None:
    with time_machine.travel("2027-10-01T04:00:00Z", tick=False):
        page = words(as_(officer).get("/").content.decode())
    assert "1 Kewajiban perjanjian yang terlambat" in page
    assert "1 Perjanjian yang berakhir dalam tiga bulan" in page


def test_an_extension_ends_the_warning(agreement: Agreement, officer: Membership) -> None:
    with time_machine.travel("2027-12-01T04:00:00Z", tick=False):
        extend_agreement(by=officer, agreement=agreement, agreed_on=on("2027-11-30"), ends_on=on("2029-12-31"))
        assert waits(officer)[2:] == [0, 0, 0, 0]


def test_an_office_home_asks_two_questions_here(
    duty: Duty, officer: Membership, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        waits(officer)
