"""The way of a yearly evaluation as one table of transitions, all in the hands of the coordinator.

self --close_self--> review --finish--> final;  review --return--> self
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.models import Evaluation
from lonto.web.texts import Text


@dataclass(frozen=True)
class Way:
    """One way from a step to another; `label` names the act on its button."""

    name: str
    origin: Step
    target: Step
    label: Text


CLOSE_SELF = Way("close_self", Step.SELF, Step.REVIEW, _("Hand over to the assessors"))
RETURN = Way("return", Step.REVIEW, Step.SELF, _("Return to the agencies"))
FINISH = Way("finish", Step.REVIEW, Step.FINAL, _("Make the result final"))
WAYS = (CLOSE_SELF, FINISH, RETURN)


def ways_on(step: str) -> list[Way]:
    return [one for one in WAYS if one.origin == step]


def way_named(name: str) -> Way | None:
    return next((one for one in WAYS if one.name == name), None)


def require_step(evaluation: Evaluation, *steps: Step) -> None:
    """Refuse an act that this step does not know."""
    if evaluation.step not in steps:
        sentence = _("This is not possible in this step of the evaluation: %(step)s.")
        raise ValidationError(sentence % {"step": evaluation.get_step_display()}, code="step")
