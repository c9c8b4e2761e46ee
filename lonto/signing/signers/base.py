"""What every way of signing offers, and the refusals that a signer can act on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from lonto.accounts.models import Membership
from lonto.signing.claims import Fact
from lonto.signing.models import SigningKey


class SigningError(Exception):
    """Nothing was signed. Never carries a passphrase."""


class NoKeyError(SigningError):
    """The signer has no key, or it has run out."""


class WrongPassphraseError(SigningError):
    """The passphrase is wrong; so many more wrong ones are left before the key locks."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class KeyLockedError(SigningError):
    """Too many wrong passphrases: the key rests until then."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class Signer(Protocol):
    """One person, unlocked for one request: signs any number of documents."""

    key: SigningKey

    def sign_pdf(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        """The PDF with a PAdES signature; SigningError where the service declines."""

    def seal(self, kind: int, facts: Sequence[Fact], *, code: str) -> bytes:
        """The compact claim for the QR code."""


class SignerService(Protocol):
    """A way of signing. `open` asks for the passphrase once."""

    def serves(self, by: Membership) -> bool:
        """Whether this person signs this way."""

    def open(self, by: Membership, passphrase: str) -> Signer:
        """Unlock; raises SigningError with the reason."""
