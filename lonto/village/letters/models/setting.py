from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import JournalledModel


class LetterSetting(JournalledModel):
    """How one village writes its letters; without a row the usual ways hold.

    `classifications` are the archive codes that differ from those of the letter types, by type. The last number that
    was given on paper in a year lets a village begin in the middle of it.
    """

    unit = models.CharField(_("office code in numbers"), max_length=20)
    classifications = models.JSONField(default=dict)
    secretary_signs = models.BooleanField(_("the secretary may sign for the head (a.n.)"), default=False)
    paper_year = models.PositiveSmallIntegerField(null=True)
    paper_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["village"], name="one_letter_setting_of_a_village"),
            models.CheckConstraint(
                condition=~Q(unit=""),
                name="letter_setting_has_unit",
                violation_error_message=_("Numbers need the code of the office."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.unit}"
