"""The seed that breaks ties, made so that nobody can choose it: commit first, reveal afterwards.

Before applications close the office draws a secret and publishes its SHA-256, the commitment. Afterwards a public
value that the office cannot steer is drawn. The seed is the SHA-256 of both: the office could not know the public
value when it committed, and cannot change the secret when it learns it.
"""

from hashlib import sha256
from secrets import compare_digest, token_bytes

SECRET_BYTES = 32


def new_secret() -> bytes:
    """A secret of 32 random bytes, to be kept closed until the public value is drawn."""
    return token_bytes(SECRET_BYTES)


def commitment_of(secret: bytes) -> str:
    """What is published before applications close: SHA-256 of the secret, 64 hexadecimal digits."""
    return sha256(secret).hexdigest()


def seed_of(secret: bytes, public_value: str) -> bytes:
    """SHA-256(secret + public value in UTF-8), 32 bytes. The secret has a fixed length, so the border is clear."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"The secret has {len(secret)} bytes, not {SECRET_BYTES}.")
    if not public_value:
        raise ValueError("The public value is empty: the office alone would choose the seed.")
    return sha256(secret + public_value.encode()).digest()


def is_seed_of(seed: bytes, *, secret: bytes, public_value: str, commitment: str) -> bool:
    """Whether the revealed secret is the one committed to, and the seed is made of it and the public value."""
    if len(secret) != SECRET_BYTES or not public_value:
        return False
    return compare_digest(commitment_of(secret), commitment) and compare_digest(seed_of(secret, public_value), seed)
