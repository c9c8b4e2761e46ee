from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import JournalledModel
from lonto.lib.bilingual import Both
from lonto.signing.models import SigningKey
from lonto.village.letters.choices import State
from lonto.village.letters.type_files import letter_type
from lonto.village.letters.types import LetterType
from lonto.village.residents.models import Resident

NUMBERED = Q(year__isnull=False, number__isnull=False) & ~Q(number_text="")
ISSUED = (State.SIGNED, State.WITHDRAWN)
UNNUMBERED = Q(year=None, number=None, number_text="")


class Letter(JournalledModel):
    """One letter about one resident, from draft to paper.

    `facts` are the lines about the person as the register had them when the letter was written, in the words of the
    letter: what is approved and signed is what was seen, whatever the register says later. A signed letter keeps its
    number for good; a withdrawn one too, so no number is given twice.
    """

    type_code = models.CharField(_("type"), max_length=10)
    resident = models.ForeignKey(Resident, models.PROTECT, related_name="letters", verbose_name=_("resident"))
    reference = models.CharField(_("reference number"), max_length=12)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    answers = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    requested_on = models.DateField(_("requested on"))
    changed_at = models.DateTimeField()

    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    number_text = models.CharField(_("number"), max_length=60, blank=True)
    code = models.CharField(_("check code"), max_length=16, null=True, unique=True)  # noqa: DJ001
    signed_at = models.DateTimeField(null=True)
    signed_on = models.DateField(_("date"), null=True)
    valid_until = models.DateField(_("valid until"), null=True)
    signer = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="signed_letters")
    signer_name = models.CharField(max_length=100, blank=True)
    signer_position = models.CharField(max_length=100, blank=True)
    key = models.ForeignKey(SigningKey, models.PROTECT, null=True, related_name="letters")
    file = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-started_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["village", "year", "number"],
                name="letter_number_once",
                violation_error_message=_("This number was already given."),
            ),
            models.UniqueConstraint(
                fields=["village", "reference"],
                name="letter_reference_once",
                violation_error_message=_("This reference number was already given."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=ISSUED, code__isnull=False, signed_at__isnull=False, key__isnull=False)
                    & ~Q(file="")
                    & NUMBERED
                )
                | (~Q(state=State.SIGNED) & Q(code=None, signed_at=None, key=None, file="") & UNNUMBERED),
                name="letter_signed_whole",
                violation_error_message=_("A signed letter has number, code, key and file; any other has none."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values),
                name="letter_state_known",
                violation_error_message=_("This is no state of a letter."),
            ),
        ]
        indexes = [
            models.Index(fields=["village", "state", "changed_at"], name="letter_by_state"),
            models.Index(fields=["village", "started_at"], name="letter_by_start"),
            models.Index(fields=["village", "signed_on"], name="letter_by_signing"),
        ]

    def __str__(self) -> str:
        return self.number_text or self.reference

    def get_absolute_url(self) -> str:
        return reverse("letters:letter", args=[self.pk])

    @property
    def type(self) -> LetterType:
        return letter_type(self.type_code)

    @property
    def type_name(self) -> Both:
        return self.type.name

    @property
    def is_issued(self) -> bool:
        """Whether it was ever signed; a withdrawn letter may have been."""
        return self.code is not None
