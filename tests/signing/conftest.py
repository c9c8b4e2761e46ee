"""A small authority with one signer, and weak passphrase hashing: the tests check rules, not the strength of scrypt."""

from datetime import UTC, datetime, timedelta

import pytest
import typst
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from lonto.signing import certificates, keys
from lonto.signing.pades import PdfKey

PASSPHRASE = "komodo minum kopi tuk"


@pytest.fixture(autouse=True)
def _quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "SCRYPT_COST", 2**4)


def make_key(organisation: str = "Kabupaten Manggarai Barat") -> tuple[PdfKey, x509.Certificate]:
    """A signer's key, and the certificate of the fresh authority above it."""
    starts = datetime.now(UTC) - timedelta(minutes=1)
    ends = starts + timedelta(days=1000)
    authority_key = generate_private_key(SECP256R1())
    authority = certificates.self_signed(organisation, authority_key, starts, ends)
    key = keys.new_pair().pdf
    subject = certificates.Subject("Benediktus Hamin", "Kepala Desa", "Pemerintah Desa Macang Tanggar")
    certificate = certificates.issue(
        subject, key.public_key(), starts, ends, authority=authority, authority_key=authority_key
    )
    return PdfKey(key, certificate), authority


@pytest.fixture(scope="session")
def plain_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    source = tmp_path_factory.mktemp("typst") / "letter.typ"
    source.write_text('#set document(title: "Surat")\n#set text(lang: "id")\nSurat keterangan. #pagebreak() Lampiran.')
    return bytes(typst.compile(str(source), pdf_standards=["a-2b", "ua-1"]))


@pytest.fixture(scope="session")
def own_keys() -> tuple[PdfKey, x509.Certificate]:
    return make_key()


@pytest.fixture(scope="session")
def pdf_key(own_keys: tuple[PdfKey, x509.Certificate]) -> PdfKey:
    return own_keys[0]


@pytest.fixture(scope="session")
def authority(own_keys: tuple[PdfKey, x509.Certificate]) -> x509.Certificate:
    return own_keys[1]


@pytest.fixture(scope="session")
def signed_pdf(plain_pdf: bytes, pdf_key: PdfKey) -> bytes:
    return pdf_key.sign(plain_pdf, reason="Surat keterangan", location="Macang Tanggar")
