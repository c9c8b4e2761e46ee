"""Signing up and in with a one-time code."""

import datetime as dt
import re

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts import channels
from lonto.accounts.models import Account, Membership, Office
from lonto.journal.models import Entry
from lonto.talent.admission.actions import sign_in
from lonto.talent.admission.addresses import Address, read
from lonto.talent.admission.forms.sign_in import NEITHER
from lonto.talent.admission.models import SignInCode

pytestmark = pytest.mark.usefixtures("agency")
ADDRESS = "rosalina@contoh.id"


@pytest.fixture
def browser() -> Client:
    return Client()


def _ask(browser: Client, address: str = ADDRESS) -> str:
    """Ask for a code and read it from the message; "" where the message holds none."""
    browser.post(reverse("admission:sign_in"), {"address": address})
    found = re.search(r"\b(\d{6})\b", str(mail.outbox[-1].body)) if mail.outbox else None
    return found[1] if found else ""


def _type(browser: Client, code: str) -> object:
    return browser.post(reverse("admission:code"), {"code": code})


def _is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_a_new_person_is_in_after_the_right_code(browser: Client) -> None:
    _type(browser, _ask(browser))

    assert _is_in(browser)
    account = Account.objects.get(email=ADDRESS)
    assert not account.has_usable_password()
    assert Entry.objects.filter(verb="admission.sign_up").count() == 1


def test_a_known_person_gets_the_same_account_again(browser: Client, person: Account) -> None:
    _type(browser, _ask(browser))

    assert browser.session["_auth_user_id"] == str(person.pk)
    assert Account.objects.filter(email=ADDRESS).count() == 1


def test_a_telephone_number_gets_the_code_as_a_text_message(browser: Client) -> None:
    browser.post(reverse("admission:sign_in"), {"address": "0812 3456 7890"})

    (message,) = (settings.LONTO_DATA / "sms").iterdir()
    text = message.read_text()
    assert text.startswith("+6281234567890\n")
    code = re.search(r"\b(\d{6})\b", text)
    assert code is not None
    _type(browser, code[1])
    assert Account.objects.get(phone="+6281234567890")


def test_a_number_is_known_in_whatever_spelling_it_stands(browser: Client) -> None:
    known = Account.objects.create(username="p-2", name="Maria", phone="081234567890")
    browser.post(reverse("admission:sign_in"), {"address": "+62 812-3456-7890"})
    (message,) = (settings.LONTO_DATA / "sms").iterdir()
    code = re.search(r"\b(\d{6})\b", message.read_text())

    assert code is not None
    _type(browser, code[1])
    assert browser.session["_auth_user_id"] == str(known.pk)


def test_a_wrong_code_does_not_open(browser: Client) -> None:
    code = _ask(browser)

    _type(browser, f"{(int(code) + 1) % 1_000_000:06}")

    assert not _is_in(browser)


def test_a_code_opens_once(browser: Client) -> None:
    code = _ask(browser)
    pending = browser.session["admission_code"]
    _type(browser, code)

    other = Client()
    session = other.session
    session["admission_code"] = pending
    session.save()
    _type(other, code)
    assert not _is_in(other)


def test_a_code_is_valid_for_ten_minutes(browser: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        code = _ask(browser)
        clock.shift(dt.timedelta(minutes=10))
        _type(browser, code)

    assert not _is_in(browser)


def test_after_five_wrong_tries_the_right_code_does_not_open(browser: Client) -> None:
    code = _ask(browser)
    for step in range(1, 6):
        _type(browser, f"{(int(code) + step) % 1_000_000:06}")

    _type(browser, code)

    assert not _is_in(browser)


def test_a_code_of_another_browser_does_not_open(browser: Client) -> None:
    code = _ask(browser)
    thief = Client()
    _ask(thief, "lain@contoh.id")

    _type(thief, code)

    assert not _is_in(thief)


def test_spaces_in_the_code_are_accepted(browser: Client) -> None:
    code = _ask(browser)

    _type(browser, f" {code[:3]} {code[3:]} ")

    assert _is_in(browser)


@pytest.mark.parametrize("how", ["email", "phone"])
def test_who_has_a_role_cannot_enter_with_a_code(browser: Client, clerk: Membership, how: str) -> None:
    Account.objects.filter(pk=clerk.account_id).update(email="operator@desa.id", phone="081299990000")
    browser.post(reverse("admission:sign_in"), {"address": {"email": "operator@desa.id", "phone": "081299990000"}[how]})
    sent = [str(message.body) for message in mail.outbox]
    sent += [message.read_text().partition("\n")[2] for message in (settings.LONTO_DATA / "sms").glob("*")]
    assert len(sent) == 1, "it looks as it does for everybody"
    assert not re.search(r"\b\d{6}\b", sent[0])

    kept = SignInCode.objects.get()
    for code in ("000000", "123456"):
        assert sign_in.enter(code_id=kept.pk, address=read(kept.address), code=code, home=clerk.office.region) is None  # type: ignore[arg-type]


def test_who_gets_a_role_after_asking_cannot_enter_any_more(browser: Client, person: Account, agency: Office) -> None:
    code = _ask(browser)
    Membership.objects.create(account=person, office=agency, role="auditor", since="2024-01-01")

    _type(browser, code)

    assert not _is_in(browser)


def test_who_had_a_role_once_enters_as_a_person(browser: Client, person: Account, agency: Office) -> None:
    Membership.objects.create(account=person, office=agency, role="auditor", since="2020-01-01", until="2021-01-01")

    _type(browser, _ask(browser))

    assert _is_in(browser)


def test_a_shut_account_does_not_open(browser: Client, person: Account) -> None:
    Account.objects.filter(pk=person.pk).update(is_active=False)

    assert _ask(browser) == ""


def test_the_page_says_the_same_whoever_is_behind_the_address(person: Account, clerk: Membership) -> None:
    Account.objects.filter(pk=clerk.account_id).update(email="operator@desa.id")
    pages = set()
    for address in (ADDRESS, "operator@desa.id", "niemand@contoh.id"):
        browser = Client()
        answer = browser.post(reverse("admission:sign_in"), {"address": address}, follow=True)
        text = re.sub(r"[a-z]\*\*\*@[a-z.]+", "ALAMAT", answer.content.decode())
        pages.add(re.sub(r'value="[^"]{20,}"', "", text))

    assert len(pages) == 1


def test_a_wrong_code_says_the_same_whoever_is_behind_the_address(person: Account, clerk: Membership) -> None:
    Account.objects.filter(pk=clerk.account_id).update(email="operator@desa.id")
    errors = set()
    for address in (ADDRESS, "operator@desa.id", "niemand@contoh.id"):
        browser = Client()
        browser.post(reverse("admission:sign_in"), {"address": address})
        answer = browser.post(reverse("admission:code"), {"code": "000000"})
        errors.add(str(answer.context["form"].errors))

    assert len(errors) == 1


def test_an_address_gets_at_most_six_codes_an_hour_from_one_place() -> None:
    address = Address(channels.Kind.EMAIL, ADDRESS)
    for _ in range(6):
        sign_in.send_code(address=address, ip="10.0.0.1")

    with pytest.raises(sign_in.TooManyCodesError):
        sign_in.send_code(address=address, ip="10.0.0.1")
    assert sign_in.send_code(address=address, ip="10.0.0.2")
    assert len(mail.outbox) == 7


def test_one_place_gets_a_bounded_number_of_codes() -> None:
    now = timezone.now()
    SignInCode.objects.bulk_create(
        SignInCode(address=f"a{n}@contoh.id", ip="10.0.0.1", code_hash="x", created_at=now, expires_at=now)
        for n in range(300)
    )

    with pytest.raises(sign_in.TooManyCodesError):
        sign_in.send_code(address=Address(channels.Kind.EMAIL, ADDRESS), ip="10.0.0.1")


def test_too_many_codes_are_said_on_the_page(browser: Client) -> None:
    for _ in range(6):
        _ask(browser)

    answer = browser.post(reverse("admission:sign_in"), {"address": ADDRESS})

    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_codes_are_forgotten_after_a_day() -> None:
    address = Address(channels.Kind.EMAIL, ADDRESS)
    with time_machine.travel(timezone.now() - dt.timedelta(days=2), tick=False):
        sign_in.send_code(address=address, ip=None)

    sign_in.send_code(address=address, ip=None)

    assert SignInCode.objects.count() == 1


def test_the_code_itself_is_kept_nowhere() -> None:
    sent = sign_in.send_code(address=Address(channels.Kind.EMAIL, ADDRESS), ip=None)

    kept = SignInCode.objects.get()
    assert sent.shown not in (kept.code_hash, kept.address)
    assert len(kept.code_hash) == 64


def test_outside_a_demonstration_the_page_does_not_show_the_code(browser: Client) -> None:
    code = _ask(browser)

    assert "shown" not in browser.session["admission_code"]
    assert code not in browser.get(reverse("admission:code")).content.decode()


def test_a_demonstration_shows_the_code(browser: Client, settings: object) -> None:
    settings.LONTO_DEMO = True  # type: ignore[attr-defined]
    code = _ask(browser)

    assert code in browser.get(reverse("admission:code")).content.decode()


@pytest.mark.parametrize(
    "written", ["", "rosalina", "rosalina@", "0812", "rosalína@contoh.id", "a@b@c.id", "08123456789012345678"]
)
def test_what_is_no_address_is_asked_again(browser: Client, written: str) -> None:
    answer = browser.post(reverse("admission:sign_in"), {"address": written})

    assert answer.status_code == 200
    assert not mail.outbox


def test_a_server_without_text_messages_says_so(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = channels.Way(lambda address, message: None, lambda: False)
    monkeypatch.setitem(channels._ways, channels.Kind.PHONE, closed)

    answer = browser.post(reverse("admission:sign_in"), {"address": "0812 3456 7890"})

    assert answer.context["form"].errors["address"]


def test_a_server_that_sends_nothing_leads_to_the_village_office(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = channels.Way(lambda address, message: None, lambda: False)
    for kind in channels.Kind:
        monkeypatch.setitem(channels._ways, kind, closed)

    answer = browser.post(reverse("admission:sign_in"), {"address": ADDRESS})

    assert str(NEITHER) in str(answer.context["form"].errors["address"])


def test_a_message_that_does_not_leave_is_said(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(address: str, message: channels.Message) -> None:
        raise OSError("no mail server")

    monkeypatch.setitem(channels._ways, channels.Kind.EMAIL, channels.Way(fail, lambda: True))

    answer = browser.post(reverse("admission:sign_in"), {"address": ADDRESS})

    assert answer.status_code == 200
    assert answer.context["form"].errors["address"]


def test_the_way_leads_back_to_the_wanted_page_and_never_elsewhere(browser: Client) -> None:
    wanted = reverse("admission:profile")
    code = _ask(browser)
    inside = browser.post(f"{reverse('admission:code')}?next={wanted}", {"code": code})
    assert inside["Location"] == wanted

    other = Client()
    code = _ask(other, "lain@contoh.id")
    outside = other.post(f"{reverse('admission:code')}?next=https://jahat.example/", {"code": code})
    assert outside["Location"] == reverse("admission:home")


def test_a_personal_page_leads_to_the_sign_in_with_a_code(browser: Client) -> None:
    answer = browser.get(reverse("admission:profile"))

    assert answer["Location"].startswith(reverse("admission:sign_in"))


def test_a_form_whose_session_ended_is_as_it_was_after_signing_in_again(browser: Client, person: Account) -> None:
    _type(browser, _ask(browser))
    browser.get(reverse("admission:home"))
    Session.objects.all().delete()

    answer = browser.post(reverse("admission:question", args=["name"]), {"name": "Rosalina Jehabut"})
    assert answer["Location"].startswith(reverse("admission:sign_in"))
    back = answer["Location"].partition("?")[2]
    code = _ask(browser)
    answer = browser.post(f"{reverse('admission:code')}?{back}", {"code": code}, follow=True)

    assert answer.status_code == 200
    assert "Rosalina Jehabut" in answer.content.decode()
