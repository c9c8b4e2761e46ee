"""The page of demo accounts is for everybody who tries the demonstration; elsewhere it does not exist.

Regencies are added by administrators."""

from lonto.accounts.choices import Role
from tests.scope import Rule, Table

ADMINISTRATOR = Rule(frozenset({Role.REGENCY_ADMINISTRATOR}))

TABLE = Table(
    rules={
        "demo:demo": Rule(is_public=True),
        "regencies:list": ADMINISTRATOR,
        "regencies:new": ADMINISTRATOR,
        "regencies:added": ADMINISTRATOR,
    }
)
