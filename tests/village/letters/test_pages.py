"""The clerk writes, the secretary decides, the head signs: the story on the pages, and its wrong turns."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lonto.accounts.models import Membership
from lonto.journal.models import LookedAt
from lonto.signing.signers.base import Signer
from lonto.signing.signers.own import TRIES
from lonto.village.letters.actions import approve_letter, return_letter, start_letter, withdraw_letter
from lonto.village.letters.choices import State
from lonto.village.letters.models import Letter, LetterSetting
from lonto.village.residents.choices import Status
from lonto.village.residents.models import Resident
from lonto.web.navigation import waiting_for
from tests.conftest import As

from .conftest import ANSWERS, PASSPHRASE, Write

FORM = {
    "monthly_income": "Rp 750.000,-",
    "dependants": "4",
    "pupil": "Yohana Jelita",
    "school": "SMA Negeri 1 Komodo",
    "purpose": "  pengajuan   beasiswa ",
}


def form_of(resident: Resident, code: str = "SKTM") -> str:
    return reverse("letters:write", args=[resident.pk, code])


def at(name: str, letter: Letter) -> str:
    return reverse(f"letters:{name}", args=[letter.pk])


def state_of(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


def test_a_letter_goes_from_the_form_to_the_reference_number(clerk: Membership, resident: Resident, as_: As) -> None:
    client = as_(clerk)
    check = client.post(form_of(resident), FORM, follow=True)
    letter = Letter.objects.get()
    assert letter.answers["monthly_income"] == 750_000
    assert letter.answers["purpose"] == "pengajuan beasiswa"
    assert "Rp750.000 (tujuh ratus lima puluh ribu rupiah)" in check.content.decode()
    sent = client.post(at("submit", letter), follow=True)
    assert letter.reference in sent.content.decode()
    assert state_of(letter) == State.SUBMITTED


def test_the_form_is_filled_with_what_the_register_knows_and_says_so(
    clerk: Membership, resident: Resident, as_: As
) -> None:
    page = as_(clerk).get(form_of(resident, "SKDOM"))
    assert page.context["form"]["domicile"].value() == resident_address()
    assert "dari data penduduk" in page.content.decode()


def test_the_form_masks_the_nik(clerk: Membership, resident: Resident, as_: As) -> None:
    page = as_(clerk).get(form_of(resident)).content.decode()
    assert "531505******9901" in page
    assert "5315054708929901" not in page


def test_the_form_says_what_the_register_does_not_know(clerk: Membership, resident: Resident, as_: As) -> None:
    Resident.objects.filter(pk=resident.pk).update(religion=None, nik=None)
    assert as_(clerk).get(form_of(resident)).context["missing"] == ["NIK", "Agama"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("monthly_income", "banyak"),
        ("monthly_income", ""),
        ("dependants", "31"),
        ("purpose", ""),
        ("purpose", "beasiswa 😀"),
        ("purpose", "x" * 201),
    ],
)
def test_a_wrong_answer_is_shown_beside_its_field_and_nothing_typed_is_lost(
    field: str, value: str, clerk: Membership, resident: Resident, as_: As
) -> None:
    page = as_(clerk).post(form_of(resident), FORM | {field: value})
    assert list(page.context["form"].errors) == [field]
    assert "SMA Negeri 1 Komodo" in page.content.decode()
    assert not Letter.objects.exists()


def test_a_day_to_come_is_refused_where_the_past_is_asked(clerk: Membership, resident: Resident, as_: As) -> None:
    answers = {"domicile": "Wae Nahi", "since": "01-01-2099", "status": "menetap", "purpose": "bank"}
    page = as_(clerk).post(form_of(resident, "SKDOM"), answers)
    assert list(page.context["form"].errors) == ["since"]


def test_a_name_that_cannot_be_printed_leads_to_the_register(clerk: Membership, resident: Resident, as_: As) -> None:
    Resident.objects.filter(pk=resident.pk).update(name="ROFINA ꦗ")
    page = as_(clerk).post(form_of(resident), FORM)
    assert "U+A997" in page.context["form"].non_field_errors()[0]
    assert not Letter.objects.exists()


def test_nothing_can_be_written_about_who_is_no_resident_any_more(
    clerk: Membership, resident: Resident, as_: As
) -> None:
    Resident.objects.filter(pk=resident.pk).update(status=Status.MOVED)
    page = as_(clerk).get(reverse("letters:choose", args=[resident.pk]))
    assert resident.name in page.content.decode()
    assert form_of(resident) not in page.content.decode()
    assert as_(clerk).post(form_of(resident), FORM).status_code == 404


def test_an_unknown_type_is_not_found(clerk: Membership, resident: Resident, as_: As) -> None:
    assert as_(clerk).get(form_of(resident, "SKXX")).status_code == 404


def test_text_that_looks_like_html_stays_text(clerk: Membership, resident: Resident, as_: As) -> None:
    hostile = "<script>alert(1)</script> {{ user }}"
    page = as_(clerk).post(form_of(resident), FORM | {"purpose": hostile}, follow=True).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ user }}" in page


def test_a_returned_letter_shows_the_reason_and_is_sent_again(
    submitted: Letter, secretary: Membership, clerk: Membership, as_: As
) -> None:
    as_(secretary).post(at("return", submitted), {"reason": "Lengkapi nama sekolah"})
    client = as_(clerk)
    assert "Lengkapi nama sekolah" in client.get(at("edit", submitted)).content.decode()
    client.post(at("edit", submitted), FORM | {"school": "SMP Negeri 2 Komodo"})
    client.post(at("submit", submitted))
    letter = Letter.objects.get()
    assert (letter.state, letter.answers["school"]) == (State.SUBMITTED, "SMP Negeri 2 Komodo")


def test_returning_without_a_reason_is_refused(submitted: Letter, secretary: Membership, as_: As) -> None:
    page = as_(secretary).post(at("return", submitted), {"reason": " "})
    assert page.context["form"].errors["reason"]
    assert state_of(submitted) == State.SUBMITTED


def test_the_head_signs_with_the_passphrase(approved: Letter, head: Membership, signer: Signer, as_: As) -> None:
    page = as_(head).post(at("sign", approved), {"passphrase": PASSPHRASE}, follow=True)
    assert "400.9.14/1-DS.MT/" in page.content.decode()
    assert state_of(approved) == State.SIGNED


def test_a_wrong_passphrase_is_said_and_the_letter_waits(
    approved: Letter, head: Membership, signer: Signer, as_: As
) -> None:
    page = as_(head).post(at("sign", approved), {"passphrase": "salah sekali ini"})
    assert page.context["form"].errors["passphrase"]
    assert "salah sekali ini" not in page.content.decode()
    assert state_of(approved) == State.APPROVED


def test_after_too_many_wrong_passphrases_the_right_one_has_to_wait_too(
    approved: Letter, head: Membership, signer: Signer, as_: As
) -> None:
    client = as_(head)
    for _ in range(TRIES):
        client.post(at("sign", approved), {"passphrase": "salah sekali ini"})
    page = client.post(at("sign", approved), {"passphrase": PASSPHRASE})
    assert "dikunci sampai pukul" in page.content.decode()
    assert state_of(approved) == State.APPROVED


def test_several_letters_are_signed_on_one_page(
    write_approved: Write, head: Membership, signer: Signer, as_: As
) -> None:
    letters = [write_approved(), write_approved(), write_approved()]
    chosen = [str(letter.pk) for letter in letters[:2]]
    as_(head).post(reverse("letters:sign_several"), {"letters": chosen, "passphrase": PASSPHRASE})
    assert [state_of(letter) for letter in letters] == [State.SIGNED, State.SIGNED, State.APPROVED]


def test_a_head_without_a_key_is_led_to_make_one(approved: Letter, head: Membership, as_: As) -> None:
    for address in (at("sign", approved), reverse("letters:sign_several")):
        assert reverse("signing:new") in as_(head).get(address).content.decode()


def test_a_page_overtaken_by_somebody_else_says_so(submitted: Letter, head: Membership, as_: As) -> None:
    client = as_(head)
    approve_letter(by=head, letter=submitted)
    page = client.post(at("approve", submitted), follow=True)
    assert "sudah ditangani orang lain" in page.content.decode()


def test_a_letter_tells_what_happened_by_whom(signed: Letter, clerk: Membership, as_: As) -> None:
    page = as_(clerk).get(at("letter", signed)).content.decode()
    for name in ("Maria Jelita", "Yosef Darus", "Benediktus Hamin"):
        assert name in page


def test_each_role_is_offered_only_its_steps(
    submitted: Letter, clerk: Membership, secretary: Membership, as_: As
) -> None:
    assert at("approve", submitted) in as_(secretary).get(at("letter", submitted)).content.decode()
    assert at("approve", submitted) not in as_(clerk).get(at("letter", submitted)).content.decode()


def test_a_register_that_moved_on_is_mentioned(submitted: Letter, secretary: Membership, as_: As) -> None:
    client = as_(secretary)
    assert not client.get(at("letter", submitted)).context["has_moved_on"]
    Resident.objects.filter(pk=submitted.resident_id).update(occupation=11)
    assert client.get(at("letter", submitted)).context["has_moved_on"]


def test_opening_a_paper_is_a_recorded_look(draft: Letter, signed: Letter, clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    for name in ("draft", "signed"):
        before = LookedAt.objects.count()
        letter = start_letter(by=clerk, resident=draft.resident, type_code="SKTM", answers=ANSWERS["SKTM"])
        answer = client.get(at(name, letter if name == "draft" else signed))
        assert answer["Content-Type"] == "application/pdf"
        assert LookedAt.objects.filter(row=str(draft.resident_id), what="letter").count() == before + 1


def test_a_letter_whose_file_is_lost_is_not_found(signed: Letter, clerk: Membership, as_: As) -> None:
    from django.core.files.storage import default_storage

    default_storage.delete(signed.file)
    assert as_(clerk).get(at("signed", signed)).status_code == 404


def test_work_waits_for_clerk_secretary_and_head(
    write_approved: Write, clerk: Membership, secretary: Membership, head: Membership
) -> None:
    def counts(by: Membership) -> list[int]:
        return [work.count for work in waiting_for(by) if "/letters/" in work.url]

    write_approved()
    assert (counts(clerk), counts(secretary), counts(head)) == ([], [], [1])
    return_letter(by=head, letter=Letter.objects.get(), reason="Lengkapi")
    assert (counts(clerk), counts(secretary), counts(head)) == ([1], [], [])


def test_the_list_finds_a_letter_by_name_number_and_reference(signed: Letter, clerk: Membership, as_: As) -> None:
    client = as_(clerk)
    for words in ("rofina", signed.number_text, signed.reference.lower()):
        assert client.get(reverse("letters:letters"), {"q": words}).context["page"].paginator.count == 1
    assert client.get(reverse("letters:letters"), {"state": "draft"}).context["page"].paginator.count == 0


def test_the_list_takes_as_many_queries_for_six_letters_as_for_one(
    write_approved: Write, clerk: Membership, as_: As
) -> None:
    client = as_(clerk)
    client.get("/")
    counts = []
    for more in (1, 5):
        for _ in range(more):
            write_approved()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("letters:letters"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_settings_are_checked_and_kept(head: Membership, as_: As) -> None:
    address = reverse("letters:setting")
    codes = {"SKTM": "400.3.3.2", "SKDOM": "400.12.2.1", "SKU": "500.2"}
    wrong = {"unit": "ds/mt", "paper_year": "2026", **codes, "SKU": "lima"}
    page = as_(head).post(address, wrong)
    assert set(page.context["form"].errors) == {"unit", "paper_year", "SKU"}
    as_(head).post(address, {"unit": "ds.mt", "paper_year": "2026", "paper_number": "148", **codes})
    setting = LetterSetting.objects.get()
    assert (setting.unit, setting.classifications, setting.paper_number) == ("DS.MT", {"SKTM": "400.3.3.2"}, 148)


def test_withdrawing_keeps_the_reason_with_the_letter(signed: Letter, head: Membership, as_: As) -> None:
    page = as_(head).post(at("withdraw", signed), {"reason": "Data keliru"}, follow=True)
    assert "Data keliru" in page.content.decode()
    assert state_of(signed) == State.WITHDRAWN


def test_a_withdrawn_letter_offers_no_step(signed: Letter, head: Membership, as_: As) -> None:
    withdraw_letter(by=head, letter=signed, reason="Data keliru")
    assert not as_(head).get(at("letter", signed)).context["steps"]


def resident_address() -> str:
    return "Dusun Wae Nahi, RT 001/RW 002, Desa Macang Tanggar, Kecamatan Komodo"


@pytest.mark.parametrize("words", ["rofi", "Jelita"])
def test_the_person_a_letter_is_about_is_found_by_name(
    words: str, clerk: Membership, resident: Resident, as_: As
) -> None:
    page = as_(clerk).post(reverse("letters:find"), {"q": words}, follow=True)
    assert reverse("letters:choose", args=[resident.pk]) in page.content.decode()


@pytest.mark.parametrize("number", ["5315054708929901", "5315 0547 0892 9901"])
def test_a_nik_leads_straight_to_the_letters_and_stands_in_no_address(
    number: str, clerk: Membership, resident: Resident, as_: As
) -> None:
    page = as_(clerk).post(reverse("letters:find"), {"q": number})
    assert page["Location"] == reverse("letters:choose", args=[resident.pk])
