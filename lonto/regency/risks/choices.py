from django.db import models
from django.utils.translation import gettext_lazy as _


class RiskState(models.TextChoices):
    OPEN = "open", _("Identified")
    TREATED = "treated", _("In treatment")
    CLOSED = "closed", _("Closed")


class Treatment(models.TextChoices):
    """What can be done about a risk that harms."""

    ESCALATE = "escalate", _("Escalate")
    MITIGATE = "mitigate", _("Mitigate")
    TRANSFER = "transfer", _("Transfer")
    AVOID = "avoid", _("Avoid")
    ACCEPT = "accept", _("Accept")
