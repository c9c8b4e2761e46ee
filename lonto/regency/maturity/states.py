"""The way of an assessment as one table of transitions, and what may be done in each step as another.

`lonto.regency.maturity.drawing` draws both as docs/assessment-states.md.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.regency.maturity.choices import Side, Step
from lonto.regency.maturity.models import Assessment
from lonto.web.texts import Text


@dataclass(frozen=True)
class Transition:
    """One way from a step to another, and who makes it; `label` names the act on its button."""

    name: str
    origin: Step
    target: Step
    who: Role
    label: Text


CLOSE_SELF = Transition("close_self", Step.SELF, Step.INTERNAL, Role.COORDINATOR, _("Close the self-assessment"))
RETURN = Transition("return_to_agencies", Step.INTERNAL, Step.SELF, Role.COORDINATOR, _("Return to the agencies"))
CLOSE_INTERNAL = Transition(
    "close_internal", Step.INTERNAL, Step.DOCUMENTS, Role.COORDINATOR, _("Close the internal review")
)
CLOSE_DOCUMENTS = Transition(
    "close_documents", Step.DOCUMENTS, Step.INTERVIEW, Role.COORDINATOR, _("Close the document evaluation")
)
TO_VISIT = Transition(
    "to_visit", Step.INTERVIEW, Step.VISIT, Role.COORDINATOR, _("Close the interview, a visit follows")
)
FINISH = Transition(
    "finish", Step.INTERVIEW, Step.FINAL, Role.COORDINATOR, _("Close the interview and make the result final")
)
FINISH_VISIT = Transition(
    "finish_visit", Step.VISIT, Step.FINAL, Role.COORDINATOR, _("Close the visit and make the result final")
)
TRANSITIONS = (CLOSE_SELF, RETURN, CLOSE_INTERNAL, CLOSE_DOCUMENTS, TO_VISIT, FINISH, FINISH_VISIT)

EXTERNAL_STEPS = frozenset({Step.DOCUMENTS, Step.INTERVIEW, Step.VISIT})
ANSWERING = frozenset({Step.SELF})
SETTLING = frozenset({Step.INTERVIEW, Step.VISIT})
UNFINISHED = frozenset(Step) - {Step.FINAL}
REPLYING = UNFINISHED
PUBLISHING = frozenset({Step.FINAL})
JUDGING: dict[str, frozenset[Step]] = {Side.INTERNAL: frozenset({Step.INTERNAL}), Side.EXTERNAL: EXTERNAL_STEPS}
# Internal assessors go along with the agencies and may ask while these still write.
ASKING: dict[str, frozenset[Step]] = {
    Side.INTERNAL: frozenset({Step.SELF, Step.INTERNAL}),
    Side.EXTERNAL: EXTERNAL_STEPS,
}


@dataclass(frozen=True)
class Act:
    """What a person may do without leaving the step; `name` is the one of its action."""

    name: str
    steps: frozenset[Step]
    who: Role


ACTS = (
    Act("assign", ANSWERING, Role.COORDINATOR),
    Act("assign_like_last_year", ANSWERING, Role.COORDINATOR),
    Act("remind", ANSWERING, Role.COORDINATOR),
    Act("give_to_assessor", UNFINISHED, Role.COORDINATOR),
    Act("settle", SETTLING, Role.COORDINATOR),
    Act("publish", PUBLISHING, Role.COORDINATOR),
    Act("withdraw_publication", PUBLISHING, Role.COORDINATOR),
    Act("save_answer", ANSWERING, Role.AGENCY_OFFICER),
    Act("hand_in", ANSWERING, Role.AGENCY_OFFICER),
    Act("take_over_last_year", ANSWERING, Role.AGENCY_OFFICER),
    Act("add_evidence", UNFINISHED, Role.AGENCY_OFFICER),
    Act("remove_evidence", ANSWERING, Role.AGENCY_OFFICER),
    Act("reply", REPLYING, Role.AGENCY_OFFICER),
    # Each side of the assessors in its own steps, see JUDGING and ASKING.
    Act("judge", UNFINISHED - ANSWERING, Role.ASSESSOR),
    Act("ask", UNFINISHED, Role.ASSESSOR),
)


def ways_from(step: str) -> list[Transition]:
    """What the coordinator can do next."""
    return [one for one in TRANSITIONS if one.origin == step]


def transition_named(name: str) -> Transition | None:
    return next((one for one in TRANSITIONS if one.name == name), None)


def require_step(assessment: Assessment, steps: frozenset[Step]) -> None:
    """Refuse an act that this step does not know."""
    if assessment.step not in steps:
        sentence = _("This is not possible in this step of the assessment: %(step)s.")
        raise ValidationError(sentence % {"step": assessment.get_step_display()}, code="step")


def move(assessment: Assessment, transition: Transition) -> None:
    """Bring an assessment to its next step; the caller saves and records it."""
    require_step(assessment, frozenset({transition.origin}))
    assessment.step = transition.target
