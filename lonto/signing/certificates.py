"""X.509 certificates: the regency's own authority, and what it issues to the signers of its offices.

Only for documents: the authority may issue end-entity certificates and nothing below them (path length 0).
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.x509.oid import NameOID, ObjectIdentifier

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
LONGEST_NAME = 64  # X.520 bounds every part of a name


@dataclass(frozen=True)
class Subject:
    """Who holds a key: a person in a position of an office. No NIK: certificates travel with every document."""

    name: str
    position: str
    office: str


def self_signed(organisation: str, key: EllipticCurvePrivateKey, start: datetime, end: datetime) -> x509.Certificate:
    """The certificate of a regency's authority."""
    name = _name(f"Otoritas Sertifikat {organisation}", organisation)
    return (
        _builder(name, name, key.public_key(), start, end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )


def issue(
    subject: Subject,
    public_key: EllipticCurvePublicKey | Ed25519PublicKey,
    start: datetime,
    end: datetime,
    *,
    authority: x509.Certificate,
    authority_key: EllipticCurvePrivateKey,
) -> x509.Certificate:
    """A signer's certificate, good for signing documents and nothing else."""
    issuer_id = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _builder(_name(subject.name, subject.office, subject.position), authority.subject, public_key, start, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([DOCUMENT_SIGNING]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id), critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: EllipticCurvePublicKey | Ed25519PublicKey,
    start: datetime,
    end: datetime,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common_name: str, organisation: str, position: str = "") -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "ID"), (NameOID.ORGANIZATION_NAME, organisation)]
    if position:
        parts.append((NameOID.TITLE, position))
    parts.append((NameOID.COMMON_NAME, common_name))
    return x509.Name([x509.NameAttribute(oid, text[:LONGEST_NAME]) for oid, text in parts])


def _usage(*, certificates: bool) -> x509.KeyUsage:
    """Certificates and revocation lists for an authority; signatures that cannot be denied for a signer."""
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )
