"""The life of an offer as one table; people act by the server's clock, the waiting list moves by itself.

            allocation
        /       |        \\
  not_admitted waiting  admitted --confirm--> confirmed
                 |  \\______/ |  \\--expire--> expired   |
                 |  promote  |                          |
                 +--leave--> given_back <--leave--------+--withdraw--> withdrawn
"""

from dataclasses import dataclass

from lonto.talent.admission.choices import OfferState

ADMITTED, CONFIRMED, WAITING = OfferState.ADMITTED, OfferState.CONFIRMED, OfferState.WAITING
GIVEN_BACK, EXPIRED, WITHDRAWN = OfferState.GIVEN_BACK, OfferState.EXPIRED, OfferState.WITHDRAWN


@dataclass(frozen=True)
class Step:
    """One way from a state to the next."""

    name: str
    origins: frozenset[OfferState]
    target: OfferState


CONFIRM = Step("confirm", frozenset({ADMITTED}), CONFIRMED)
LEAVE = Step("leave", frozenset({ADMITTED, CONFIRMED, WAITING}), GIVEN_BACK)
EXPIRE = Step("expire", frozenset({ADMITTED}), EXPIRED)
WITHDRAW = Step("withdraw", frozenset({ADMITTED, CONFIRMED, WAITING}), WITHDRAWN)
STEPS = (CONFIRM, LEAVE, EXPIRE, WITHDRAW)


def allows(state: str, step: Step) -> bool:
    """Whether an offer in `state` may go this way."""
    return state in step.origins
