"""What a PDF file is to us: unchanged, changed after signing, or not ours, with the reasons.

Strict on purpose. A valid signature is not enough: it must cover every byte of the file, so a file that somebody
appended to, re-saved or shortened is changed, and so is one that cannot be read but carries our traces.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

# Anybody may send files to be examined: what the library thinks of each is no matter for the server's log.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class Finding(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NOT_OURS = "not_ours"


class Reason(StrEnum):
    """Why a file is not unchanged; the pages have a sentence for each."""

    NO_PDF = "no_pdf"
    NO_SIGNATURE = "no_signature"
    UNKNOWN_SIGNER = "unknown_signer"
    UNREADABLE = "unreadable"
    SIGNATURE_REMOVED = "signature_removed"
    ADDED_AFTERWARDS = "added_afterwards"
    CONTENT_DIFFERS = "content_differs"


@dataclass(frozen=True)
class Examination:
    """The finding, and who signed when according to a signature of ours (not proven where the file is changed)."""

    finding: Finding
    reasons: tuple[Reason, ...] = ()
    certificate: x509.Certificate | None = None
    signed_at: datetime | None = None


def examine(data: bytes, authorities: Sequence[x509.Certificate], marks: Sequence[bytes] = ()) -> Examination:
    """Examine a file against our authorities; `marks` are texts that only our documents carry."""
    if b"%PDF-" not in data[:1024]:
        return Examination(Finding.NOT_OURS, (Reason.NO_PDF,))
    try:
        signatures = PdfFileReader(BytesIO(data)).embedded_signatures
        examined = [_examine_signature(data, signature, authorities) for signature in signatures]
    except Exception:  # the library raises many kinds on hostile files; none of them may pass as genuine
        examined, unreadable = [], True
    else:
        unreadable = False
    ours = [one for one in examined if one is not None]
    if ours:
        return ours[-1]
    if _bears_our_traces(data, authorities, marks):
        reason = Reason.UNREADABLE if unreadable else Reason.SIGNATURE_REMOVED
        return Examination(Finding.CHANGED, (reason,))
    if unreadable:
        return Examination(Finding.NOT_OURS, (Reason.UNREADABLE,))
    return Examination(Finding.NOT_OURS, (Reason.UNKNOWN_SIGNER if examined else Reason.NO_SIGNATURE,))


def _examine_signature(
    data: bytes, signature: EmbeddedPdfSignature, authorities: Sequence[x509.Certificate]
) -> Examination | None:
    """None for a signature under no authority of ours."""
    signed_at = signature.self_reported_timestamp
    status = validate_pdf_signature(
        signature,
        ValidationContext(
            trust_roots=[asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in authorities],
            allow_fetching=False,
            moment=signed_at,  # letters are checked long after the signer's certificate has ended
        ),
    )
    if not status.trusted:
        return None
    reasons = _reasons(data, signature, status)
    return Examination(
        Finding.CHANGED if reasons else Finding.UNCHANGED,
        reasons,
        x509.load_der_x509_certificate(signature.signer_cert.dump()),
        signed_at,
    )


def _reasons(data: bytes, signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> tuple[Reason, ...]:
    if not (status.intact and status.valid) or not _is_written_plainly(data, signature):
        return (Reason.CONTENT_DIFFERS,)
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return (Reason.ADDED_AFTERWARDS,)
    return ()


def _is_written_plainly(data: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The gap of the signed range holds one signature as we write it, padded with zeros, and nothing else.

    No digest covers the gap, and a signature has parts that it does not sign: names of algorithms, further
    certificates, unsigned attributes. All must be as expected, so that not one byte of a file can differ.
    """
    start, first, second, _ = (int(number) for number in signature.byte_range)
    content = signature.pkcs7_content
    if data[start + first : second] != b"<%s>" % content.hex().upper().encode():
        return False
    envelope = cms.ContentInfo.load(content)
    written = envelope.dump(force=True)
    return content == written.ljust(len(content), b"\0") and _is_minimal(envelope["content"])


def _is_minimal(signed: cms.SignedData) -> bool:
    """One signer, one certificate, SHA-256, nothing that is not signed."""
    (signer,) = signed["signer_infos"]
    return bool(
        signed["version"].native == "v1"
        and [one["algorithm"].native for one in signed["digest_algorithms"]] == ["sha256"]
        and signed["encap_content_info"]["content_type"].native == "data"
        and signed["encap_content_info"]["content"].native is None
        and len(signed["certificates"]) == 1
        and not len(signed["crls"])
        and signer["version"].native == "v1"
        and signer["digest_algorithm"]["algorithm"].native == "sha256"
        and signer["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"
        and not len(signer["unsigned_attrs"])
    )


def _bears_our_traces(data: bytes, authorities: Sequence[x509.Certificate], marks: Sequence[bytes]) -> bool:
    """Whether a file that shows no good signature was ours once: our authority's key id, or one of our marks."""
    upper = data.upper()
    key_ids = [
        one.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest.hex().upper().encode()
        for one in authorities
    ]
    return any(key_id in upper for key_id in key_ids) or any(mark in data for mark in marks)
