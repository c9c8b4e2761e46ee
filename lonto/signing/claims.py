"""Compact signed claims: the facts of a document, small enough for a QR code and checked without a network.

A claim is one canonical CBOR array, `[kind, key id, fact, fact, ...]`, followed by 64 bytes of Ed25519 signature.
The signature also covers the document's check code, which stands beside the claim in the QR code: a claim cut from
one document and put beside the code of another does not verify.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lonto.signing import codes

Fact = str | int | None
SIGNATURE_LENGTH = 64
KEY_ID_LENGTH = 4
LONGEST = 400  # bytes; a QR code that a phone reads from paper holds less
_CONTEXT = b"lonto claim 1\0"


class ClaimError(Exception):
    """The bytes are no claim, or no known key signed them together with this code."""


@dataclass(frozen=True)
class Claim:
    """What a verified claim says; `kind` tells what the facts mean."""

    kind: int
    key_id: bytes
    facts: tuple[Fact, ...]


def key_id(key: Ed25519PublicKey) -> bytes:
    """The short name under which a claim calls its key; not unique by itself, so every key of that name is tried."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).digest()[:KEY_ID_LENGTH]


def seal(kind: int, facts: Sequence[Fact], *, code: str, key: Ed25519PrivateKey) -> bytes:
    """Sign `facts` for the document with this check code."""
    payload = cbor2.dumps([kind, key_id(key.public_key()), *facts], canonical=True)
    return payload + key.sign(_signed_bytes(code, payload))


def name_in(claim: bytes) -> bytes:
    """The name of the key that a claim says signed it, not yet proven; ClaimError where the bytes are no claim."""
    parsed = _parse(claim[:-SIGNATURE_LENGTH]) if len(claim) <= LONGEST else None
    if parsed is None:
        raise ClaimError
    return parsed.key_id


def open_claim(claim: bytes, *, code: str, keys: Iterable[Ed25519PublicKey]) -> Claim:
    """The facts of a claim that one of `keys` signed for this code; ClaimError otherwise."""
    payload, signature = claim[:-SIGNATURE_LENGTH], claim[-SIGNATURE_LENGTH:]
    parsed = _parse(payload) if len(claim) <= LONGEST else None
    if parsed is None:
        raise ClaimError
    for key in keys:
        if key_id(key) == parsed.key_id and _verifies(key, signature, _signed_bytes(code, payload)):
            return parsed
    raise ClaimError


def _signed_bytes(code: str, payload: bytes) -> bytes:
    return _CONTEXT + codes.raw(code) + payload


def _verifies(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


def _parse(payload: bytes) -> Claim | None:
    """Read a payload in its one canonical form; anything else, trailing bytes included, is no claim."""
    try:
        array = cbor2.loads(payload)
        canonical = cbor2.dumps(array, canonical=True)
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError):
        return None
    if canonical != payload or not isinstance(array, list) or len(array) < 2:
        return None
    kind, name, *facts = array
    if type(kind) is not int or not isinstance(name, bytes):
        return None
    if not all(fact is None or type(fact) in (str, int) for fact in facts):
        return None
    return Claim(kind, name, tuple(cast("list[Fact]", facts)))
