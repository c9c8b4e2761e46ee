import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import NameOID
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from lonto.signing.pades import PdfKey

from .conftest import make_key


def test_an_authority_issues_signers_and_nothing_below_them(authority: x509.Certificate) -> None:
    constraints = authority.extensions.get_extension_for_class(x509.BasicConstraints)
    assert constraints.critical
    assert constraints.value == x509.BasicConstraints(ca=True, path_length=0)


def test_an_authority_signs_no_documents(authority: x509.Certificate) -> None:
    usage = authority.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.key_cert_sign
    assert not usage.digital_signature


def test_a_signer_signs_documents_and_issues_nothing(pdf_key: PdfKey) -> None:
    extensions = pdf_key.certificate.extensions
    usage = extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_a_certificate_names_person_position_and_office_but_no_nik(pdf_key: PdfKey) -> None:
    subject = {attribute.oid: attribute.value for attribute in pdf_key.certificate.subject}
    assert subject == {
        NameOID.COUNTRY_NAME: "ID",
        NameOID.ORGANIZATION_NAME: "Pemerintah Desa Macang Tanggar",
        NameOID.TITLE: "Kepala Desa",
        NameOID.COMMON_NAME: "Benediktus Hamin",
    }


def test_a_certificate_is_issued_by_its_authority(pdf_key: PdfKey, authority: x509.Certificate) -> None:
    pdf_key.certificate.verify_directly_issued_by(authority)


def test_a_signer_is_no_web_server(pdf_key: PdfKey, authority: x509.Certificate) -> None:
    verifier = PolicyBuilder().store(Store([authority])).build_server_verifier(x509.DNSName("desa.example"))
    with pytest.raises(VerificationError):
        verifier.verify(pdf_key.certificate, [])


def test_an_authority_of_the_same_name_is_another_one(pdf_key: PdfKey) -> None:
    with pytest.raises(InvalidSignature):
        pdf_key.certificate.verify_directly_issued_by(make_key()[1])
