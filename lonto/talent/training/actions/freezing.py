"""Freezing the rule of an intake, for the action of admission that publishes it."""

from lonto.talent.training.models import Intake, TrainingClass
from lonto.talent.training.rules import conditions_of
from lonto.talent.training.states import FREEZING, move


def freeze_rule(intake: Intake) -> list[Intake | TrainingClass]:
    """Freeze the rule: every class keeps its conditions as they stand now. Returns the saved rows.

    The caller holds the stream of the hosting regency, has checked who acts, and records the rows.
    """
    move(intake, FREEZING)
    intake.save(update_fields=["state"])
    classes = list(intake.classes.select_related("academy"))
    for training_class in classes:
        training_class.frozen_conditions = conditions_of(training_class)
    TrainingClass.objects.bulk_update(classes, ["frozen_conditions"], batch_size=200)
    return [intake, *classes]
