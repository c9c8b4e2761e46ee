"""What a letter type is; the types themselves are read by `type_files`."""

from dataclasses import dataclass
from enum import StrEnum

from lonto.lib.bilingual import Both


class Kind(StrEnum):
    """What an answer is."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True)
class Choice:
    """One possible answer; `label` on the page, `value` in the letter."""

    value: str
    label: Both


@dataclass(frozen=True)
class Question:
    """One field of a letter's form."""

    name: str
    kind: Kind
    label: Both
    hint: Both | None = None
    is_optional: bool = False
    is_past: bool = False
    longest: int = 200
    least: int = 0
    most: int = 1_000_000
    from_register: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with places in braces, printed when all fields of `when` were answered."""

    text: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterType:
    """What a letter of this type asks and says."""

    code: str
    classification: str
    validity_months: int
    legal_basis: tuple[str, ...]
    heading: str
    identity: tuple[str, ...]
    opening: str
    name: Both
    purpose: Both
    requirements: tuple[Both, ...]
    questions: tuple[Question, ...]
    paragraphs: tuple[Paragraph, ...]

    def question(self, name: str) -> Question:
        return next(question for question in self.questions if question.name == name)
