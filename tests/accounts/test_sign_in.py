"""Signing in with user name or e-mail and password."""

import pytest
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Membership
from tests.accounts.signing_in import is_signed_in, send_password
from tests.web.reading import text_of, words


def test_a_clerk_signs_in_with_the_user_name(clerk: Membership) -> None:
    client = Client()

    response = send_password(client, "operator")

    assert response["Location"] == reverse("web:home")
    assert is_signed_in(client)


def test_a_clerk_signs_in_with_the_e_mail_address(clerk: Membership) -> None:
    clerk.account.email = "maria@desa.example"
    clerk.account.save()
    client = Client()

    send_password(client, "Maria@desa.example")

    assert is_signed_in(client)


def test_sign_in_leads_back_to_the_page_that_was_asked_for(clerk: Membership) -> None:
    client = Client()
    asked = client.get(reverse("journal:entries"))

    response = send_password(client, "operator", next="/journal/")

    assert asked["Location"] == f"{reverse('account_login')}?next=/journal/"
    assert response["Location"] == "/journal/"


def test_sign_in_never_leads_to_another_host(clerk: Membership) -> None:
    response = send_password(Client(), "operator", next="https://elsewhere.example/")

    assert response["Location"] == reverse("web:home")


@pytest.mark.parametrize(
    "login",
    [
        "5315054708929901aa",
        "531505470892990",
        "５３１５０５４７０８９２９９０１",
        "5315054708929901\u200b",
        "Operator",
        "operatoR",
        "operator1",
        "\u212aades",  # the Kelvin sign, which lowers to k
        "nobody",
        "",
    ],
)
def test_only_the_exact_user_name_fits_and_every_refusal_reads_the_same(login: str, clerk: Membership) -> None:
    clerk.account.username = "5315054708929901" if login[:1] in "5５" and login else clerk.account.username
    clerk.account.save()
    client = Client()
    expected = send_password(Client(), "somebody-else").context["form"].non_field_errors()

    response = send_password(client, login or "x")

    assert not is_signed_in(client)
    assert response.context["form"].non_field_errors() == expected


def test_a_wrong_password_reads_like_a_wrong_name(clerk: Membership) -> None:
    wrong_password = send_password(Client(), "operator", "not-the-password")
    wrong_name = send_password(Client(), "operator2", "not-the-password")
    wrong_address = send_password(Client(), "operator@desa.example", "not-the-password")

    errors = [response.context["form"].non_field_errors() for response in (wrong_password, wrong_name, wrong_address)]
    assert errors[0] == errors[1] == errors[2]


def test_a_sixteen_digit_user_name_signs_in(clerk: Membership) -> None:
    clerk.account.username = "5315054708929901"
    clerk.account.save()
    client = Client()

    send_password(client, "5315054708929901")

    assert is_signed_in(client)


def test_after_five_failures_even_the_right_password_waits(clerk: Membership) -> None:
    for _ in range(5):
        send_password(Client(), "operator", "not-the-password")
    client = Client()

    response = send_password(client, "operator")

    assert not is_signed_in(client)
    assert "lima menit" in words(text_of(response))


def test_the_wait_says_nothing_about_who_has_an_account(clerk: Membership) -> None:
    for name in ("operator", "nobody-at-all"):
        for _ in range(5):
            send_password(Client(), name, "not-the-password")

    known = send_password(Client(), "operator", "not-the-password")
    unknown = send_password(Client(), "nobody-at-all", "not-the-password")

    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_another_person_signs_in_while_one_has_to_wait(clerk: Membership, secretary: Membership) -> None:
    for _ in range(5):
        send_password(Client(), "operator", "not-the-password")
    client = Client()

    send_password(client, "sekdes")

    assert is_signed_in(client)


def test_a_shut_account_does_not_sign_in(clerk: Membership) -> None:
    clerk.account.is_active = False
    clerk.account.save()
    client = Client()

    response = send_password(client, "operator")

    assert response["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_a_session_ends_with_the_browser_and_after_half_a_day(clerk: Membership) -> None:
    client = Client()

    send_password(client, "operator")

    assert client.session.get_expire_at_browser_close()
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_signing_out_ends_the_session(clerk: Membership) -> None:
    client = Client()
    send_password(client, "operator")
    key = client.session.session_key

    client.post(reverse("account_logout"))

    assert not is_signed_in(client)
    assert not client.session.exists(str(key))


def test_the_session_gets_a_new_key_at_sign_in(clerk: Membership) -> None:
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = "x"
    session.save()
    before = client.session.session_key

    send_password(client, "operator")

    assert client.session.session_key != before
