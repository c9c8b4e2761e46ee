"""What was promised in numbers. How far it is kept is never written down: it comes from the measure or series."""

from decimal import Decimal
from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.agreements.models.agreements import Agreement
from lonto.regency.agreements.pace import Mark, Plan
from lonto.regency.figures.references import LENGTH
from lonto.regions.models import Region

DIGITS = 4


class Pledge(RegencyRow):
    """A number of a region that shall grow (or fall) to a target. Baseline, beginning and date may be unknown.

    `indicator` is a reference in the form of `figures.references`. A flow is counted from `begins_on` on.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="pledges")
    title = models.CharField(_("what is promised"), max_length=200)
    indicator = models.CharField(_("measure or reported series"), max_length=LENGTH)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    falls = models.BooleanField(_("the number shall fall"), default=False)
    baseline = models.DecimalField(_("baseline"), max_digits=20, decimal_places=DIGITS, null=True, blank=True)
    begins_on = models.DateField(_("counted from"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=DIGITS)
    due_on = models.DateField(_("to be reached by"), null=True, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("owner"))
    note = models.TextField(_("remark"), blank=True)
    dropped_on = models.DateField(_("given up on"), null=True, blank=True)
    dropped_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ("agreement", "title")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "title"],
                name="pledge_title_once",
                violation_error_message=_("This agreement already has a pledge of this title."),
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(begins_on=None) | Q(due_on__gt=F("begins_on")),
                name="pledge_ends_after_beginning",
                violation_error_message=_("A pledge ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(baseline=None)
                | Q(falls=False, target__gt=F("baseline"))
                | Q(falls=True, target__lt=F("baseline")),
                name="pledge_leads_somewhere",
                violation_error_message=_(
                    "The target lies above the baseline, or below it where the number shall fall."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def plan(self) -> Plan | None:
        """The line that was agreed; None where baseline, beginning or date are not known."""
        if self.baseline is None or self.begins_on is None or self.due_on is None:
            return None
        return Plan.of(
            Mark(self.begins_on, Fraction(self.baseline)),
            Mark(self.due_on, Fraction(self.target)),
            [Mark(one.on, Fraction(one.value)) for one in self.milestones.all()],
            falls=self.falls,
        )


class Milestone(RegencyRow):
    """What shall be reached on the way."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="milestones")
    on = models.DateField(_("day"))
    value = models.DecimalField(_("number"), max_digits=20, decimal_places=DIGITS)

    class Meta:
        ordering = ("pledge", "on")
        constraints = [
            models.UniqueConstraint(
                fields=["pledge", "on"],
                name="milestone_once_a_day",
                violation_error_message=_("There is already a milestone on this day."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"


class PledgeRevision(RegencyRow):
    """What a pledge of an agreement in force said before it was changed, and why it was."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="revisions")
    before = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=300)
    revised_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    revised_at = models.DateTimeField(_("changed"))

    class Meta:
        ordering = ("pledge", "-revised_at")

    def __str__(self) -> str:
        return self.reason


def exact(value: Decimal) -> Decimal:
    """A number as the database gives it back, so that the journal and the row never differ."""
    return value.quantize(Decimal(1).scaleb(-DIGITS))
