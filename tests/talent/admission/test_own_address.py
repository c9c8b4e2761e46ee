"""Changing the address by which a person signs in: a code to the new one, a notice to the old one."""

import datetime as dt
import re

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lonto.accounts.channels import Kind
from lonto.accounts.models import Account, Membership, Office
from lonto.journal.models import Entry
from lonto.journal.replay import differences
from lonto.regions.models import Region
from lonto.talent.admission.actions import own_address, sign_in
from lonto.talent.admission.actions.profiles import begin_profile
from lonto.talent.admission.addresses import Address
from lonto.talent.admission.models import Applicant, SignInCode
from tests.talent.admission.conftest import AsPerson, Committed
from tests.web.reading import text_of, words

pytestmark = pytest.mark.usefixtures("agency")
OLD, NEW, PHONE = "rosalina@contoh.id", "rosa@surel.example", "+6281234567890"
PAGE, CODE = "admission:own_address", "admission:own_address_code"


def code_in(text: str) -> str:
    found = re.search(r"\b(\d{6})\b", text)
    return found[1] if found else ""


def ask(browser: Client, address: str = NEW) -> str:
    """Ask for the change and read the code from the message; "" where it holds none."""
    browser.post(reverse(PAGE), {"address": address})
    if "@" in address:
        return code_in(str(mail.outbox[-1].body)) if mail.outbox else ""
    (message,) = (settings.LONTO_DATA / "sms").iterdir()
    return code_in(message.read_text().partition("\n")[2])


def change(browser: Client, address: str = NEW) -> None:
    browser.post(reverse(CODE), {"code": ask(browser, address)})


def notices(to: str) -> list[str]:
    return [str(message.body) for message in mail.outbox if message.to == [to]]


def test_right_code_changes_the_address(person: Account, as_person: AsPerson) -> None:
    change(as_person(person))
    person.refresh_from_db()
    assert person.email == NEW


def test_former_address_is_told_and_the_new_one_only_hinted_at(
    person: Account, as_person: AsPerson, committed: Committed
) -> None:
    with committed(execute=True):
        change(as_person(person))
    [notice] = notices(OLD)
    assert "r***@surel.example" in notice
    assert NEW not in notice


def test_wrong_code_changes_nothing(person: Account, as_person: AsPerson) -> None:
    browser = as_person(person)
    code = ask(browser)
    answer = browser.post(reverse(CODE), {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    assert "error-summary" in text_of(answer)
    person.refresh_from_db()
    assert person.email == OLD


def test_address_is_changed_only_once_it_is_shown_to_be_the_own_one(person: Account, as_person: AsPerson) -> None:
    ask(as_person(person))
    person.refresh_from_db()
    assert person.email == OLD


def test_new_telephone_number_is_a_second_way_in(person: Account, as_person: AsPerson) -> None:
    change(as_person(person), "0812 3456 7890")
    person.refresh_from_db()
    assert (person.email, person.phone) == (OLD, PHONE)


def test_one_of_two_addresses_can_be_given_up_and_both_are_told(
    person: Account, as_person: AsPerson, committed: Committed
) -> None:
    browser = as_person(person)
    change(browser, "0812 3456 7890")
    with committed(execute=True):
        browser.post(reverse("admission:own_address_stop"), {"kind": "email"})
    person.refresh_from_db()
    assert (person.email, person.phone) == ("", PHONE)
    assert len(notices(OLD)) == 1
    assert len(list((settings.LONTO_DATA / "sms").iterdir())) == 2, "the code, and the notice"


@pytest.mark.parametrize("kind", ["email", "phone"])
def test_last_address_stays(person: Account, as_person: AsPerson, kind: str) -> None:
    as_person(person).post(reverse("admission:own_address_stop"), {"kind": kind})
    person.refresh_from_db()
    assert person.email == OLD


def test_giving_up_what_is_no_address_is_not_found(person: Account, as_person: AsPerson) -> None:
    assert as_person(person).post(reverse("admission:own_address_stop"), {"kind": "pigeon"}).status_code == 404


def test_profile_follows_where_it_names_the_former_address(
    person: Account, village: Region, pilot: Region, as_person: AsPerson
) -> None:
    applicant = begin_profile(by=person, village=village)
    change(as_person(person))
    applicant.refresh_from_db()
    assert applicant.email == NEW
    assert Entry.objects.filter(stream=pilot.pk, verb="admission.change_address").count() == 1
    assert list(differences(pilot)) == []


def test_profile_keeps_another_address_that_the_person_wrote_there(
    person: Account, applicant: Applicant, as_person: AsPerson
) -> None:
    Applicant.objects.filter(pk=applicant.pk).update(email="keluarga@contoh.id")
    change(as_person(person))
    applicant.refresh_from_db()
    assert applicant.email == "keluarga@contoh.id"


def test_address_of_somebody_else_looks_the_same_and_no_code_opens_it(
    person: Account, as_person: AsPerson, clerk: Membership
) -> None:
    Account.objects.filter(pk=clerk.account_id).update(email="operator@desa.id")
    browser = as_person(person)
    pages = []
    for address in (NEW, "operator@desa.id"):
        answer = browser.post(reverse(PAGE), {"address": address}, follow=True)
        pages.append(re.sub(r'[a-z]\*\*\*@[a-z.]+|value="[^"]{20,}"', "", text_of(answer)))
    assert pages[0] == pages[1]
    [told] = notices("operator@desa.id")
    assert not code_in(told)
    browser.post(reverse(CODE), {"code": "123456"})
    person.refresh_from_db()
    assert person.email == OLD


def test_own_present_address_is_no_change(person: Account, as_person: AsPerson) -> None:
    answer = as_person(person).post(reverse(PAGE), {"address": f" {OLD.upper()} "})
    assert answer.context["form"].errors["address"]
    assert not mail.outbox


def test_address_that_somebody_takes_meanwhile_is_not_taken_twice(person: Account, as_person: AsPerson) -> None:
    browser = as_person(person)
    code = ask(browser)
    Account.objects.create(username="p-2", name="Maria", email=NEW)
    browser.post(reverse(CODE), {"code": code})
    person.refresh_from_db()
    assert person.email == OLD


def test_code_for_a_new_address_opens_no_account(person: Account, as_person: AsPerson, pilot: Region) -> None:
    code = ask(as_person(person))
    kept = SignInCode.objects.get()
    assert sign_in.enter(code_id=kept.pk, address=Address(Kind.EMAIL, NEW), code=code, home=pilot) is None


def test_code_for_signing_in_changes_no_address(person: Account, pilot: Region) -> None:
    address = Address(Kind.EMAIL, NEW)
    sent = sign_in.send_code(address=address, ip=None)
    assert not own_address.change_address(by=person, code_id=sent.id, address=address, code=sent.shown, home=pilot)


def test_code_that_another_account_asked_for_changes_nothing(person: Account, pilot: Region) -> None:
    thief = Account.objects.create(username="p-2", name="Maria", email="maria@contoh.id")
    address = Address(Kind.EMAIL, NEW)
    sent = own_address.send_address_code(by=person, address=address, ip=None)
    assert not own_address.change_address(by=thief, code_id=sent.id, address=address, code=sent.shown, home=pilot)


def test_person_asks_at_most_six_times_an_hour_whatever_the_addresses(person: Account, as_person: AsPerson) -> None:
    browser = as_person(person)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for number in range(6):
            ask(browser, f"a{number}@contoh.id")
        answer = browser.post(reverse(PAGE), {"address": NEW})
        assert answer.context["form"].errors["address"]
        assert len(mail.outbox) == 6
        clock.shift(dt.timedelta(hours=1, minutes=1))
        assert ask(browser)


def test_who_works_in_an_office_reads_that_the_office_keeps_the_address(
    person: Account, agency: Office, as_person: AsPerson
) -> None:
    Membership.objects.create(account=person, office=agency, role="agency_officer")
    browser = as_person(person)
    assert "<input" not in re.sub(r"<header.*</header>|<footer.*", "", text_of(browser.get(reverse(PAGE))), flags=re.S)
    browser.post(reverse(PAGE), {"address": NEW})
    assert not mail.outbox


def test_page_names_the_own_addresses(person: Account, as_person: AsPerson) -> None:
    assert OLD in words(text_of(as_person(person).get(reverse(PAGE))))


def test_code_page_without_a_code_on_its_way_leads_back(person: Account, as_person: AsPerson) -> None:
    assert as_person(person).get(reverse(CODE)).headers["Location"] == reverse(PAGE)
