"""What a page shows in rows: answers to check, known facts, tasks with their status."""

from dataclasses import dataclass
from enum import StrEnum

from lonto.web.texts import Text


class Tone(StrEnum):
    """What a tag or a notice means; the words always say it too, the colour only helps."""

    NEUTRAL = "neutral"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Tag:
    """A status as a table cell or a task shows it."""

    label: Text
    tone: Tone | str = Tone.NEUTRAL


@dataclass(frozen=True)
class Answer:
    """One row of a check-your-answers page; without `change_url` it cannot be changed."""

    label: Text
    value: object
    change_url: str | None = None


@dataclass(frozen=True)
class Fact:
    """One known thing; `note` says since when or from where it is known."""

    label: Text
    value: object
    note: Text = ""


@dataclass(frozen=True)
class Task:
    """One row of a task list; without `url` it cannot be started yet."""

    label: Text
    status: Text
    tone: Tone | str = Tone.NEUTRAL
    url: str | None = None
    hint: Text = ""
