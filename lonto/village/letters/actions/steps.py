"""What all steps of a letter share: the village's lock, the right, the table, the event, the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.journal.models import Stream
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.models import Letter, LetterEvent
from lonto.village.letters.states import Step, step_from


@dataclass
class StepInHand:
    """A letter as it stands now, held alone until the step is done; `note` goes into the journal."""

    by: Membership
    letter: Letter
    step: Step
    stream: Stream
    reason: str = ""
    note: dict[str, Any] = field(default_factory=dict)


@contextmanager
def taking(transition: Transition, *, by: Membership, letter: Letter, reason: str = "") -> Iterator[StepInHand]:
    """Take a step: the letter's new state, its event and the journal entry are written together or not at all."""
    with writing(letter.village) as stream:
        # Read again under the lock: somebody may have taken a step since the page was shown.
        current = Letter.objects.select_related("village", "resident").get(pk=letter.pk)
        step = step_from(State(current.state), transition)
        require_village(by, current.village, *step.roles)
        hand = StepInHand(by, current, step, stream, reason)
        yield hand
        conclude(hand)


def conclude(hand: StepInHand) -> None:
    """Write the step that `hand` holds."""
    letter, step, now = hand.letter, hand.step, timezone.now()
    letter.state, letter.changed_at = step.target, now
    letter.save(force_insert=step.source is None)
    event = LetterEvent(
        village=letter.village,
        letter=letter,
        transition=step.transition,
        source=step.source or "",
        target=step.target,
        by=hand.by,
        at=now,
        reason=hand.reason,
    )
    event.save(force_insert=True)
    record(
        by=hand.by,
        stream=hand.stream,
        verb=f"letters.{step.transition}",
        saved=[letter, event],
        note={"reference": letter.reference, **hand.note},
    )
