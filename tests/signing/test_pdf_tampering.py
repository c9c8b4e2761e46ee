"""Every way somebody may change a signed PDF, and what the examination says of it."""

import random
from io import BytesIO

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lonto.signing import certificates, keys
from lonto.signing.examination import Examination, Finding, Reason, examine
from lonto.signing.pades import PdfKey

from .conftest import make_key


def gap_of(pdf: bytes) -> tuple[int, int]:
    """Where the signature's hexadecimal text lies."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents ")
    return start, pdf.index(b">", start) + 1


def found(pdf: bytes, authority: x509.Certificate) -> tuple[Finding, tuple[Reason, ...]]:
    result = examine(pdf, [authority])
    return result.finding, result.reasons


def test_a_signed_file_is_unchanged(signed_pdf: bytes, authority: x509.Certificate, pdf_key: PdfKey) -> None:
    result = examine(signed_pdf, [authority])
    assert result == Examination(Finding.UNCHANGED, (), pdf_key.certificate, result.signed_at)
    assert result.signed_at is not None


def test_appended_bytes_are_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    for tail in (b"\n", b"%", b"\0", b"%%EOF\n", b"x" * 5000):
        finding, _ = found(signed_pdf + tail, authority)
        assert finding is Finding.CHANGED


def test_a_later_revision_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed_pdf))
    append_signature_field(writer, SigFieldSpec("Lain"))
    later = BytesIO()
    writer.write(later)  # type: ignore[no-untyped-call]
    assert found(later.getvalue(), authority) == (Finding.CHANGED, (Reason.ADDED_AFTERWARDS,))


def test_a_second_signature_of_somebody_else_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    twice = sign_again(signed_pdf, make_key("Kabupaten Lain")[0])
    assert found(twice, authority) == (Finding.CHANGED, (Reason.ADDED_AFTERWARDS,))


def test_every_changed_byte_in_the_signature_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    start, end = gap_of(signed_pdf)
    for place in random.sample(range(start, end), 80):
        changed = bytearray(signed_pdf)
        changed[place] = ord("A") if changed[place] != ord("A") else ord("B")
        # A signature of which nothing can be read any more is known by the document's mark, as the check page does.
        assert examine(bytes(changed), [authority], marks=(b"xmpMM",)).finding is Finding.CHANGED


def test_every_changed_byte_outside_the_signature_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    start, end = gap_of(signed_pdf)
    outside = [*range(start), *range(end, len(signed_pdf))]
    for place in random.sample(outside, 80):
        changed = bytearray(signed_pdf)
        changed[place] ^= 1 << random.randrange(8)
        finding = examine(bytes(changed), [authority]).finding
        assert finding is Finding.CHANGED or (finding is Finding.NOT_OURS and place < 8)


def test_padding_filled_with_other_text_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    _, end = gap_of(signed_pdf)
    stuffed = signed_pdf[: end - 41] + b"DEADBEEF" * 5 + signed_pdf[end - 1 :]
    assert found(stuffed, authority) == (Finding.CHANGED, (Reason.CONTENT_DIFFERS,))


def test_a_signature_rewritten_in_small_letters_is_a_change(signed_pdf: bytes, authority: x509.Certificate) -> None:
    start, end = gap_of(signed_pdf)
    assert found(signed_pdf[:start] + signed_pdf[start:end].lower() + signed_pdf[end:], authority) == (
        Finding.CHANGED,
        (Reason.CONTENT_DIFFERS,),
    )


def test_a_file_cut_anywhere_is_never_unchanged(signed_pdf: bytes, authority: x509.Certificate) -> None:
    for length in range(0, len(signed_pdf), 611):
        assert examine(signed_pdf[:length], [authority]).finding is not Finding.UNCHANGED


def test_a_file_cut_behind_its_signature_is_changed(signed_pdf: bytes, authority: x509.Certificate) -> None:
    _, end = gap_of(signed_pdf)
    assert found(signed_pdf[:end], authority)[0] is Finding.CHANGED


def test_the_revision_before_the_signature_is_known_by_its_mark(
    plain_pdf: bytes, signed_pdf: bytes, authority: x509.Certificate
) -> None:
    before = signed_pdf[: len(plain_pdf)]
    assert examine(before, [authority], marks=(b"xmpMM",)).reasons == (Reason.SIGNATURE_REMOVED,)
    assert found(before, authority) == (Finding.NOT_OURS, (Reason.NO_SIGNATURE,))


def test_a_file_saved_again_by_another_program_is_changed(signed_pdf: bytes, authority: x509.Certificate) -> None:
    again = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(signed_pdf))).write(again)  # type: ignore[no-untyped-call]
    assert found(again.getvalue(), authority)[0] is Finding.CHANGED


def test_our_signature_on_another_document_is_a_change(
    plain_pdf: bytes, signed_pdf: bytes, authority: x509.Certificate
) -> None:
    other = make_key()[0].sign(plain_pdf, reason="Surat keterangan", location="Macang Tanggar")
    start, end = gap_of(signed_pdf)
    other_start, other_end = gap_of(other)
    moved = other[:other_start] + signed_pdf[start:end] + other[other_end:]
    assert found(moved, authority)[0] is Finding.CHANGED


def test_an_authority_that_only_bears_our_name_is_not_ours(plain_pdf: bytes, authority: x509.Certificate) -> None:
    forged = make_key("Kabupaten Manggarai Barat")[0].sign(plain_pdf, reason="Surat", location="Desa")
    assert found(forged, authority) == (Finding.NOT_OURS, (Reason.UNKNOWN_SIGNER,))


def test_a_certificate_that_a_signer_issued_is_not_ours(
    plain_pdf: bytes, pdf_key: PdfKey, authority: x509.Certificate
) -> None:
    mallory = keys.new_pair().pdf
    subject = certificates.Subject("Mallory", "Kepala Desa", "Pemerintah Desa Macang Tanggar")
    starts, ends = pdf_key.certificate.not_valid_before_utc, pdf_key.certificate.not_valid_after_utc
    below = certificates.issue(
        subject, mallory.public_key(), starts, ends, authority=pdf_key.certificate, authority_key=pdf_key.key
    )
    forged = PdfKey(mallory, below).sign(plain_pdf, reason="x", location="x")
    assert examine(forged, [authority]).finding is Finding.NOT_OURS


def test_a_file_without_signature_is_not_ours(plain_pdf: bytes, authority: x509.Certificate) -> None:
    assert found(plain_pdf, authority) == (Finding.NOT_OURS, (Reason.NO_SIGNATURE,))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", b"\0" * 100], ids=["empty", "zip", "html", "zeros"])
def test_what_is_no_pdf_is_not_ours(data: bytes, authority: x509.Certificate) -> None:
    assert found(data, authority) == (Finding.NOT_OURS, (Reason.NO_PDF,))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\nstartxref\n9999\n%%EOF", b"%PDF-1.7\n" + b"[" * 5000])
def test_a_broken_pdf_is_not_ours(data: bytes, authority: x509.Certificate) -> None:
    assert found(data, authority) == (Finding.NOT_OURS, (Reason.UNREADABLE,))


def test_an_encrypted_pdf_is_not_ours(plain_pdf: bytes, authority: x509.Certificate) -> None:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(plain_pdf)))
    writer.encrypt(owner_pass="a", user_pass="b")  # type: ignore[no-untyped-call]
    locked = BytesIO()
    writer.write(locked)  # type: ignore[no-untyped-call]
    assert found(locked.getvalue(), authority)[0] is Finding.NOT_OURS


def test_without_any_authority_nothing_is_ours(signed_pdf: bytes) -> None:
    assert examine(signed_pdf, []).finding is Finding.NOT_OURS


def sign_again(pdf: bytes, key: PdfKey) -> bytes:
    """A foreign signature in a further revision, as any PDF program can put it."""
    private = key.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        asn1_x509.Certificate.load(key.certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(private),
        SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    del writer.root["/Perms"]  # what forbids a polite program to sign again
    metadata = PdfSignatureMetadata(field_name="Lain", md_algorithm="sha256")
    return bytes(PdfSigner(metadata, signer).sign_pdf(writer).getvalue())
