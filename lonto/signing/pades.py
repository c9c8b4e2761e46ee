"""PAdES signatures: put one on a PDF, and say of any file whether it is unchanged, changed, or not ours.

Level B-B: without a network there is no time-stamping service, which the higher levels need. The signature certifies
the document (no later change is allowed) and lies in the file's last revision.
"""

from io import BytesIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "TandaTangan"
# Without a fixed size pyHanko signs twice to learn it; an EC certificate and a signature need under 2 KB.
BYTES_RESERVED = 8192


class PdfKey:
    """A key and its certificate, made ready once for any number of files.

    The authority's certificate stays out of the files: a reader brings it, no copy of it could be trusted.
    """

    def __init__(self, key: EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self.key = key
        self.certificate = certificate
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        no_others = SimpleCertificateStore.from_certs([])  # type: ignore[no-untyped-call]
        self._signer = SimpleSigner(_asn1(certificate), asn1_keys.PrivateKeyInfo.load(private), no_others)

    def sign(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        """The same document with a certifying signature in a revision of its own."""
        metadata = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
            reason=reason,
            location=location,
        )
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signed = PdfSigner(metadata, self._signer).sign_pdf(writer, bytes_reserved=BYTES_RESERVED)
        return bytes(signed.getvalue())


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
