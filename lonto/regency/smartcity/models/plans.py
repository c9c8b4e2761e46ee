"""The masterplan: what the regency wants to be, and by which goals."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import RegencyRow
from lonto.regency.smartcity.choices import Dimension

YEARS = [MinValueValidator(2000), MaxValueValidator(2100)]
SHORTEST, LONGEST = 5, 10


class Masterplan(RegencyRow):
    """A plan of five to ten years; `basis` is the decree that adopted it, empty while there is none."""

    title = models.CharField(_("title"), max_length=160)
    vision = models.TextField(_("vision"))
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year"), validators=YEARS)
    last_year = models.PositiveSmallIntegerField(_("last year"), validators=YEARS)

    class Meta:
        ordering = ("-first_year",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "first_year"],
                name="masterplan_first_year_once",
                violation_error_message=_("There is already a masterplan that begins in this year."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year") + SHORTEST - 1)
                & Q(last_year__lte=F("first_year") + LONGEST - 1),
                name="masterplan_five_to_ten_years",
                violation_error_message=_("A masterplan covers five to ten years; change the last year."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Goal(RegencyRow):
    """What the plan wants to reach in one dimension."""

    masterplan = models.ForeignKey(Masterplan, models.PROTECT, related_name="goals")
    number = models.PositiveSmallIntegerField(_("number"))
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension.choices)
    text = models.CharField(_("goal"), max_length=300)

    class Meta:
        ordering = ("masterplan", "number")
        constraints = [models.UniqueConstraint(fields=["masterplan", "number"], name="goal_number_once")]

    def __str__(self) -> str:
        return self.text
