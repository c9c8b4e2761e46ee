"""What went wrong elsewhere with letters, each kind once (../shared/facts/cases.md has the sources)."""

import logging
import re
import zlib

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.regions.models import Region
from lonto.signing.signers.base import Signer, SigningError
from lonto.village.letters.actions import approve_letter, sign_letter, sign_letters, start_letter, submit_letter
from lonto.village.letters.actions import withdraw_letter as withdraw
from lonto.village.letters.choices import State
from lonto.village.letters.letter_claim import facts_for
from lonto.village.letters.models import Letter
from lonto.village.residents.models import FormerNumber, Resident
from tests.conftest import As

from .conftest import ANSWERS, PASSPHRASE, Write, make_resident

PROVISIONAL = "0531505000012345"


def contents_of(pdf: bytes) -> bytes:
    """The file with its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(_inflated(stream) for stream in streams)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("name", ["D'ORNAY MARIA", "YOSEF DARUS, S.Pd.", "SUHARTO", "A" * 30 + " " + "B" * 29])
def test_case_9_names_are_printed_exactly_as_they_are_written(
    name: str, clerk: Membership, village: Region, as_: As
) -> None:
    resident = make_resident(village, name=name)
    letter = start_letter(by=clerk, resident=resident, type_code="SKTM", answers=ANSWERS["SKTM"])
    assert letter.facts["name"] == name.upper()
    for typed in (name, name.replace("'", "’").lower()):
        found = as_(clerk).get("/letters/", {"q": typed}).context["page"].paginator.count
        assert (fold_name(typed), found) == (fold_name(name), 1)


class StumblingService:
    """Answers in turn: a wrong passphrase, an invalid PDF, silence, then a signature."""

    def __init__(self, signer: Signer) -> None:
        self.key = signer.key
        self.seal = signer.seal
        self._signer = signer
        self.answers = ["Passphrase anda salah", "InvalidPdf", "Layanan tidak menjawab"]
        self.signatures = 0

    def sign_pdf(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        if self.answers:
            raise SigningError(self.answers.pop(0))
        self.signatures += 1
        return self._signer.sign_pdf(pdf, reason=reason, location=location)


def test_case_15_a_service_that_stumbles_leaves_the_letter_waiting_and_signs_once(
    approved: Letter, head: Membership, signer: Signer
) -> None:
    service = StumblingService(signer)
    for message in list(service.answers):
        with pytest.raises(SigningError, match=message):
            sign_letter(by=head, letter=approved, signer=service)
        assert Letter.objects.get().state == State.APPROVED
    letter = sign_letter(by=head, letter=approved, signer=service)
    assert (letter.number, service.signatures) == (1, 1)


def test_case_15_the_passphrase_is_in_no_log(
    approved: Letter, head: Membership, signer: Signer, as_: As, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SigningError):
        sign_letters(by=head, letters=[approved], passphrase="salah sekali ini")
    as_(head).post(f"/letters/{approved.pk}/sign/", {"passphrase": PASSPHRASE})
    assert "salah sekali ini" not in caplog.text
    assert PASSPHRASE not in caplog.text


def test_case_16_a_waiting_letter_has_no_qr_code_and_no_check_address(
    submitted: Letter, clerk: Membership, as_: As
) -> None:
    pdf = contents_of(as_(clerk).get(f"/letters/{submitted.pk}/draft.pdf").content)
    assert submitted.code is None
    assert b"lonto:" not in pdf
    assert b"Kode QR" not in pdf
    assert as_(clerk).get(f"/letters/{submitted.pk}/letter.pdf").status_code == 404


def test_case_16_the_check_address_follows_the_letter(
    approved: Letter, head: Membership, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lonto.signing.codes.new_code", lambda: "K7Q2M0XW9TBC4RNA")
    address, anybody = "/V/K7Q2M0XW9TBC4RNA", Client()
    assert "belum terbit" in anybody.get(address).content.decode()
    letter = sign_letter(by=head, letter=approved, signer=signer)
    assert "Asli" in anybody.get(address).content.decode()
    withdraw(by=head, letter=letter, reason="Data keliru")
    assert "Ditarik" in anybody.get(address).content.decode()


def test_case_17_a_made_up_number_reaches_neither_paper_nor_qr_code(
    clerk: Membership, secretary: Membership, head: Membership, signer: Signer, village: Region
) -> None:
    newborn = make_resident(village, name="BAYI JELITA", nik=None)
    FormerNumber.objects.create(village=village, resident=newborn, kind="nik", number=PROVISIONAL)
    letter = start_letter(by=clerk, resident=newborn, type_code="SKTM", answers=ANSWERS["SKTM"])
    waiting = approve_letter(by=secretary, letter=submit_letter(by=clerk, letter=letter))
    signed = sign_letter(by=head, letter=waiting, signer=signer)
    assert signed.facts["nik"] == ""
    assert facts_for(signed)[3:5] == [None, None]
    with default_storage.open(signed.file) as file:
        assert PROVISIONAL.encode() not in contents_of(file.read())


def test_the_same_number_cannot_be_given_twice_and_no_pdf_vanishes(
    head: Membership, signer: Signer, write_approved: Write
) -> None:
    """OpenSID #997 and #8680."""
    letters = [sign_letter(by=head, letter=write_approved(), signer=signer) for _ in range(5)]
    assert [letter.number for letter in letters] == [1, 2, 3, 4, 5]
    assert all(default_storage.exists(letter.file) for letter in letters)
    assert Resident.objects.count() == 1
