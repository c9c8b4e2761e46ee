"""What each party has to do, by when, and that it was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.agreements.choices import Repeat
from lonto.regency.agreements.models.agreements import Agreement, Party
from lonto.regency.evidence.models import Evidence


class Duty(RegencyRow):
    """A duty of a party. `first_on` is its (first) date, `next_on` the one that waits now, empty when none does.

    `office` is the agency that is reminded, also of what another party owes.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="duties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="duties", verbose_name=_("party"))
    text = models.CharField(_("what is to be done"), max_length=300)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency that is reminded"))
    first_on = models.DateField(_("due on"), null=True, blank=True)
    repeat = models.CharField(_("comes back"), max_length=12, choices=Repeat.choices, default=Repeat.ONCE)
    next_on = models.DateField(_("next date"), null=True, blank=True)

    class Meta:
        ordering = ("agreement", "next_on", "text")
        constraints = [
            models.UniqueConstraint(
                fields=["party", "text"],
                name="duty_once",
                violation_error_message=_("This party already has this duty."),
            )
        ]
        indexes = [models.Index(fields=["office", "next_on"], name="duty_by_office")]

    def __str__(self) -> str:
        return self.text


class Performance(RegencyRow):
    """A duty was done; `due_on` is the date it was done for, empty where the duty has none."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="performances")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"))
    note = models.CharField(_("remark"), max_length=300, blank=True)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidence")
    )
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ("duty", "-done_on")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "due_on"],
                name="performed_once",
                violation_error_message=_("This was recorded already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.done_on}"
