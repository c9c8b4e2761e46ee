"""The life of an agreement as one table.

draft --sign--> in_force --close--> closed

A draft may be removed. An agreement whose last day is over stays in force in this table until somebody says how it
ended; its pages say that it has ended. It may still be extended.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.regency.agreements.choices import State


@dataclass(frozen=True)
class Transition:
    """One way from a state to the next."""

    name: str
    origin: State
    target: State


SIGNING = Transition("sign", State.DRAFT, State.IN_FORCE)
CLOSING = Transition("close", State.IN_FORCE, State.CLOSED)
TRANSITIONS = (SIGNING, CLOSING)

OPEN_STATES = frozenset({State.DRAFT, State.IN_FORCE})
"""In these an agreement, its pledges and its duties may be changed."""


def move(state: str, transition: Transition) -> State:
    """The state after a transition; ValidationError where it is not possible now."""
    if state != transition.origin:
        raise ValidationError(_("This step is not possible now: the agreement has moved on."), code="state")
    return transition.target


def require_open(state: str) -> None:
    """Refuse a change of an agreement that is closed."""
    if state not in OPEN_STATES:
        raise ValidationError(_("This agreement is closed and stays as it is."), code="closed")
