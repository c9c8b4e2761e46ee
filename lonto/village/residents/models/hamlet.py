from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import JournalledModel


class Hamlet(JournalledModel):
    """A hamlet (dusun); `folded` is its name in search form, so that one hamlet is kept once however it is written."""

    name = models.CharField(_("name"), max_length=60)
    folded = models.CharField(max_length=60, editable=False)

    class Meta:
        ordering = ("village", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["village", "folded"],
                name="hamlet_once_in_village",
                violation_error_message=_("This hamlet is already in the list."),
            )
        ]

    def __str__(self) -> str:
        return self.name
