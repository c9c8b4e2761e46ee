from django.db import models
from django.utils.translation import gettext_lazy as _


class Network(models.TextChoices):
    """How well a village office reaches the internet."""

    NONE = "none", _("No network")
    WEAK = "weak", _("Weak")
    GOOD = "good", _("Good")


class Medium(models.TextChoices):
    """By what an office is connected; an empty value is not known."""

    FIBRE = "fibre", _("Fibre")
    CELLULAR = "cellular", _("Cellular")
    SATELLITE = "satellite", _("Satellite (VSAT)")
    OTHER = "other", _("Something else")


class Basis(models.TextChoices):
    MEASURED = "measured", _("Measured")
    REPORTED = "reported", _("Reported")


class Remedy(models.TextChoices):
    """What is proposed for a village without a network."""

    NODE = "node", _("A node of its own")
    CLASSES = "classes", _("Classes on site")
