from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import JournalledModel


class Family(JournalledModel):
    """The people of one family card. Without `kk` the family is provisional: its card is not made or not known yet.

    Who is its head follows from the roles of its members. `is_open` while somebody of it lives in the village.
    """

    kk = models.CharField(_("family card number (KK)"), max_length=16, null=True, blank=True)  # noqa: DJ001
    is_open = models.BooleanField(default=True, editable=False)

    class Meta:
        ordering = ("village", "kk")
        constraints = [
            models.UniqueConstraint(
                fields=["kk"],
                condition=models.Q(is_open=True),
                name="open_family_card_once",
                violation_error_message=_("This family card number belongs to another family."),
            ),
            models.UniqueConstraint(
                fields=["village", "kk"],
                name="family_card_once_in_village",
                violation_error_message=_("This family card number belongs to another family of this village."),
            ),
            models.CheckConstraint(
                condition=models.Q(kk=None) | models.Q(kk__length=16, kk__gte="1"),
                name="family_card_has_16_digits",
                violation_error_message=_("A family card number has 16 digits; leave it empty while it is not known."),
            ),
        ]

    def __str__(self) -> str:
        return self.kk or str(_("No family card yet"))

    def get_absolute_url(self) -> str:
        return reverse("residents:family", args=[self.pk])
