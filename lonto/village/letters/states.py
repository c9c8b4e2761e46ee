"""The life of a letter as one table: from which state, by which step, to which state, and who may take it.

`lonto.village.letters.drawing` draws it as docs/letter-states.md.
"""

from dataclasses import dataclass

from lonto.accounts.choices import Role
from lonto.village.letters.choices import State, Transition

WRITERS = (Role.CLERK, Role.SECRETARY)
DECIDERS = (Role.SECRETARY, Role.HEAD)


class StepNotPossibleError(Exception):
    """The letter is in a state from which this step does not lead on."""

    def __init__(self, state: State, transition: Transition) -> None:
        super().__init__(state, transition)
        self.state = state
        self.transition = transition


@dataclass(frozen=True)
class Step:
    """One line of the table."""

    source: State | None
    transition: Transition
    target: State
    roles: tuple[Role, ...]


STEPS = (
    Step(None, Transition.START, State.DRAFT, WRITERS),
    Step(State.DRAFT, Transition.EDIT, State.DRAFT, WRITERS),
    Step(State.DRAFT, Transition.SUBMIT, State.SUBMITTED, WRITERS),
    Step(State.DRAFT, Transition.WITHDRAW, State.WITHDRAWN, WRITERS),
    Step(State.SUBMITTED, Transition.RETURN, State.RETURNED, DECIDERS),
    Step(State.SUBMITTED, Transition.APPROVE, State.APPROVED, DECIDERS),
    Step(State.RETURNED, Transition.EDIT, State.RETURNED, WRITERS),
    Step(State.RETURNED, Transition.SUBMIT, State.SUBMITTED, WRITERS),
    Step(State.RETURNED, Transition.WITHDRAW, State.WITHDRAWN, WRITERS),
    Step(State.APPROVED, Transition.RETURN, State.RETURNED, DECIDERS),
    # A secretary signs only "a.n." the head, where the village's settings allow it.
    Step(State.APPROVED, Transition.SIGN, State.SIGNED, (Role.HEAD, Role.SECRETARY)),
    Step(State.SIGNED, Transition.WITHDRAW, State.WITHDRAWN, (Role.HEAD,)),
)
_TABLE = {(step.source, step.transition): step for step in STEPS}


def step_from(state: State | None, transition: Transition) -> Step:
    """The step that leads on from here; StepNotPossibleError where there is none."""
    step = _TABLE.get((state, transition))
    if step is None:
        raise StepNotPossibleError(State(state or State.DRAFT), transition)
    return step


def steps_open_to(role: str, state: str) -> frozenset[Transition]:
    """What this role may do with a letter in this state."""
    return frozenset(step.transition for step in STEPS if step.source == state and role in step.roles)
