"""The order between applicants: higher score first, equal scores by the draw."""

from hashlib import sha256


def draw_of(seed: bytes, number: str) -> bytes:
    """The applicant's place in the draw: SHA-256(seed + application number in UTF-8), lower is better.

    The whole digest is compared, so two applicants never share a place. One draw holds for all classes: an own draw
    per class would cost applicants seats without being fairer (Abdulkadiroğlu, Pathak, Roth 2009).
    """
    return sha256(seed + number.encode()).digest()


def key_of(seed: bytes, number: str, score: int) -> tuple[int, bytes]:
    """What applicants are sorted by, best first."""
    return -score, draw_of(seed, number)
