"""What every table that was handed in is made of."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import RegencyRow
from lonto.tables.choices import State


class HandedInTable(RegencyRow):
    """A spreadsheet that somebody handed in; `report` is what `Plan.report` said of it and stays for good.

    The file itself is kept while the table waits.
    """

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREVIEWED)
    file = models.FileField(upload_to="tables/", max_length=200, blank=True)
    name = models.CharField(_("name of the file"), max_length=120)
    report: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("handed in"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return self.name
