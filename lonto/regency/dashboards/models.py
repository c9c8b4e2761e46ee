"""Reports on a period. What the other pages show is read from the rooms below, nothing else is kept."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import RegencyRow
from lonto.measures.periods import Period


class ReportState(models.TextChoices):
    """Where a report stands."""

    ASKED = "asked", _("Being made")
    MADE = "made", _("Made")
    HALTED = "halted", _("Stopped")


class PeriodReport(RegencyRow):
    """The numbers of a period as they were when the report was made.

    `content` has the form of `reports.composition.compose`; the files are drawn from it, so that they always agree.
    """

    period = models.CharField(_("period"), max_length=30)
    first_on = models.DateField(_("from"))
    last_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.ASKED)
    content: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    halted = models.CharField(_("why it stopped"), max_length=400, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = [
            models.CheckConstraint(condition=models.Q(first_on__lte=models.F("last_on")), name="report_has_days")
        ]

    def __str__(self) -> str:
        return self.period

    @property
    def days(self) -> Period:
        return Period(self.first_on, self.last_on)
