from django.db import models
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import JournalledModel
from lonto.village.residents.choices import NumberKind
from lonto.village.residents.models.family import Family
from lonto.village.residents.models.resident import Resident


class FormerNumber(JournalledModel):
    """A number under which other files know a person or a family: made up by another program, or corrected since.

    It finds its owner again in an import and in a search; it is never printed and never given to anybody else.
    """

    kind = models.CharField(max_length=3, choices=NumberKind.choices)
    number = models.CharField(max_length=16)
    resident = models.ForeignKey(Resident, models.CASCADE, null=True, related_name="former_numbers")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="former_numbers")

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=["village", "kind", "number"],
                name="former_number_once_in_village",
                violation_error_message=_("This number already belongs to somebody."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind=NumberKind.NIK, resident__isnull=False, family=None)
                | models.Q(kind=NumberKind.KK, family__isnull=False, resident=None),
                name="former_number_has_one_owner",
                violation_error_message=_("A former NIK belongs to a person, a former KK number to a family."),
            ),
        ]

    def __str__(self) -> str:
        return self.number
