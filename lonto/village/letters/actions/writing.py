"""The clerk's steps: start, change, send for approval."""

import secrets
from collections.abc import Mapping

from django.utils import timezone

from lonto.accounts.access import require_village
from lonto.accounts.models import Membership
from lonto.journal.actions import writing
from lonto.lib.printable import unprintable_in
from lonto.regions.models import Region
from lonto.signing.codes import ALPHABET
from lonto.village.letters.actions.steps import StepInHand, conclude, taking
from lonto.village.letters.choices import Transition
from lonto.village.letters.facts import facts_of
from lonto.village.letters.models import Letter
from lonto.village.letters.states import step_from
from lonto.village.letters.type_files import letter_type
from lonto.village.residents.choices import Status
from lonto.village.residents.models import Resident

Answers = Mapping[str, str | int | None]
REFERENCE_LENGTH = 6


class NotEligibleError(Exception):
    """No such letter can be written about this person: who died or moved away is no resident any more."""


class UnprintableError(Exception):
    """Some facts or answers hold characters that cannot be printed: `places` names them, each with its characters."""

    def __init__(self, places: Mapping[str, list[str]]) -> None:
        super().__init__(dict(places))
        self.places = places


def start_letter(*, by: Membership, resident: Resident, type_code: str, answers: Answers) -> Letter:
    """Begin a letter about a resident, with what the register knows today."""
    step = step_from(None, Transition.START)
    require_village(by, resident.village, *step.roles)
    with writing(resident.village) as stream:
        resident = Resident.objects.select_related("village", "family", "hamlet").get(pk=resident.pk)
        if resident.status != Status.LIVING:
            raise NotEligibleError
        now = timezone.now()
        letter = Letter(
            village=resident.village,
            resident=resident,
            type_code=letter_type(type_code).code,
            reference=_new_reference(resident.village),
            started_at=now,
            requested_on=timezone.localdate(now),
        )
        _write(letter, answers)
        conclude(StepInHand(by, letter, step, stream, note={"type": letter.type_code}))
    return letter


def edit_letter(*, by: Membership, letter: Letter, answers: Answers) -> Letter:
    """Change the answers; the register's facts are taken anew."""
    with taking(Transition.EDIT, by=by, letter=letter) as hand:
        _write(hand.letter, answers)
    return hand.letter


def submit_letter(*, by: Membership, letter: Letter) -> Letter:
    """Send it to whoever approves."""
    with taking(Transition.SUBMIT, by=by, letter=letter) as hand:
        pass
    return hand.letter


def _write(letter: Letter, answers: Answers) -> None:
    """Put facts and answers into the letter; UnprintableError where the paper could not show them."""
    letter.facts = facts_of(letter.resident)
    letter.answers = {question.name: answers.get(question.name) for question in letter.type.questions}
    texts = {**{name: letter.facts[name] for name in letter.type.identity}, **letter.answers}
    unprintable = {name: found for name, text in texts.items() if text and (found := unprintable_in(str(text)))}
    if unprintable:
        raise UnprintableError(unprintable)


def _new_reference(village: Region) -> str:
    """Short enough to read out, and it says nothing about how many letters there are."""
    while True:
        signs = "".join(secrets.choice(ALPHABET) for _ in range(REFERENCE_LENGTH))
        reference = f"{signs[:3]}-{signs[3:]}"
        if not Letter.objects.filter(village=village, reference=reference).exists():
            return reference
