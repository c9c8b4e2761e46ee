from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import JournalledModel
from lonto.village.letters.choices import State, Transition
from lonto.village.letters.models.letter import Letter


class LetterEvent(JournalledModel):
    """One step of a letter: who took it, when, from where to where, and why where a reason is asked."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="events")
    transition = models.CharField(max_length=10, choices=Transition.choices)
    source = models.CharField(max_length=10, choices=State.choices, blank=True)
    target = models.CharField(max_length=10, choices=State.choices)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = [
            models.CheckConstraint(
                condition=~Q(transition=Transition.RETURN) | ~Q(reason=""),
                name="return_has_reason",
                violation_error_message=_("Say why the letter is returned."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.transition}"
