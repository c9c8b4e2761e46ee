"""allauth has more pages than this house wants; those do not exist."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

CLOSED = {
    "account_signup": "/account/signup/",
    "account_email": "/account/email/",
    "account_email_verification_sent": "/account/confirm-email/",
    "account_confirm_email": "/account/confirm-email/abc/",
    "account_confirm_login_code": "/account/login/code/confirm/",
    "account_request_login_code": "/account/login/code/",
    "account_signup_by_passkey": "/account/signup/passkey/",
    "mfa_signup_webauthn": "/account/2fa/webauthn/signup/",
    "mfa_trust": "/account/2fa/trust/",
    "usersessions_list": "/account/sessions/",
    "account_reset_password": "/account/password/reset/",
    "account_reset_password_done": "/account/password/reset/done/",
}


@pytest.mark.parametrize("path", CLOSED.values())
def test_what_no_office_needs_is_not_there(path: str, client: Client, db: None) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("name", CLOSED)
def test_it_has_no_name_either(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_there_is_no_page_to_sign_up_by_oneself(client: Client, db: None) -> None:
    assert "signup" not in client.get(reverse("account_login")).content.decode()
