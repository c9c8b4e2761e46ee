"""Which academies train people for which dimension."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import RegencyRow
from lonto.regency.smartcity.choices import Dimension


class AcademyLink(RegencyRow):
    """An academy, by the code that it has in every programme, serves a dimension; it may serve several."""

    academy = models.CharField(_("academy"), max_length=10)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension.choices)

    class Meta:
        ordering = ("academy", "dimension")
        constraints = [
            models.UniqueConstraint(fields=["regency", "academy", "dimension"], name="academy_once_in_dimension")
        ]

    def __str__(self) -> str:
        return f"{self.academy}: {self.dimension}"
