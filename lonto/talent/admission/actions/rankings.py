"""The list of classes that a person wants, best first."""

from django.utils.translation import gettext as _

from lonto.journal.actions import Actor
from lonto.talent.admission.actions.applications import editing
from lonto.talent.admission.models import Application
from lonto.talent.admission.queries.facts import facts_of
from lonto.talent.admission.queries.rules import Rules
from lonto.talent.admission.refusals import NOT_ELIGIBLE, Refused
from lonto.talent.training.models import TrainingClass

VERB = "admission.rank"


def add_class(*, by: Actor, application: Application, training_class: TrainingClass) -> Application:
    """Put a class at the end of the list; it stands there once, however often it is added."""
    with editing(by, application, VERB) as (held, draft):
        wanted = str(training_class.pk)
        if training_class.intake_id != held.intake.pk:
            raise Refused("elsewhere")
        if wanted not in draft.ranking:
            if len(draft.ranking) >= held.intake.max_choices:
                raise Refused("full")
            facts = facts_of(held.application.applicant, held.intake)
            if not Rules(held.intake, [training_class.pk]).admits(training_class.pk, facts):
                raise Refused(NOT_ELIGIBLE, _("The conditions of this class are not met."))
            draft.ranking.append(wanted)
    return held.application


def remove_class(*, by: Actor, application: Application, training_class: TrainingClass) -> Application:
    """Take a class off the list."""
    with editing(by, application, VERB) as (held, draft):
        draft.ranking = [pk for pk in draft.ranking if pk != str(training_class.pk)]
    return held.application


def move_class(*, by: Actor, application: Application, training_class: TrainingClass, up: bool) -> Application:
    """Exchange a class with its neighbour; at the end of the list nothing moves."""
    with editing(by, application, VERB) as (held, draft):
        wanted, ranking = str(training_class.pk), draft.ranking
        if wanted in ranking:
            place = ranking.index(wanted)
            other = place - 1 if up else place + 1
            if 0 <= other < len(ranking):
                ranking[place], ranking[other] = ranking[other], ranking[place]
    return held.application


def rank_classes(*, by: Actor, application: Application, ranking: list[TrainingClass]) -> Application:
    """Give the whole list at once, as it stands on a paper form."""
    with editing(by, application, VERB) as (held, draft):
        wanted = [str(chosen.pk) for chosen in ranking]
        if any(chosen.intake_id != held.intake.pk for chosen in ranking):
            raise Refused("elsewhere")
        if len(set(wanted)) != len(wanted):
            raise Refused("twice")
        if len(wanted) > held.intake.max_choices:
            raise Refused("full")
        draft.ranking = wanted
    return held.application
