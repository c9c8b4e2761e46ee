"""Heads and regency roles work only in a session that has shown a second factor."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from lonto.accounts.choices import SECOND_FACTOR_ROLES, Role
from lonto.accounts.models import Membership, Office
from lonto.accounts.second_factor import code_of
from tests.accounts.signing_in import is_signed_in, present_code, send_code, send_password
from tests.conftest import As

HOME = "/"


def test_heads_and_regency_roles_need_it_and_nobody_else() -> None:
    assert {
        Role.HEAD,
        Role.REGENCY_ADMINISTRATOR,
        Role.PROGRAMME_OFFICER,
        Role.REGENT,
        Role.AGENCY_HEAD,
        Role.COORDINATOR,
        Role.AGENCY_OFFICER,
        Role.ASSESSOR,
        Role.AUDITOR,
    } == SECOND_FACTOR_ROLES


def test_a_head_is_asked_for_the_code_and_then_works(head: Membership) -> None:
    client = Client()

    first = send_password(client, "kades")
    second = send_code(client, present_code(head.account))

    assert first["Location"] == reverse("mfa_authenticate")
    assert second["Location"] == reverse("web:home")
    assert client.get(HOME).status_code == 200


def test_a_password_alone_does_not_sign_a_head_in(head: Membership) -> None:
    client = Client()

    send_password(client, "kades")

    assert not is_signed_in(client)
    assert client.get(HOME).status_code == 302


def test_a_wrong_code_is_refused(head: Membership) -> None:
    client = Client()
    send_password(client, "kades")
    wrong = f"{(int(present_code(head.account)) + 1) % 10**6:06}"

    send_code(client, wrong)

    assert not is_signed_in(client)


def test_a_code_works_once(head: Membership) -> None:
    code = present_code(head.account)
    first, second = Client(), Client()
    send_password(first, "kades")
    send_code(first, code)
    send_password(second, "kades")

    send_code(second, code)

    assert not is_signed_in(second)


def test_a_recovery_code_opens_once(head: Membership) -> None:
    codes = RecoveryCodes.activate(head.account).get_unused_codes()
    clients = [Client(), Client()]
    for client in clients:
        send_password(client, "kades")
        send_code(client, codes[0])

    assert [is_signed_in(client) for client in clients] == [True, False]


def test_guessing_codes_stops_after_five(head: Membership) -> None:
    client = Client()
    send_password(client, "kades")
    wrong = f"{(int(present_code(head.account)) + 1) % 10**6:06}"
    for _ in range(5):
        send_code(client, wrong)

    send_code(client, present_code(head.account))

    assert not is_signed_in(client)


def test_a_head_without_a_second_factor_sets_one_up_before_anything_else(head: Membership) -> None:
    Authenticator.objects.all().delete()
    client = Client()
    send_password(client, "kades")

    response = client.get(HOME)

    assert response["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("journal:entries"))["Location"] == reverse("mfa_index")


def test_setting_up_the_app_lets_the_head_work_at_once(head: Membership) -> None:
    Authenticator.objects.all().delete()
    client = Client()
    send_password(client, "kades")
    client.post(reverse("account_reauthenticate"), {"password": "kata-sandi-uji-coba"})
    page = client.get(reverse("mfa_activate_totp"))

    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)[0]})

    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(HOME).status_code == 200


def test_the_picture_of_the_key_has_no_inline_style_or_script(head: Membership) -> None:
    Authenticator.objects.all().delete()
    client = Client()
    send_password(client, "kades")
    client.post(reverse("account_reauthenticate"), {"password": "kata-sandi-uji-coba"})

    page = client.get(reverse("mfa_activate_totp")).content.decode()

    assert "<svg" in page
    assert "style=" not in page
    assert "<style" not in page


def test_a_session_that_showed_only_a_password_is_asked_when_it_becomes_a_head(
    clerk: Membership, head: Membership, as_: As
) -> None:
    client = as_(clerk)
    also_head = Membership.objects.create(account=clerk.account, office=clerk.office, role=Role.HEAD)
    app = Authenticator.objects.get(user=head.account)
    app.user = clerk.account
    app.save()

    client.post(reverse("accounts:switch"), {"membership": str(also_head.pk)})
    refused = client.get(HOME)
    client.post(refused["Location"], {"code": present_code(clerk.account)})

    assert refused["Location"].startswith(reverse("mfa_reauthenticate"))
    assert client.get(HOME).status_code == 200


def test_a_clerk_may_work_without_one(clerk: Membership, as_: As) -> None:
    assert as_(clerk).get(HOME).status_code == 200


def test_who_needs_one_cannot_remove_the_last(head: Membership, as_: As) -> None:
    client = as_(head)
    client.post(reverse("account_reauthenticate"), {"password": "kata-sandi-uji-coba"})

    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.filter(user=head.account).exists()


def test_a_clerk_can_remove_the_own_one(clerk: Membership, head: Membership, as_: As) -> None:
    Authenticator.objects.update(user=clerk.account)
    client = as_(clerk)
    client.post(reverse("account_reauthenticate"), {"password": "kata-sandi-uji-coba"})

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.filter(user=clerk.account).exists()


def test_changing_the_second_factor_asks_who_is_there(head: Membership, as_: As) -> None:
    client = as_(head)

    pages = ["mfa_deactivate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"]

    for page in pages:
        assert client.get(reverse(page))["Location"].startswith(reverse("account_reauthenticate"))


def test_the_secret_is_not_kept_in_the_clear(head: Membership) -> None:
    kept = Authenticator.objects.get(user=head.account).data["secret"]

    assert len(kept) > 60
    assert kept.startswith("gAAAA")


def test_with_another_secret_key_no_code_fits_and_nothing_falls_over(head: Membership, settings: Settings) -> None:
    code = present_code(head.account)
    client = Client()
    settings.SECRET_KEY = "another" * 10

    send_password(client, "kades")
    response = send_code(client, code)

    assert response.status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize("seconds", [-30, 0, 30])
def test_a_clock_may_be_half_a_minute_off(seconds: int, head: Membership) -> None:
    secret = decrypt(Authenticator.objects.get(user=head.account).data["secret"])
    client = Client()
    send_password(client, "kades")

    send_code(client, code_of(secret, time.time() + seconds)[0])

    assert is_signed_in(client)


def test_a_role_that_ended_is_gone_today(head: Membership, office: Office, as_: As) -> None:
    client = as_(head)
    Membership.objects.filter(pk=head.pk).update(until="2024-01-02")

    assert client.get(reverse("journal:entries")).status_code == 404
