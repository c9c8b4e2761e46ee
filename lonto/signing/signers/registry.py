"""The ways of signing that this house has, asked in the order of their registration."""

from lonto.accounts.models import Membership
from lonto.signing.signers.base import NoKeyError, Signer, SignerService

_services: list[SignerService] = []


def register(service: SignerService) -> None:
    _services.append(service)


def open_signer(by: Membership, passphrase: str) -> Signer:
    """The unlocked signer of this person; NoKeyError where no service serves them."""
    for service in _services:
        if service.serves(by):
            return service.open(by, passphrase)
    raise NoKeyError
