"""A person who came to an office by an account that only codes opened chooses a password by a code, too."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from lonto.accounts.models import Account, Membership, Office
from lonto.journal.models import Entry
from lonto.talent.admission.actions.passwords import choose_password
from lonto.talent.admission.refusals import Refused
from tests.talent.admission.conftest import AsPerson
from tests.web.reading import text_of

PAGE = "admission:first_password"
CHOICE = {"username": "rosalina.jehabut", "password": "kopi bajawa enak 26", "repeated": "kopi bajawa enak 26"}


@pytest.fixture
def officer_without_password(person: Account, agency: Office) -> Account:
    """Rosalina, who works in an agency now and has no password."""
    Membership.objects.create(account=person, office=agency, role="agency_officer")
    return person


def code() -> str:
    found = re.search(r"\b(\d{6})\b", str(mail.outbox[-1].body))
    return found[1] if found else ""


def ask_at_the_door(browser: Client) -> str:
    browser.post(reverse("admission:sign_in"), {"address": "rosalina@contoh.id"})
    return code()


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_code_at_the_door_leads_to_the_choice_and_opens_nothing_else(officer_without_password: Account) -> None:
    browser = Client()
    answer = browser.post(reverse("admission:code"), {"code": ask_at_the_door(browser)})
    assert answer.headers["Location"] == reverse(PAGE)
    assert not is_in(browser)
    assert 'value="rosalina.jehabut"' in text_of(browser.get(reverse(PAGE)))


def test_chosen_password_opens_the_account_and_is_told_and_journalled(officer_without_password: Account) -> None:
    browser = Client()
    browser.post(reverse("admission:code"), {"code": ask_at_the_door(browser)})
    answer = browser.post(reverse(PAGE), CHOICE)
    assert answer.headers["Location"] == reverse("account_login")
    browser.post(reverse("account_login"), {"login": CHOICE["username"], "password": CHOICE["password"]})
    assert is_in(browser)
    entry = Entry.objects.get(verb="admission.choose_password")
    assert entry.changes.get().table == "accounts.Account"
    assert "password" not in (entry.changes.get().state or "")


def test_afterwards_codes_open_nothing_any_more(officer_without_password: Account) -> None:
    choose_password(by=officer_without_password, username="rosalina", password=CHOICE["password"])
    browser = Client()
    assert ask_at_the_door(browser) == ""


def test_choice_holds_once(officer_without_password: Account) -> None:
    choose_password(by=officer_without_password, username="rosalina", password=CHOICE["password"])
    with pytest.raises(Refused):
        choose_password(by=officer_without_password, username="rosalina", password="lain sekali kata sandi")


def test_person_without_an_office_chooses_no_password(person: Account) -> None:
    with pytest.raises(Refused):
        choose_password(by=person, username="rosalina", password=CHOICE["password"])


def test_nobody_chooses_without_a_code(officer_without_password: Account) -> None:
    browser = Client()
    assert browser.get(reverse(PAGE)).headers["Location"] == reverse("admission:sign_in")
    browser.post(reverse(PAGE), CHOICE)
    officer_without_password.refresh_from_db()
    assert not officer_without_password.has_usable_password()


def test_who_is_signed_in_still_gets_a_code_first_and_stays_signed_in(
    officer_without_password: Account, as_person: AsPerson
) -> None:
    browser = as_person(officer_without_password)
    assert "r***@contoh.id" in text_of(browser.get(reverse(PAGE)))
    browser.post(reverse(PAGE), {"address": "rosalina@contoh.id"})
    browser.post(reverse("admission:code"), {"code": code()})
    answer = browser.post(reverse(PAGE), CHOICE)
    assert answer.headers["Location"] == reverse("accounts:security")
    assert is_in(browser)


def test_code_goes_only_to_an_own_address(officer_without_password: Account, as_person: AsPerson) -> None:
    answer = as_person(officer_without_password).post(reverse(PAGE), {"address": "jahat@contoh.id"})
    assert "error-summary" in text_of(answer)
    assert not mail.outbox


@pytest.mark.parametrize(
    "changes",
    [
        {"password": "pendek", "repeated": "pendek"},
        {"repeated": "lain sekali kata sandi"},
        {"username": "Rosa Lina"},
        {"username": "operator"},
        {"username": ""},
    ],
)
def test_choice_that_does_not_do_is_asked_again(
    officer_without_password: Account, clerk: Membership, changes: dict[str, str]
) -> None:
    Account.objects.filter(pk=clerk.account_id).update(username="operator")
    browser = Client()
    browser.post(reverse("admission:code"), {"code": ask_at_the_door(browser)})
    answer = browser.post(reverse(PAGE), {**CHOICE, **changes})
    assert "error-summary" in text_of(answer)
    officer_without_password.refresh_from_db()
    assert not officer_without_password.has_usable_password()


@pytest.mark.parametrize("name", ["account_set_password", "account_change_password"])
def test_pages_about_passwords_lead_there(officer_without_password: Account, as_person: AsPerson, name: str) -> None:
    answer = as_person(officer_without_password).get(reverse(name), follow=True)
    assert answer.redirect_chain[-1][0] == reverse(PAGE)


def test_applicant_without_an_office_is_led_home_from_the_page_about_passwords(
    person: Account, as_person: AsPerson
) -> None:
    answer = as_person(person).get(reverse("account_change_password"), follow=True)
    assert answer.status_code == 200


def test_office_home_says_that_a_password_is_to_be_chosen(person: Account, office: Office, as_person: AsPerson) -> None:
    Membership.objects.create(account=person, office=office, role="clerk")
    assert reverse(PAGE) in text_of(as_person(person).get("/"))


def test_page_of_the_second_factor_says_so_too(officer_without_password: Account, as_person: AsPerson) -> None:
    page = text_of(as_person(officer_without_password).get("/", follow=True))
    assert reverse("account_set_password") in page
