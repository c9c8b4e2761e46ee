from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """Where an assessment stands."""

    SELF = "self", _("Self-assessment")
    INTERNAL = "internal", _("Internal review")
    DOCUMENTS = "documents", _("Document evaluation")
    INTERVIEW = "interview", _("Interview")
    VISIT = "visit", _("Visit")
    FINAL = "final", _("Final")


class AnswerState(models.TextChoices):
    """How far an agency is with an indicator; a saved draft is not handed in."""

    OPEN = "open", _("Not begun")
    DRAFT = "draft", _("Draft")
    HANDED_IN = "handed_in", _("Handed in")


class Side(models.TextChoices):
    """Whose level of an indicator is meant."""

    SELF = "self", _("Self-assessment")
    INTERNAL = "internal", _("Internal assessors")
    EXTERNAL = "external", _("External assessors")
    FINAL = "final", _("Final")
