"""What the public pages keep: opening hours, and each month's numbers as they were published."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Office
from lonto.journal.models import RegencyRow
from lonto.regions.models import Region


class OpeningHours(RegencyRow):
    """When an office is open: for Monday to Sunday ["08:00", "14:00"], or null where it is closed."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="opening_hours", verbose_name=_("office"))
    days = models.JSONField(_("opening hours"), default=list)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("opening hours")
        constraints = [
            models.UniqueConstraint(
                fields=["office"],
                name="hours_of_an_office_once",
                violation_error_message=_("This office already has its opening hours."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.office_id}"


class Edition(models.Model):
    """The numbers that a regency published in a month, as they were counted on a day.

    It is made of journalled rows, so it stands in no journal; unlike a kept value it never changes, because its address
    is permanent. Only an edition in which nobody is counted is made anew.
    """

    regency = models.ForeignKey(Region, models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    counted_on = models.DateField()
    is_empty = models.BooleanField(default=False)

    class Meta:
        ordering = ("-month",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "month"],
                name="edition_once_a_month",
                violation_error_message=_("The numbers of this month are already published."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.regency_id} {self.month}"

    @property
    def month_on(self) -> dt.date:
        """The first day of the month."""
        return dt.date.fromisoformat(f"{self.month}-01")


class PublishedNumbers(models.Model):
    """The numbers of one place in an edition; null stands for a number that is hidden.

    `residents` maps category to number ("" is the total), `requests` is the number of letters behind `median_days`, the
    working days that half of them took at most.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="numbers")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    residents = models.JSONField(default=dict)
    requests = models.PositiveIntegerField(null=True)
    median_days = models.DecimalField(max_digits=7, decimal_places=1, null=True)

    class Meta:
        ordering = ("region_id",)
        constraints = [
            models.UniqueConstraint(
                fields=["region", "edition"],
                name="numbers_of_a_place_once",
                violation_error_message=_("The numbers of this place are already published."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.edition_id}"
