"""Private keys of a signer, and the box that only the signer's passphrase opens.

A signer holds two keys: EC P-256 signs PDF files (PAdES readers know it), Ed25519 signs compact claims (its signatures
are short and need no certificate). Both lie in one box: AES-256-GCM under a key that scrypt makes of the passphrase.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass

import cbor2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

SCRYPT_COST = 2**16  # 64 MB and 0.2 s a guess
_BLOCK = 8
_MEMORY = 512 * 2**20
_VERSION = 1


class PassphraseError(Exception):
    """The passphrase does not open the box. Carries nothing, so that no log can."""


@dataclass(frozen=True, repr=False)
class KeyPair:
    """The two private keys of a signer, unlocked; they live as long as one request."""

    pdf: EllipticCurvePrivateKey
    claim: Ed25519PrivateKey


def new_pair() -> KeyPair:
    return KeyPair(pdf=generate_private_key(SECP256R1()), claim=Ed25519PrivateKey.generate())


def lock(pair: KeyPair, passphrase: str) -> bytes:
    """The box: `[version, scrypt cost, salt, nonce, ciphertext]` in CBOR."""
    salt, nonce = os.urandom(16), os.urandom(12)
    content = cbor2.dumps([_private_bytes(pair.pdf), _private_bytes(pair.claim)])
    header = cbor2.dumps([_VERSION, SCRYPT_COST, salt])
    sealed = AESGCM(_derive(passphrase, salt, SCRYPT_COST)).encrypt(nonce, content, header)
    return cbor2.dumps([_VERSION, SCRYPT_COST, salt, nonce, sealed])


def unlock(box: bytes, passphrase: str) -> KeyPair:
    """Open the box; PassphraseError where the passphrase, or a byte of the box, is not the right one."""
    version, cost, salt, nonce, sealed = cbor2.loads(box)
    header = cbor2.dumps([version, cost, salt])
    try:
        content = AESGCM(_derive(passphrase, salt, cost)).decrypt(nonce, sealed, header)
    except InvalidTag:
        raise PassphraseError from None
    pdf, claim = (load_der_private_key(der, password=None) for der in cbor2.loads(content))
    assert isinstance(pdf, EllipticCurvePrivateKey)
    assert isinstance(claim, Ed25519PrivateKey)
    return KeyPair(pdf, claim)


def _private_bytes(key: EllipticCurvePrivateKey | Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _derive(passphrase: str, salt: bytes, cost: int) -> bytes:
    """One passphrase typed on two keyboards can differ in its code points, hence the normal form."""
    secret = unicodedata.normalize("NFKC", passphrase).encode()
    return hashlib.scrypt(secret, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=_MEMORY, dklen=32)
