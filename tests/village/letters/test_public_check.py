"""What anybody learns about a letter: genuine, withdrawn or unknown, and no more than its paper says."""

import re
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from lonto.accounts.models import Membership
from lonto.signing import codes, qr
from lonto.signing.actions import revoke_key
from lonto.signing.signers.base import Signer
from lonto.village.letters import letter_claim
from lonto.village.letters.actions import sign_letter, withdraw_letter
from lonto.village.letters.models import Letter

from .conftest import Write


@pytest.fixture
def anybody(db: None) -> Client:
    return Client()


def address_of(letter: Letter, signer: Signer) -> str:
    """What the letter's QR code holds, as a path."""
    assert letter.code is not None
    claim = signer.seal(letter_claim.KIND, letter_claim.facts_for(letter), code=letter.code)
    return urlsplit(qr.check_address("https://desa.example.go.id", letter.code, claim)).path


def pdf_of(letter: Letter) -> bytes:
    with default_storage.open(letter.file) as file:
        return bytes(file.read())


def upload(anybody: Client, data: bytes) -> Any:
    file = BytesIO(data)
    file.name = "surat.pdf"
    return anybody.post("/check/", {"by_file": "1", "by_file-file": file})


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_qr_code_of_a_signed_letter_opens_a_genuine_page(signed: Letter, signer: Signer, anybody: Client) -> None:
    page = said(anybody.get(address_of(signed, signer)))
    assert "Asli" in page
    for fact in (signed.number_text, "ROFINA JELITA", "531505******9901", "Pemerintah Desa Macang Tanggar"):
        assert fact in page


def test_the_page_says_nothing_that_the_paper_does_not_need_to_prove(
    signed: Letter, signer: Signer, anybody: Client
) -> None:
    page = said(anybody.get(address_of(signed, signer)))
    for secret in ("5315054708929901", signed.reference, str(signed.pk), "750", "Maria Jelita", "Labuan Bajo"):
        assert secret not in page


@pytest.mark.parametrize("prefix", ["/V/", "/v/"])
def test_a_typed_code_is_enough(prefix: str, signed: Letter, anybody: Client) -> None:
    assert signed.code is not None
    for typed in (signed.code, codes.grouped(signed.code).lower(), f"{signed.code}/"):
        assert "Asli" in said(anybody.get(f"{prefix}{typed}"))


def test_the_form_leads_to_the_letter(signed: Letter, anybody: Client) -> None:
    assert signed.code is not None
    answer = anybody.post("/check/", {"by_code-code": f" {codes.grouped(signed.code).lower()} "})
    assert answer.status_code == 302
    assert "Asli" in said(anybody.get(answer["Location"]))


def test_a_withdrawn_letter_is_said_to_be_withdrawn(
    signed: Letter, signer: Signer, head: Membership, anybody: Client
) -> None:
    withdraw_letter(by=head, letter=signed, reason="Alasan yang tidak untuk umum")
    page = said(anybody.get(address_of(signed, signer)))
    assert "Ditarik" in page
    assert "Asli" not in page
    assert "Alasan yang tidak untuk umum" not in page


def test_every_unknown_code_gets_one_and_the_same_answer(draft: Letter, anybody: Client) -> None:
    tried = ["AAAAAAAAAAAAAAAA", "short", draft.reference, str(draft.pk), "AAAAAAAAAAAAAAAA/QED8WEX0"]
    answers = [anybody.get(f"/V/{code}") for code in tried]
    assert {answer.status_code for answer in answers} == {200}
    pages = {bare(said(answer), code) for answer, code in zip(answers, tried, strict=True)}
    assert len(pages) == 1
    assert "Tidak dikenal" in pages.pop()


def test_a_qr_code_with_another_claim_is_said_to_be_altered(
    signed: Letter, signer: Signer, head: Membership, write_approved: Write, anybody: Client
) -> None:
    other = sign_letter(by=head, letter=write_approved(), signer=signer)
    claim = address_of(other, signer).split("/", 3)[3]
    for wrong in (claim, "QED8WEX0", "%25%25", "*" * 2000):
        page = said(anybody.get(f"/V/{signed.code}/{wrong}"))
        assert "Kode QR diubah" in page
        assert "Asli<" not in page


def test_a_claim_of_a_letter_that_this_server_does_not_keep_is_not_called_genuine(
    signed: Letter, signer: Signer, head: Membership, anybody: Client
) -> None:
    signed.code = codes.new_code()
    address = address_of(signed, signer)
    page = said(anybody.get(address))
    assert "tidak ada dalam daftar" in page
    revoke_key(by=head, key=signer.key, reason="Laptop dicuri")
    assert "Tidak dikenal" in said(anybody.get(address))


def test_codes_cannot_be_tried_by_the_thousand(anybody: Client) -> None:
    statuses = [anybody.get(f"/V/{codes.new_code()}").status_code for _ in range(32)]
    assert statuses.count(429) == 2


def test_files_cannot_be_tried_by_the_thousand(anybody: Client) -> None:
    assert [upload(anybody, b"x").status_code for _ in range(12)].count(429) == 2


def test_the_uploaded_file_is_unchanged(signed: Letter, anybody: Client) -> None:
    page = said(upload(anybody, pdf_of(signed)))
    assert "Tidak berubah" in page
    assert signed.number_text in page


def test_an_uploaded_file_of_a_withdrawn_letter_is_no_proof(signed: Letter, head: Membership, anybody: Client) -> None:
    withdraw_letter(by=head, letter=signed, reason="Data keliru")
    assert "Tidak berubah, tetapi sudah ditarik" in said(upload(anybody, pdf_of(signed)))


def test_a_changed_file_is_shown_beside_what_the_letter_says(signed: Letter, anybody: Client) -> None:
    pdf = pdf_of(signed)
    again = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(pdf))).write(again)  # type: ignore[no-untyped-call]
    unsigned = pdf[: pdf.index(b"%%EOF") + 5]
    for changed in (pdf + b"\n", pdf.replace(b"/Count 1", b"/Count 9", 1), again.getvalue(), unsigned):
        page = said(upload(anybody, changed))
        assert "Diubah setelah ditandatangani" in page
        assert "Tidak berubah" not in page


def test_the_signature_removed_still_leads_to_the_genuine_letter(signed: Letter, anybody: Client) -> None:
    pdf = pdf_of(signed)
    page = said(upload(anybody, pdf[: pdf.index(b"%%EOF") + 5]))
    assert "tanda tangannya hilang" in page
    assert signed.number_text in page


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"lonto:AAAAAAAAAAAAAAAA %PDF-1.7"])
def test_other_files_are_not_ours(data: bytes, signed: Letter, anybody: Client) -> None:
    assert "Bukan dari kami" in said(upload(anybody, data))


def test_a_file_that_is_too_big_is_not_read(anybody: Client) -> None:
    assert "5 MB" in said(upload(anybody, b"%PDF-1.7" + b"0" * 5 * 1024 * 1024))


def test_a_good_file_of_a_revoked_key_that_is_not_listed_is_not_ours(
    signed: Letter, signer: Signer, head: Membership, anybody: Client
) -> None:
    pdf = pdf_of(signed)
    Letter.objects.filter(pk=signed.pk).update(digest="0" * 64)
    assert "Server ini tidak menyimpan suratnya" in said(upload(anybody, pdf))
    revoke_key(by=head, key=signer.key, reason="Laptop dicuri")
    assert "Bukan dari kami" in said(upload(anybody, pdf))


def test_a_listed_letter_stays_genuine_when_its_key_is_revoked(
    signed: Letter, signer: Signer, head: Membership, anybody: Client
) -> None:
    revoke_key(by=head, key=signer.key, reason="Laptop dicuri")
    assert "Asli" in said(anybody.get(address_of(signed, signer)))
    assert "Tidak berubah" in said(upload(anybody, pdf_of(signed)))


def test_a_letter_beyond_its_last_day_says_so(signed: Letter, anybody: Client) -> None:
    Letter.objects.filter(pk=signed.pk).update(valid_until="2020-01-01")
    assert "masa berlakunya sudah habis" in said(anybody.get(f"/V/{signed.code}"))


def bare(page: str, code: str) -> str:
    """The page without its own address, which the language switch repeats, and without the tokens of its forms."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", page.replace(f"/V/{code}", ""))
