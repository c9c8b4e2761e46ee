"""The life of an application as one table; the server's clock and the person who acts decide whether a row applies."""

from dataclasses import dataclass

from lonto.talent.admission.choices import ApplicationState

DRAFT, SUBMITTED, WITHDRAWN = ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.WITHDRAWN


@dataclass(frozen=True)
class Transition:
    """One way from a state to the next; all of them end at the deadline."""

    name: str
    origins: frozenset[ApplicationState]
    target: ApplicationState


SEND = Transition("send", frozenset({DRAFT, SUBMITTED, WITHDRAWN}), SUBMITTED)
WITHDRAW = Transition("withdraw", frozenset({SUBMITTED}), WITHDRAWN)
TRANSITIONS = (SEND, WITHDRAW)


def allows(state: str, transition: Transition) -> bool:
    """Whether an application in `state` may go this way."""
    return state in transition.origins
