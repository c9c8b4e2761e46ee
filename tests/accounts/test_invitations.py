"""An office invites a person into a role, and the person takes it up."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from lonto.accounts.access import NotAllowed
from lonto.accounts.actions import (
    Invited,
    accept_invitation,
    accept_invitation_as,
    create_office,
    invite,
    withdraw_invitation,
)
from lonto.accounts.actions.offices import OfficeDetails
from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.links import hash_of
from lonto.accounts.models import Account, Invitation, Membership
from lonto.journal.models import Change, Entry
from tests.accounts.signing_in import is_signed_in, send_password
from tests.conftest import As

PASSWORD = "tiga-kata-berurutan"


def token_of(invited: Invited) -> str:
    return invited.link.rstrip("/").rpartition("/")[2]


@pytest.fixture
def invited(head: Membership) -> Invited:
    return invite(by=head, office=head.office, role=Role.CLERK, name="Rofina Jelau")


def test_the_link_is_whole_and_only_its_hash_is_kept(invited: Invited) -> None:
    token = token_of(invited)

    assert invited.link.startswith("https://desa.example.go.id/invitation/")
    assert len(token) >= 43
    assert invited.invitation.token_hash == hash_of(token)
    assert token not in str(Invitation.objects.values())


def test_accepting_makes_an_account_with_the_role(invited: Invited) -> None:
    membership = accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)

    assert membership.role == Role.CLERK
    assert membership.account.name == "Rofina Jelau"
    assert membership.account.check_password(PASSWORD)
    assert membership.since == timezone.localdate()


def test_a_link_opens_once(invited: Invited) -> None:
    accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)

    with pytest.raises(NotAllowed):
        accept_invitation(token=token_of(invited), username="somebody.else", password=PASSWORD)


def test_a_link_closes_after_fourteen_days(invited: Invited) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))

    with pytest.raises(NotAllowed):
        accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)


def test_a_withdrawn_link_does_not_open(invited: Invited, head: Membership) -> None:
    withdraw_invitation(by=head, invitation=invited.invitation)

    with pytest.raises(NotAllowed):
        accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)


@pytest.mark.parametrize("password", ["short", "123456789012", "rofina.jelau"])
def test_a_weak_password_is_refused_and_nothing_is_made(password: str, invited: Invited) -> None:
    with pytest.raises(ValidationError):
        accept_invitation(token=token_of(invited), username="rofina.jelau", password=password)

    assert not Account.objects.filter(username="rofina.jelau").exists()


@pytest.mark.parametrize("username", ["operator", "Rofina", "rofina jelau", "röfina", "", "-rofina", "rofina\n"])
def test_a_user_name_that_is_taken_or_odd_is_refused(username: str, invited: Invited, clerk: Membership) -> None:
    with pytest.raises(ValidationError):
        accept_invitation(token=token_of(invited), username=username, password=PASSWORD)


def test_a_person_with_an_account_takes_the_role_on_top(invited: Invited, stranger: Membership) -> None:
    accept_invitation_as(token=token_of(invited), account=stranger.account)

    assert stranger.account.memberships.count() == 2


def test_the_same_role_twice_is_refused(head: Membership, clerk: Membership) -> None:
    invited = invite(by=head, office=head.office, role=Role.CLERK, name="Maria Jelita")

    with pytest.raises(ValidationError):
        accept_invitation_as(token=token_of(invited), account=clerk.account)

    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.HAMLET_HEAD])
def test_head_and_secretary_invite_helpers_into_their_own_office(
    role: Role, head: Membership, secretary: Membership
) -> None:
    for by in (head, secretary):
        assert invite(by=by, office=by.office, role=role, name="Rofina Jelau").invitation.role == role


@pytest.mark.parametrize("role", [Role.HEAD, Role.SECRETARY, Role.REGENCY_ADMINISTRATOR, Role.AUDITOR])
def test_a_head_invites_into_no_other_role(role: Role, head: Membership) -> None:
    with pytest.raises(NotAllowed):
        invite(by=head, office=head.office, role=role, name="Rofina Jelau")


def test_nobody_invites_into_another_office(head: Membership, stranger: Membership) -> None:
    with pytest.raises(NotAllowed):
        invite(by=head, office=stranger.office, role=Role.CLERK, name="Rofina Jelau")


def test_clerks_district_officers_and_auditors_invite_nobody(
    clerk: Membership, district_officer: Membership, auditor: Membership
) -> None:
    for by in (clerk, district_officer, auditor):
        with pytest.raises(NotAllowed):
            invite(by=by, office=clerk.office, role=Role.CLERK, name="Rofina Jelau")


def test_the_administrator_invites_heads_anywhere_in_the_regency(
    administrator: Membership, head: Membership, stranger: Membership
) -> None:
    for office in (head.office, stranger.office):
        assert invite(by=administrator, office=office, role=Role.HEAD, name="Rofina Jelau")


def test_a_role_must_fit_the_office(administrator: Membership, head: Membership) -> None:
    with pytest.raises(NotAllowed):
        invite(by=administrator, office=head.office, role=Role.AUDITOR, name="Rofina Jelau")


def test_every_step_stands_in_the_journal_of_the_regency(invited: Invited, head: Membership) -> None:
    membership = accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)

    entries = list(Entry.objects.filter(stream="53.15").order_by("number"))
    assert [entry.verb for entry in entries] == ["accounts.invite", "accounts.accept_invitation"]
    assert [entry.account_id for entry in entries] == [head.account_id, membership.account_id]


def test_no_secret_stands_in_the_journal(invited: Invited) -> None:
    accept_invitation(token=token_of(invited), username="rofina.jelau", password=PASSWORD)

    states = " ".join(str(change.state) for change in Change.objects.all())
    assert token_of(invited) not in states
    assert hash_of(token_of(invited)) not in states
    assert "password" not in states


def test_a_message_goes_out_when_all_is_written(
    head: Membership, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invited = invite(by=head, office=head.office, role=Role.CLERK, name="Rofina Jelau", email="rofina@desa.example")
        assert mail.outbox == []

    assert mail.outbox[0].to == ["rofina@desa.example"]
    assert invited.link in mail.outbox[0].body


def test_the_head_sees_the_link_once_made_and_nobody_else_does(
    head: Membership, secretary: Membership, as_: As
) -> None:
    client = as_(head)
    answers = {"name": "Rofina Jelau", "role": Role.CLERK.value, "email": ""}

    made = client.post(reverse("accounts:invite", args=[head.office_id]), answers)

    page = client.get(made["Location"]).content.decode()
    other = as_(secretary).get(made["Location"]).content.decode()
    assert re.search(r"https://desa\.example\.go\.id/invitation/[\w-]{43}/", page)
    assert "/invitation/" not in other.replace("/offices/invitations/", "")


def test_a_new_person_accepts_with_the_form_and_signs_in(invited: Invited) -> None:
    client = Client()
    address = reverse("accounts:accept", args=[token_of(invited)])
    answers = {"username": "rofina.jelau", "password": PASSWORD, "repeated": PASSWORD}

    accepted = client.post(address, answers)
    send_password(client, "rofina.jelau", PASSWORD)

    assert accepted["Location"] == reverse("account_login")
    assert is_signed_in(client)


def test_the_form_says_what_to_mend_and_keeps_the_invitation(invited: Invited, clerk: Membership) -> None:
    client = Client()
    address = reverse("accounts:accept", args=[token_of(invited)])

    taken = client.post(address, {"username": "operator", "password": PASSWORD, "repeated": PASSWORD})
    unequal = client.post(address, {"username": "rofina", "password": PASSWORD, "repeated": "x"})
    weak = client.post(address, {"username": "rofina", "password": "abc", "repeated": "abc"})

    assert "username" in taken.context["form"].errors
    assert "repeated" in unequal.context["form"].errors
    assert "password" in weak.context["form"].errors
    assert Invitation.objects.get().accepted_at is None


def test_a_person_who_is_signed_in_accepts_with_one_press(invited: Invited, stranger: Membership, as_: As) -> None:
    client = as_(stranger)

    client.post(reverse("accounts:accept", args=[token_of(invited)]))

    assert set(stranger.account.memberships.values_list("office__name", flat=True)) == {
        "Kantor Desa Gorontalo",
        "Kantor Desa Macang Tanggar",
    }


@pytest.mark.parametrize("token", ["unknown", "a" * 43])
def test_an_unknown_link_says_that_it_does_not_open(token: str, client: Client, db: None) -> None:
    response = client.get(reverse("accounts:accept", args=[token]))

    assert response.status_code == 404
    assert response.templates[0].name == "accounts/invitation_closed.html"


def test_a_region_has_one_office(administrator: Membership, head: Membership) -> None:
    with pytest.raises(ValidationError):
        create_office(
            by=administrator,
            region=head.village,
            kind=OfficeKind.VILLAGE,
            details=OfficeDetails(name="Kantor Desa Kedua"),
        )
