from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    COOPERATION = "cooperation", _("Cooperation agreement")
    KICK_OFF = "kick_off", _("Joint kick-off")
    OTHER = "other", _("Other")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_FORCE = "in_force", _("In force")
    CLOSED = "closed", _("Closed")


class PartyKind(models.TextChoices):
    REGENCY = "regency", _("Regency")
    VILLAGE = "village", _("Villages")
    MINISTRY = "ministry", _("Ministry or its agency")
    UNIVERSITY = "university", _("University or school")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association or community")
    OTHER = "other", _("Other")


class Repeat(models.TextChoices):
    """How often a duty comes back."""

    ONCE = "once", _("Once")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every three months")
    HALF_YEARLY = "half_yearly", _("Every six months")
    YEARLY = "yearly", _("Every year")


MONTHS_OF = {Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.HALF_YEARLY: 6, Repeat.YEARLY: 12}
