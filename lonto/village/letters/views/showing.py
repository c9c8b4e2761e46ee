"""How pages show a letter: its state as a tag, its facts, its answers."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.nik import mask
from lonto.lib.printable import describe
from lonto.village.letters.choices import TONES, State
from lonto.village.letters.composition import printed
from lonto.village.letters.facts import LABELS
from lonto.village.letters.models import Letter
from lonto.village.letters.types import Kind, LetterType, Question
from lonto.web.answers import Answer, Fact, Tag
from lonto.web.cells import masked_html

NUMBERS = ("nik", "kk")


def state_tag(letter: Letter) -> Tag:
    return Tag(State(letter.state).label, TONES[letter.state])


def type_name(letter: Letter) -> str:
    return letter.type.name.of(get_language())


def facts_on(letter_type: LetterType, facts: dict[str, str]) -> list[Fact]:
    """What the letter says about the person, numbers masked, in the words of the paper."""
    return [
        Fact(LABELS[name], masked_html(facts[name]) if name in NUMBERS and facts[name] else facts[name])
        for name in letter_type.identity
    ]


def answers_on(letter: Letter, *, can_change: bool = False) -> list[Answer]:
    """The answers, each with its way back to the form."""
    form = reverse("letters:edit", args=[letter.pk])
    return [
        Answer(
            question.label.of(get_language()),
            _shown(question, letter.answers.get(question.name)),
            f"{form}#id_{question.name}" if can_change else None,
        )
        for question in letter.type.questions
    ]


def unprintable_facts(places: dict[str, list[str]]) -> list[str]:
    """One sentence for each line about the person that cannot be printed."""
    return [
        _("%(line)s holds %(characters)s, which a letter cannot print. Correct it in the register of residents first.")
        % {"line": LABELS.get(name, name), "characters": _joined(describe(one) for one in found)}
        for name, found in places.items()
    ]


def _shown(question: Question, answer: object) -> str:
    if question.kind is Kind.CHOICE:
        return next((one.label.of(get_language()) for one in question.choices if one.value == answer), "")
    return printed(question, answer)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def masked(nik: str) -> str:
    """531505******9901, "" for a person without a number."""
    return mask(nik)
