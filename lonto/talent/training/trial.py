"""Trying a rule on the applicants of an earlier intake, before it is published.

Who applied is known to admission, which stands above this room and plugs in its source.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility import Facts, Rule
from lonto.talent.training.models import Intake

Source = Callable[[Intake], Iterable[Facts]]

_sources: list[Source] = []


@dataclass(frozen=True)
class Keeping:
    """One condition: in how many cases it fails, and in how many it alone keeps a person out."""

    sentence: Both
    failing: int
    alone: int


@dataclass(frozen=True)
class Trial:
    """What a rule would have done to the applicants of an intake."""

    intake: Intake
    total: int
    eligible: int
    keeping: list[Keeping]

    @property
    def kept_out(self) -> int:
        return self.total - self.eligible


def register(source: Source) -> None:
    """Plug in the source of facts: for an intake, the facts of everybody who sent an application."""
    _sources[:] = [source]


def try_rule(rule: Rule, intake: Intake) -> Trial:
    """Count what `rule` would have done; nobody applied where no source is plugged in."""
    tally = rule.tally(facts for source in _sources for facts in source(intake))
    keeping = [
        Keeping(sentence, failing, alone)
        for sentence, failing, alone in zip(rule.sentences, tally.failing, tally.failing_alone, strict=True)
    ]
    return Trial(intake, tally.total, tally.eligible, keeping)
