from django.db import models
from django.utils.translation import gettext_lazy as _


class KeyState(models.TextChoices):
    ACTIVE = "active", _("In use")
    REPLACED = "replaced", _("Replaced by a newer key")
    REVOKED = "revoked", _("Revoked")
