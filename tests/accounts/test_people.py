"""What an office does when a role ends, a password is forgotten or a telephone is lost."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from lonto.accounts.access import NotAllowed
from lonto.accounts.actions import deactivate, end_membership, offer_new_password, reactivate, remove_second_factor
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.journal.models import Entry
from tests.accounts.signing_in import is_signed_in, send_password
from tests.conftest import As


def signed_in(account_name: str) -> Client:
    client = Client()
    send_password(client, account_name)
    assert is_signed_in(client)
    return client


def test_a_role_that_is_ended_is_gone_at_once(head: Membership, clerk: Membership) -> None:
    client = signed_in("operator")

    end_membership(by=head, membership=clerk)

    assert client.get(reverse("journal:entries")).status_code == 404
    assert Entry.objects.get().verb == "accounts.end_membership"


def test_the_last_administrator_stays(administrator: Membership, pilot: object) -> None:
    with pytest.raises(ValidationError):
        end_membership(by=administrator, membership=administrator)


def test_a_shut_account_is_signed_out_everywhere(head: Membership, clerk: Membership) -> None:
    client = signed_in("operator")

    deactivate(by=head, account=clerk.account)

    assert client.get("/")["Location"].startswith(reverse("account_login"))
    client = Client()
    send_password(client, "operator")
    assert not is_signed_in(client)


def test_an_opened_account_signs_in_as_before(head: Membership, clerk: Membership) -> None:
    deactivate(by=head, account=clerk.account)

    reactivate(by=head, account=clerk.account)

    assert signed_in("operator")


def test_a_link_for_a_new_password_opens_once(head: Membership, clerk: Membership) -> None:
    link = offer_new_password(by=head, account=clerk.account).removeprefix("https://desa.example.go.id")
    client = Client()
    form = client.get(link)["Location"]
    answers = {"password1": "empat-kata-yang-baru", "password2": "empat-kata-yang-baru"}

    client.post(form, answers)

    assert Client().get(link).status_code == 200
    assert "token_fail" in Client().get(link).context
    client = Client()
    send_password(client, "operator", "empat-kata-yang-baru")
    assert is_signed_in(client)


def test_a_new_password_does_not_open_an_account_that_has_a_second_factor(
    administrator: Membership, head: Membership
) -> None:
    link = offer_new_password(by=administrator, account=head.account).removeprefix("https://desa.example.go.id")
    client = Client()
    answers = {"password1": "empat-kata-yang-baru", "password2": "empat-kata-yang-baru"}
    client.post(client.get(link)["Location"], answers)

    response = send_password(client, "kades", "empat-kata-yang-baru")

    assert response["Location"] == reverse("mfa_authenticate")


def test_a_forgotten_second_factor_is_set_up_anew(administrator: Membership, head: Membership) -> None:
    remove_second_factor(by=administrator, account=head.account)
    client = signed_in("kades")

    assert not Authenticator.objects.filter(user=head.account).exists()
    assert client.get("/")["Location"] == reverse("mfa_index")


def test_a_secretary_cannot_touch_the_account_of_the_head(secretary: Membership, head: Membership) -> None:
    for act in (deactivate, offer_new_password, remove_second_factor):
        with pytest.raises(NotAllowed):
            act(by=secretary, account=head.account)


def test_a_clerk_who_is_also_somebody_elsewhere_is_beyond_this_office(
    head: Membership, clerk: Membership, stranger: Membership
) -> None:
    Membership.objects.create(account=clerk.account, office=stranger.office, role=Role.CLERK)

    with pytest.raises(NotAllowed):
        offer_new_password(by=head, account=clerk.account)

    end_membership(by=head, membership=clerk)


def test_nobody_shuts_the_own_account(administrator: Membership) -> None:
    with pytest.raises(NotAllowed):
        deactivate(by=administrator, account=administrator.account)


def test_the_page_offers_only_what_can_be_done(head: Membership, clerk: Membership, as_: As) -> None:
    client = as_(head)
    address = reverse("accounts:person", args=[clerk.pk])

    before = {deed.name for deed in client.get(address).context["deeds"]}
    TOTP.activate(clerk.account, generate_totp_secret())
    with_app = {deed.name for deed in client.get(address).context["deeds"]}
    deactivate(by=head, account=clerk.account)
    shut = {deed.name for deed in client.get(address).context["deeds"]}

    assert before == {"end", "password", "shut"}
    assert with_app == {"end", "password", "shut", "second-factor"}
    assert shut == {"end", "open"}


def test_a_deed_is_asked_once_more_and_then_done(head: Membership, clerk: Membership, as_: As) -> None:
    client = as_(head)
    address = reverse("accounts:person_deed", args=[clerk.pk, "end"])

    client.get(address)
    clerk.refresh_from_db()
    assert clerk.until is None
    client.post(address)

    clerk.refresh_from_db()
    assert clerk.until is not None


def test_the_link_for_a_new_password_is_shown_to_who_made_it(head: Membership, clerk: Membership, as_: As) -> None:
    client = as_(head)

    made = client.post(reverse("accounts:person_deed", args=[clerk.pk, "password"]))

    assert "/account/password/reset/key/" in client.get(made["Location"]).content.decode()
