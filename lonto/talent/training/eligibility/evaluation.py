"""Conditions read against facts: for one person, and for a whole intake at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lonto.lib.bilingual import Both
from lonto.talent.training.eligibility.base import Condition, Occasion
from lonto.talent.training.eligibility.facts import Facts


@dataclass(frozen=True, slots=True)
class Finding:
    """What one condition says about one person; `what_would_have_to_change` is given where it does not hold."""

    condition: Condition
    holds: bool
    sentence: Both
    what_would_have_to_change: Both | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How a rule treats many people: `failing` per condition, `failing_alone` where it is the only one that fails."""

    total: int
    eligible: int
    failing: tuple[int, ...]
    failing_alone: tuple[int, ...]


class Rule:
    """Conditions made ready for one occasion; then asked about any number of people."""

    def __init__(self, conditions: Sequence[Condition], occasion: Occasion) -> None:
        self.conditions = tuple(conditions)
        self.occasion = occasion
        self.sentences = tuple(condition.sentence(occasion) for condition in self.conditions)
        self._checks = tuple(c.block.check(c.values, occasion) for c in self.conditions)
        self._explain = tuple(c.block.explain(c.values, occasion) for c in self.conditions)
        self._holding = tuple(
            Finding(condition, True, sentence)
            for condition, sentence in zip(self.conditions, self.sentences, strict=True)
        )

    def findings(self, facts: Facts) -> list[Finding]:
        """What each condition says, in the order of the rule."""
        return [
            holding if check(facts) else Finding(holding.condition, False, holding.sentence, explain(facts))
            for holding, check, explain in zip(self._holding, self._checks, self._explain, strict=True)
        ]

    def admits(self, facts: Facts) -> bool:
        """Whether every condition holds; a rule without conditions is open to everybody."""
        return all(check(facts) for check in self._checks)

    def tally(self, people: Iterable[Facts]) -> Tally:
        """Count how many people the rule lets through and whom each condition keeps out."""
        total = eligible = 0
        failing = [0] * len(self._checks)
        alone = [0] * len(self._checks)
        for facts in people:
            total += 1
            failed = [place for place, check in enumerate(self._checks) if not check(facts)]
            for place in failed:
                failing[place] += 1
            if len(failed) == 1:
                alone[failed[0]] += 1
            eligible += not failed
        return Tally(total, eligible, tuple(failing), tuple(alone))


def evaluate(conditions: Sequence[Condition], facts: Facts, occasion: Occasion) -> list[Finding]:
    """What each condition says about one person on one occasion."""
    return Rule(conditions, occasion).findings(facts)
