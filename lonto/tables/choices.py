"""What becomes of a table that was handed in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """A table is written at once when it is confirmed; a long one runs in the background, where it may fail."""

    PREVIEWED = "previewed", _("Waiting for confirmation")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
