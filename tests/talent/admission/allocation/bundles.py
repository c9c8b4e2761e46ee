"""Published bundles for the tests, and files that somebody changed and sealed anew."""

from hashlib import sha256

from hypothesis import strategies as st

from lonto.talent.admission.allocation import Round, allocate
from lonto.talent.admission.allocation.bundle import Bundle, bundle_of

from .histories import histories
from .rounds import PUBLIC_VALUE, SECRET, rounds


def published(round_: Round) -> Bundle:
    return bundle_of("Gelombang 1", round_, allocate(round_), secret=SECRET, public_value=PUBLIC_VALUE)


def bundles() -> st.SearchStrategy[Bundle]:
    """Bundles of first and of later rounds."""
    return st.one_of(rounds(minimums=True), histories().map(lambda history: history[2])).map(published)


def resealed(data: bytes) -> bytes:
    """The file with a digest that fits what is in it now, as a forger would write it."""
    body, _, _ = data.rpartition(b'"sha256":')
    return body + f'"sha256":"{sha256(body).hexdigest()}"\n}}\n'.encode()
