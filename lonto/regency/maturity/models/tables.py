"""What an agency hands in as a spreadsheet."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.maturity.choices import TableState
from lonto.regency.maturity.models.assessments import Assessment


class AnswerTable(RegencyRow):
    """Levels and evidence of an agency in one file; `report` holds the counts and every row with what is wrong."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="tables")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    state = models.CharField(_("state"), max_length=10, choices=TableState.choices, default=TableState.PREVIEWED)
    file = models.FileField(upload_to="answers/", max_length=200)
    name = models.CharField(_("name of the file"), max_length=120)
    report: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("handed in"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return self.name
