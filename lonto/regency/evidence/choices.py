from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FILE = "file", _("File")
    LINK = "link", _("Link")
    MEASURE = "measure", _("Living evidence")
