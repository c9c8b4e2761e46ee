"""The life of a programme as one table of transitions, and the way of a yearly evaluation as another.

planned --start--> running --halt--> halted --resume--> running --finish--> done --reopen--> running
planned, running, halted --drop--> dropped --revive--> planned
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.regency.smartcity.choices import ProgrammeState
from lonto.regency.smartcity.models import Programme
from lonto.web.texts import Text

PLANNED, RUNNING, HALTED = ProgrammeState.PLANNED, ProgrammeState.RUNNING, ProgrammeState.HALTED
DONE, DROPPED = ProgrammeState.DONE, ProgrammeState.DROPPED
OWNERS = frozenset({Role.COORDINATOR, Role.AGENCY_OFFICER})
COORDINATOR = frozenset({Role.COORDINATOR})


@dataclass(frozen=True)
class Transition:
    """One way into a state, and who may take it; `label` names the act on its button."""

    name: str
    origins: frozenset[ProgrammeState]
    target: ProgrammeState
    who: frozenset[Role]
    label: Text


TRANSITIONS = (
    Transition("start", frozenset({PLANNED}), RUNNING, OWNERS, _("Start")),
    Transition("halt", frozenset({RUNNING}), HALTED, OWNERS, _("Halt")),
    Transition("resume", frozenset({HALTED}), RUNNING, OWNERS, _("Resume")),
    Transition("finish", frozenset({RUNNING}), DONE, OWNERS, _("Finish")),
    Transition("reopen", frozenset({DONE}), RUNNING, COORDINATOR, _("Reopen")),
    Transition("drop", frozenset({PLANNED, RUNNING, HALTED}), DROPPED, COORDINATOR, _("Abandon")),
    Transition("revive", frozenset({DROPPED}), PLANNED, COORDINATOR, _("Plan again")),
)


def transition_named(name: str) -> Transition | None:
    return next((one for one in TRANSITIONS if one.name == name), None)


def ways_from(state: str, role: str) -> list[Transition]:
    """What somebody of this role can do next."""
    return [one for one in TRANSITIONS if state in one.origins and role in one.who]


def move(programme: Programme, transition: Transition) -> None:
    """Bring a programme into its next state; the caller saves and records it."""
    if programme.state not in transition.origins:
        sentence = _("This is not possible while the programme is in this state: %(state)s.")
        raise ValidationError(sentence % {"state": programme.get_state_display()}, code="state")
    programme.state = transition.target


def require_open(programme: Programme) -> None:
    """Refuse to change a programme that is over."""
    if not programme.is_open:
        raise ValidationError(_("This programme is over. Reopen it or plan it again first."), code="state")
