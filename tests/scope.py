"""Who may see which address: the vocabulary of the scope tables.

Each room keeps `tests/<room>/scope.py` with `RULES`, one rule per address name, and `objects`, which makes what the
addresses point at. `tests/test_scope.py` walks them all and fails for an address without a rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership

VILLAGE = frozenset({Role.CLERK, Role.SECRETARY, Role.HEAD})
EVERY_ROLE = frozenset(Role)


@dataclass(frozen=True)
class Cast:
    """One membership per role; `stranger` is the clerk of another village, `elsewhere` that village's head."""

    by_role: Mapping[Role, Membership]
    stranger: Membership
    elsewhere: Membership

    def __getitem__(self, role: Role) -> Membership:
        return self.by_role[role]


Kwargs = dict[str, object]
Objects = dict[str, Kwargs]


@dataclass(frozen=True)
class Rule:
    """Who may open an address.

    `roles` are the roles that may; `is_public` lets anybody in, `is_for_any_account` everybody who is signed in.
    `about` names the object whose kwargs complete the address. `is_own` says that the object belongs to the village of
    the cast, so the same role of another village gets "not found". `is_post` marks an address that only takes POST.
    `query` is appended to the address. `sign_in` names the page that strangers are sent to, where it is an own one.
    """

    roles: frozenset[Role] = frozenset()
    about: str | None = None
    is_own: bool = True
    is_public: bool = False
    is_for_any_account: bool = False
    is_post: bool = False
    query: str = ""
    sign_in: str = ""


@dataclass(frozen=True)
class Table:
    """The rules of one room, by address name such as `residents:profile`."""

    rules: Mapping[str, Rule]
    objects: Callable[[Cast], Objects] = field(default=lambda _cast: {})
