"""The regency's certificate authority: made once, renewed in time, its private key kept under the server's secret."""

import os
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from django.conf import settings
from django.utils import timezone
from django.utils.encoding import force_bytes

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regions.models import Region
from lonto.signing import certificates
from lonto.signing.models import Authority, AuthorityBox
from lonto.signing.positions import formal_name

LIFE = timedelta(days=20 * 365)
KEY_LIFE = timedelta(days=3 * 365)  # of a signer's key; an authority issues none that would outlive it
_NONCE_LENGTH = 12


def authority_for(region: Region, *, by: Membership | None) -> Authority:
    """The authority of a regency that can issue a key; made where there is none that lasts long enough.

    After a change of the server's secret key the old authority cannot issue any more, and a new one takes its place;
    what the old one vouched for stays genuine.
    """
    with writing(region) as stream:
        lasting = Authority.objects.filter(region=region, ends_at__gt=timezone.now() + KEY_LIFE).select_related(
            "box", "region"
        )
        found = next((authority for authority in lasting if private_key_of(authority) is not None), None)
        if found is not None:
            return found
        authority, box = _new_authority(region, timezone.now().replace(microsecond=0))
        authority.save(force_insert=True)
        box.save(force_insert=True)
        record(by=by, stream=stream, verb="signing.create_authority", saved=[authority])
        return authority


def private_key_of(authority: Authority) -> EllipticCurvePrivateKey | None:
    """Open the authority's box with the server's secret key, or one it had before; None where none of them fits."""
    content = bytes(authority.box.content)
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            der = AESGCM(_derive(secret)).decrypt(content[:_NONCE_LENGTH], content[_NONCE_LENGTH:], None)
        except InvalidTag:
            continue
        key = load_der_private_key(der, password=None)
        assert isinstance(key, EllipticCurvePrivateKey)
        return key
    return None


def all_certificates() -> list[x509.Certificate]:
    """Every authority this server knows: what they vouched for stays genuine."""
    return [authority.certificate for authority in Authority.objects.all()]


def _new_authority(region: Region, now: datetime) -> tuple[Authority, AuthorityBox]:
    key = generate_private_key(SECP256R1())
    certificate = certificates.self_signed(formal_name(region), key, now, now + LIFE)
    authority = Authority(
        region=region,
        certificate_text=certificate.public_bytes(Encoding.PEM).decode(),
        starts_at=now,
        ends_at=now + LIFE,
    )
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    nonce = os.urandom(_NONCE_LENGTH)
    sealed = AESGCM(_derive(settings.SECRET_KEY)).encrypt(nonce, der, None)
    return authority, AuthorityBox(authority=authority, content=nonce + sealed)


def _derive(secret: str | bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"lonto.signing.authority").derive(force_bytes(secret))
