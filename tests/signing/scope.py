from lonto.accounts.choices import Role
from lonto.signing.actions import create_key
from tests.scope import Cast, Objects, Rule, Table

from .conftest import PASSPHRASE

SIGNERS = frozenset({Role.HEAD, Role.SECRETARY})
WATCHERS = SIGNERS | {Role.REGENCY_ADMINISTRATOR, Role.AUDITOR}


def _objects(cast: Cast) -> Objects:
    return {"key": {"pk": create_key(by=cast[Role.HEAD], passphrase=PASSPHRASE).pk}}


TABLE = Table(
    {
        "signing:key": Rule(SIGNERS),
        "signing:new": Rule(SIGNERS),
        "signing:keys": Rule(WATCHERS),
        "signing:one": Rule(WATCHERS, about="key"),
        "signing:revoke": Rule(frozenset({Role.HEAD, Role.REGENCY_ADMINISTRATOR}), about="key"),
    },
    _objects,
)
