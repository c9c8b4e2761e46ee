"""An agreement is drafted, signed, extended and closed; its parties and documents go with it."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from lonto.accounts.access import NotAllowed
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import agreements_of, public_agreements
from lonto.regency.agreements.actions import (
    add_document,
    add_party,
    add_signatory,
    close_agreement,
    create_agreement,
    delete_agreement,
    extend_agreement,
    remove_document,
    remove_party,
    set_public,
    sign_agreement,
    update_agreement,
    update_party,
)
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.models import Agreement, Duty
from lonto.regency.agreements.states import TRANSITIONS, move
from lonto.regency.evidence.actions import EvidenceDetails, add_file, withdraw
from lonto.regency.evidence.models import Evidence
from lonto.regions.models import Region
from tests.regency.agreements.conftest import TODAY, Promise, agreement_details, on


def refused(action: Any, **arguments: Any) -> list[str]:
    """The fields beside which an action says what is wrong; "" where it is none."""
    with pytest.raises(ValidationError) as caught:
        action(**arguments)
    return list(caught.value.message_dict) if hasattr(caught.value, "error_dict") else [""]


@pytest.fixture
def text(officer: Membership) -> Evidence:
    file = SimpleUploadedFile("naskah.txt", b"naskah perjanjian")
    return add_file(by=officer, file=file, details=EvidenceDetails("Naskah perjanjian"))


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("transition", TRANSITIONS)
def test_every_way_from_a_state_stands_in_the_table(state: State, transition: Any) -> None:
    if state == transition.origin:
        assert move(state, transition) == transition.target
    else:
        with pytest.raises(ValidationError):
            move(state, transition)


def test_what_is_not_known_stays_open(officer: Membership) -> None:
    details = agreement_details(officer.office, ends_on=None)
    agreement = create_agreement(by=officer, details=details)
    add_party(by=officer, agreement=agreement, name="Kabupaten", kind="regency")
    signed = sign_agreement(by=officer, agreement=agreement)
    assert (signed.state, signed.ends_on, signed.number) == (State.IN_FORCE, None, "")


def test_an_agreement_without_day_or_party_is_not_in_force(officer: Membership) -> None:
    agreement = create_agreement(by=officer, details=agreement_details(officer.office, signed_on=None, ends_on=None))
    with pytest.raises(ValidationError) as caught:
        sign_agreement(by=officer, agreement=agreement)
    assert len(caught.value.messages) == 2


def test_an_agreement_is_not_signed_in_the_future(draft: Agreement, officer: Membership) -> None:
    details = agreement_details(officer.office, signed_on=on("2026-11-26"))
    draft = update_agreement(by=officer, agreement=draft, details=details)
    assert refused(sign_agreement, by=officer, agreement=draft) == [""]


@pytest.mark.parametrize(
    "dates",
    [
        {"starts_on": on("2026-02-01"), "ends_on": on("2026-01-31")},
        {"signed_on": on("2026-02-01"), "ends_on": on("2026-01-31")},
    ],
)
def test_an_end_before_the_beginning_is_refused(officer: Membership, dates: dict[str, dt.date]) -> None:
    details = agreement_details(officer.office, **dates)
    assert refused(create_agreement, by=officer, details=details) == ["ends_on"]


def test_the_last_day_of_an_agreement_in_force_moves_by_an_extension_alone(
    agreement: Agreement, officer: Membership
) -> None:
    later = agreement_details(officer.office, ends_on=on("2028-12-31"))
    assert refused(update_agreement, by=officer, agreement=agreement, details=later) == ["ends_on"]
    extension = extend_agreement(by=officer, agreement=agreement, agreed_on=TODAY, ends_on=on("2028-12-31"))
    agreement.refresh_from_db()
    assert (extension.ended_on, agreement.ends_on) == (on("2027-12-31"), on("2028-12-31"))


def test_a_last_day_that_was_unknown_can_be_filled_in(officer: Membership, draft: Agreement) -> None:
    draft = update_agreement(by=officer, agreement=draft, details=agreement_details(officer.office, ends_on=None))
    signed = sign_agreement(by=officer, agreement=draft)
    assert update_agreement(by=officer, agreement=signed, details=agreement_details(officer.office)).ends_on


@pytest.mark.parametrize(
    ("agreed_on", "ends_on", "field"),
    [("2026-11-26", "2028-01-01", "agreed_on"), ("2026-11-01", "2027-12-31", "ends_on")],
)
def test_an_extension_is_agreed_before_today_and_ends_later(
    agreement: Agreement, officer: Membership, agreed_on: str, ends_on: str, field: str
) -> None:
    arguments = {"agreed_on": on(agreed_on), "ends_on": on(ends_on)}
    assert refused(extend_agreement, by=officer, agreement=agreement, **arguments) == [field]


def test_a_duty_that_comes_back_goes_on_after_an_extension(
    agreement: Agreement, duty: Duty, officer: Membership
) -> None:
    Duty.objects.filter(pk=duty.pk).update(first_on=on("2027-12-31"), next_on=on("2027-12-31"))
    from lonto.regency.agreements.actions import perform_duty

    perform_duty(by=officer, duty=duty, done_on=TODAY)
    duty.refresh_from_db()
    assert duty.next_on is None
    extend_agreement(by=officer, agreement=agreement, agreed_on=TODAY, ends_on=on("2028-12-31"))
    duty.refresh_from_db()
    assert duty.next_on == on("2028-03-31")


def test_a_closed_agreement_stays_as_it_is(agreement: Agreement, officer: Membership) -> None:
    closed = close_agreement(by=officer, agreement=agreement, closed_on=TODAY, reason="Selesai")
    assert (closed.state, closed.closed_on) == (State.CLOSED, TODAY)
    details = agreement_details(officer.office, title="Lain")
    assert refused(update_agreement, by=officer, agreement=closed, details=details) == [""]
    assert refused(add_party, by=officer, agreement=closed, name="X", kind="other") == [""]
    assert refused(extend_agreement, by=officer, agreement=closed, agreed_on=TODAY, ends_on=on("2030-01-01")) == [""]
    assert refused(close_agreement, by=officer, agreement=closed, closed_on=TODAY, reason="lagi") == [""]


@pytest.mark.parametrize(
    ("closed_on", "reason", "field"),
    [("2026-11-26", "x", "closed_on"), ("2025-12-09", "x", "closed_on"), ("2026-11-25", " ", "reason")],
)
def test_closing_needs_a_day_and_a_reason(
    agreement: Agreement, officer: Membership, closed_on: str, reason: str, field: str
) -> None:
    assert refused(close_agreement, by=officer, agreement=agreement, closed_on=on(closed_on), reason=reason) == [field]


def test_only_a_draft_is_removed_with_everything_in_it(
    officer: Membership, draft: Agreement, promise: Promise, duty: Duty
) -> None:
    assert refused(delete_agreement, by=officer, agreement=draft) == [""]
    other = create_agreement(by=officer, details=agreement_details(officer.office, title="Konsep"))
    add_signatory(by=officer, party=add_party(by=officer, agreement=other, name="X", kind="other"), name="Y")
    delete_agreement(by=officer, agreement=other)
    assert not Agreement.objects.filter(pk=other.pk).exists()


def test_a_draft_is_seen_by_its_agency_and_the_coordinator(
    draft: Agreement, officer: Membership, other_officer: Membership, regent: Membership, coordinator: Membership
) -> None:
    seen = [agreements_of(by).exists() for by in (officer, coordinator, other_officer, regent)]
    assert seen == [True, True, False, False]
    sign_agreement(by=officer, agreement=draft)
    assert all(agreements_of(by).exists() for by in (other_officer, regent))


def test_another_regency_sees_nothing(agreement: Agreement, neighbour: Membership) -> None:
    assert not agreements_of(neighbour).exists()
    with pytest.raises(NotAllowed):
        close_agreement(by=neighbour, agreement=agreement, closed_on=TODAY, reason="x")


def test_another_agency_changes_nothing(agreement: Agreement, other_officer: Membership) -> None:
    with pytest.raises(NotAllowed):
        add_party(by=other_officer, agreement=agreement, name="X", kind="other")
    with pytest.raises(NotAllowed):
        create_agreement(by=other_officer, details=agreement_details(agreement.office, title="Y"))


def test_the_public_sees_signed_agreements_that_are_shown(draft: Agreement, officer: Membership) -> None:
    assert refused(set_public, by=officer, agreement=draft, is_public=True) == [""]
    sign_agreement(by=officer, agreement=draft)
    assert not public_agreements().exists()
    set_public(by=officer, agreement=draft, is_public=True)
    assert public_agreements().get() == draft
    set_public(by=officer, agreement=draft, is_public=False)
    assert not public_agreements().exists()


def test_a_party_lies_in_the_regency(draft: Agreement, officer: Membership) -> None:
    elsewhere = Region.objects.get(pk="53.10")
    arguments = {"name": "Tetangga", "kind": "regency", "region": elsewhere}
    assert refused(add_party, by=officer, agreement=draft, **arguments) == ["region"]


def test_a_party_is_named_once(draft: Agreement, officer: Membership) -> None:
    assert refused(add_party, by=officer, agreement=draft, name="Badan PSDM", kind="ministry")


def test_a_party_cannot_leave_a_pledge_outside(
    agreement: Agreement, promise: Promise, officer: Membership, village: Region
) -> None:
    promise()
    whole = agreement.parties.get(name="Kabupaten")
    arguments = {"name": whole.name, "kind": whole.kind, "region": village}
    assert refused(update_party, by=officer, party=whole, **arguments) == [""]
    whole.refresh_from_db()
    assert whole.region_id == "53.15"


def test_a_party_with_duties_stays(duty: Duty, officer: Membership) -> None:
    assert refused(remove_party, by=officer, party=duty.party) == [""]


def test_a_document_belongs_once(agreement: Agreement, officer: Membership, text: Evidence) -> None:
    add_document(by=officer, agreement=agreement, evidence=text)
    assert refused(add_document, by=officer, agreement=agreement, evidence=text) == ["evidence"]
    remove_document(by=officer, agreement=agreement, evidence=text)
    assert not agreement.documents.exists()


def test_withdrawn_evidence_is_no_document(agreement: Agreement, officer: Membership, text: Evidence) -> None:
    withdraw(by=officer, evidence=text)
    assert refused(add_document, by=officer, agreement=agreement, evidence=text) == ["evidence"]
