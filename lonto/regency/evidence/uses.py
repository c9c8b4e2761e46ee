"""Where evidence is used, and what a new piece is added for: rooms above plug in here.

Whoever sees a use sees the evidence.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lonto.accounts.models import Membership
from lonto.regency.evidence.models import Evidence
from lonto.web.texts import Text


@dataclass(frozen=True)
class Use:
    """One place that stands on a piece of evidence, for a person who may open it."""

    label: Text
    url: str


@dataclass(frozen=True)
class Purpose:
    """What a new piece is added for: `attach` ties it there, and its adder goes on at `url`."""

    label: Text
    url: str
    attach: Callable[[Evidence], object]


UsesOf = Callable[[Membership, UUID], Iterable[Use]]
ShownTo = Callable[[Membership], Q]
Used = Callable[[], Q]
PurposeOf = Callable[[Membership, UUID], Purpose]
_uses: list[UsesOf] = []
_shown: list[ShownTo] = []
_used: list[Used] = []
_purposes: dict[str, PurposeOf] = {}


def register_uses(uses_of: UsesOf, shown_to: ShownTo, used: Used) -> None:
    """`uses_of(by, evidence)` lists uses; `shown_to(by)` names the evidence that a person sees because of a use.

    `used()` names all evidence that the room uses.
    """
    if uses_of not in _uses:
        _uses.append(uses_of)
        _shown.append(shown_to)
        _used.append(used)


def register_purpose(name: str, purpose_of: PurposeOf) -> None:
    """Let evidence be added for something of a room above; `purpose_of` raises Http404 for what is not the person's."""
    _purposes[name] = purpose_of


def purpose_for(by: Membership, asked: str) -> Purpose | None:
    """What `?for=name.key` asks for; None where the address asks for nothing that exists."""
    name, _dot, key = asked.partition(".")
    try:
        return _purposes[name](by, UUID(key))
    except (KeyError, ValueError):
        return None


def uses_of(by: Membership, evidence: UUID) -> list[Use]:
    return [use for provider in _uses for use in provider(by, evidence)]


def shown_because_used(by: Membership) -> Q:
    found = Q(pk__in=[])
    for provider in _shown:
        found |= provider(by)
    return found


def in_use() -> Q:
    """Evidence that any room uses."""
    found = Q(pk__in=[])
    for provider in _used:
        found |= provider()
    return found
