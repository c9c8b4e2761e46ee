from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    LEADERS = "leaders", _("Leaders of institutions")
    PROFESSIONALS = "professionals", _("Technical workers and professionals")
    PUBLIC = "public", _("General public")


class TrainingLevel(models.TextChoices):
    BASIC = "basic", _("Basic")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class IntakeState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open for applications")
    FROZEN = "frozen", _("Rule frozen")
    PUBLISHED = "published", _("Result published")
    FINISHED = "finished", _("Finished")


class Mode(models.TextChoices):
    PLACE = "place", _("At a place")
    ONLINE = "online", _("On line")
    BOTH = "both", _("At a place and on line")


class AccessibleTo(models.TextChoices):
    GENERAL = "general", _("General")
    BLIND = "blind", _("Blind and low vision")
    DEAF = "deaf", _("Deaf and hard of hearing")
    PHYSICAL = "physical", _("Physical disability")


class Need(models.TextChoices):
    """Whether a document is needed before an application can be sent."""

    REQUIRED = "required", _("Required")
    OPTIONAL = "optional", _("Optional")


class Whom(models.TextChoices):
    """Of whom a document is asked."""

    EVERYBODY = "everybody", _("Everybody")
    DISABILITY = "disability", _("People with disabilities")
    FINAL_YEAR = "final_year", _("Who is still in the final year")
    FINISHED = "finished", _("Who has finished school or studies")
    WORKING = "working", _("Who works or has an own business")


class PoolGroup(models.TextChoices):
    OPEN = "open", _("Open to everybody")
    WOMEN = "women", _("Women")
    DISABILITY = "disability", _("People with disabilities")
    REGION = "region", _("A village or remote area")
    INSTITUTION = "institution", _("An institution")
