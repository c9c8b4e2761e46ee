"""The steps of those who decide: approve, return with a reason, withdraw with a reason."""

from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.village.letters.actions.steps import taking
from lonto.village.letters.choices import Transition
from lonto.village.letters.models import Letter


class ReasonMissingError(Exception):
    """This step needs a reason."""


def approve_letter(*, by: Membership, letter: Letter) -> Letter:
    """Pass it on for signature."""
    with taking(Transition.APPROVE, by=by, letter=letter) as hand:
        pass
    return hand.letter


def return_letter(*, by: Membership, letter: Letter, reason: str) -> Letter:
    """Give it back to the clerk, who is told why."""
    if not reason.strip():
        raise ReasonMissingError
    with taking(Transition.RETURN, by=by, letter=letter, reason=reason.strip()) as hand:
        pass
    return hand.letter


def withdraw_letter(*, by: Membership, letter: Letter, reason: str) -> Letter:
    """End it: a draft that nobody needs, or a signed letter that must not be relied on any more.

    A signed letter keeps its number and its code; whoever checks it reads that it was withdrawn.
    """
    if not reason.strip():
        raise ReasonMissingError
    with taking(Transition.WITHDRAW, by=by, letter=letter, reason=reason.strip()) as hand:
        if hand.letter.is_issued:
            hand.letter.withdrawn_at = timezone.now()
            hand.note["number"] = hand.letter.number_text
    return hand.letter
