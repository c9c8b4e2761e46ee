from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """Where a plan stands."""

    ASKED = "asked", _("Being computed")
    ANSWERED = "answered", _("Computed")
    HALTED = "halted", _("Stopped")
    ADOPTED = "adopted", _("Being carried out")
    ENDED = "ended", _("Ended")
    DISCARDED = "discarded", _("Discarded")


class TaskState(models.TextChoices):
    """How far an agency is with one rise."""

    OPEN = "open", _("Not begun")
    UNDERWAY = "underway", _("Underway")
    REPORTED = "reported", _("Reported as done")
    ACCEPTED = "accepted", _("Done")
    DROPPED = "dropped", _("Dropped")


class BondKind(models.TextChoices):
    """How rises hang together."""

    TOGETHER = "together", _("All or none")
    NEEDS = "needs", _("The first one needs the second one")


class SparedChoice(models.TextChoices):
    """What the best plan has least of."""

    EFFORT = "effort", _("Person-days")
    COST = "cost", _("Rupiah")
