from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """Whose number a figure of a series is."""

    REGENCY = "regency", _("One number for the regency")
    VILLAGE = "village", _("One number for each village")


class SeriesKind(models.TextChoices):
    """The values are those of `measures.registry.Kind`."""

    STOCK = "stock", _("How many there are on a day")
    FLOW = "flow", _("How many there were in a period")
