"""Eligibility of a person in the classes of an intake, with the reason for each condition that fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from lonto.talent.training.eligibility import Facts, Finding
from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.queries import classes_of
from lonto.talent.training.rules import rules_of


@dataclass(frozen=True)
class Verdict:
    """What the rule of one class says about one person."""

    training_class: TrainingClass
    findings: Sequence[Finding]

    @cached_property
    def failing(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.holds]

    @property
    def is_eligible(self) -> bool:
        return not self.failing


class Rules:
    """The rules of every class of an intake (or of some), read once and then asked about any number of people."""

    def __init__(self, intake: Intake, only: Iterable[UUID | str] | None = None) -> None:
        classes = classes_of(intake).order_by("code")
        self.classes = list(classes if only is None else classes.filter(pk__in=list(only)))
        self._by_class = rules_of(intake, self.classes)

    def verdicts(self, facts: Facts) -> list[Verdict]:
        """What each class's rule says, in the order of their codes."""
        return [Verdict(one, self._by_class[one.pk].findings(facts)) for one in self.classes]

    def admits(self, class_id: UUID, facts: Facts) -> bool:
        """Whether a person with these facts may rank a class."""
        return self._by_class[class_id].admits(facts)

    def findings(self, class_id: UUID, facts: Facts) -> Sequence[Finding]:
        """What each condition of a class says about a person with these facts."""
        return self._by_class[class_id].findings(facts)
