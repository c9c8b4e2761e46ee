"""The life of an intake as one table, and what may still be changed in each state.

draft --open--> open --freeze--> frozen --publish--> published --finish--> finished

`open` belongs to this room, the others to admission. An announced intake opens and closes by the server's clock; what
people rely on when they apply is fixed then, what decides about seats is fixed when the rule is frozen.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.talent.training.choices import IntakeState
from lonto.talent.training.models import Intake

DRAFT, OPEN, FROZEN = IntakeState.DRAFT, IntakeState.OPEN, IntakeState.FROZEN
PUBLISHED, FINISHED = IntakeState.PUBLISHED, IntakeState.FINISHED


@dataclass(frozen=True)
class Transition:
    """One way from a state to the next."""

    name: str
    origin: IntakeState
    target: IntakeState


OPENING = Transition("open", DRAFT, OPEN)
FREEZING = Transition("freeze", OPEN, FROZEN)
PUBLISHING = Transition("publish", FROZEN, PUBLISHED)
FINISHING = Transition("finish", PUBLISHED, FINISHED)
TRANSITIONS = (OPENING, FREEZING, PUBLISHING, FINISHING)

ALWAYS = frozenset({"documents_until", "results_on", "confirm_until"})
CHANGEABLE: dict[str, frozenset[str]] = {
    DRAFT: frozenset({"name", "code", "regencies", "opens_at", "closes_at", "max_choices", *ALWAYS}),
    OPEN: frozenset({"closes_at", *ALWAYS}),
    FROZEN: ALWAYS,
    PUBLISHED: frozenset(),
    FINISHED: frozenset(),
}
FIXED = {
    OPEN: _("People apply by this already; it cannot be changed any more."),
    FROZEN: _("The rule of this intake is frozen; this cannot be changed any more."),
    PUBLISHED: _("The result of this intake is published; this cannot be changed any more."),
    FINISHED: _("This intake is finished; this cannot be changed any more."),
}
RULE_IS_FROZEN = _(
    "The rule of this intake is frozen and published. Its classes, pools and conditions cannot be changed any more; "
    "what should be different belongs into the next intake."
)
ONLY_DRAFTS_GO = _(
    "This intake is announced, so its classes stay. Give the class 0 seats to cancel it: those who ranked it keep "
    "their other choices."
)


def allows(state: str, transition: Transition) -> bool:
    return state == transition.origin


def is_rule_frozen(state: str) -> bool:
    """Whether classes, pools and conditions stand for good."""
    return state not in (DRAFT, OPEN)


def require_rule_open(intake: Intake) -> None:
    """Refuse a change of what decides about seats once the rule is frozen."""
    if is_rule_frozen(intake.state):
        raise ValidationError(RULE_IS_FROZEN, code="frozen")


def move(intake: Intake, transition: Transition) -> None:
    """Bring an intake into the next state; the caller saves and records it."""
    if not allows(intake.state, transition):
        raise ValidationError(_("This step is not possible now: the intake has moved on."), code="state")
    intake.state = transition.target
