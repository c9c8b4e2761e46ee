"""Reading letters: what waits, what happened, what the pages show."""

from django.db.models import Q, QuerySet

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.lib.names import fold_name
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.facts import facts_of
from lonto.village.letters.models import Letter, LetterEvent
from lonto.village.letters.states import steps_open_to


def in_state(letters: QuerySet[Letter], state: State) -> QuerySet[Letter]:
    """Those in one state, the longest waiting first."""
    return letters.filter(state=state).order_by("changed_at", "pk")


def search_letters(letters: QuerySet[Letter], words: str) -> QuerySet[Letter]:
    """By the name of the person, the reference, or a part of the letter number.

    Not by NIK, which must not stand in an address: the profile of the person leads to the letters.
    """
    name = Q()
    for part in fold_name(words).split() or [words]:
        name &= Q(resident__folded__contains=part)
    return letters.filter(name | Q(reference=words.upper()) | Q(number_text__contains=words))


def events_of(letter: Letter) -> QuerySet[LetterEvent]:
    """What happened to a letter, oldest first."""
    return LetterEvent.objects.filter(letter=letter).select_related("by__account").order_by("at", "pk")


def steps_for(by: Membership, letter: Letter, *, secretary_signs: bool) -> frozenset[Transition]:
    """The steps this person may take with the letter as it stands."""
    steps = steps_open_to(by.role, letter.state)
    return steps - {Transition.SIGN} if by.role == Role.SECRETARY and not secretary_signs else steps


def last_reason(letter: Letter, transition: Transition) -> str:
    """Why it was returned or withdrawn last; "" where it never was."""
    event = LetterEvent.objects.filter(letter=letter, transition=transition).order_by("-at", "-pk").first()
    return event.reason if event else ""


def has_register_moved_on(letter: Letter) -> bool:
    """Whether the register says something else today than the letter, in a line that the letter prints."""
    today = facts_of(letter.resident)
    return any(today[name] != letter.facts[name] for name in letter.type.identity)
