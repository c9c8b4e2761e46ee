"""People who want a seat, who proposed them, and who is banned for a while."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Account, Membership
from lonto.journal.models import RegencyRow
from lonto.regions.models import Region
from lonto.talent.admission.choices import AppealState, Employment, LinkState, SanctionGround
from lonto.talent.training.models import Intake, TrainingClass
from lonto.village.residents.models import Resident


class Applicant(RegencyRow):
    """A person's profile. `regency` is where the person lives; `account` is empty for people on paper.

    A profile begins with the village and grows answer by answer, so sex and birth date may still be missing.
    A NIK is never proof of identity: the link to the register counts once the village confirmed it.
    """

    account = models.OneToOneField(Account, models.PROTECT, null=True, blank=True, related_name="applicant")
    name = models.CharField(_("name"), max_length=150)
    folded = models.CharField(max_length=150, editable=False)
    nik = models.CharField(_("NIK"), max_length=16, null=True, blank=True)  # noqa: DJ001  empty means unknown, and unique
    sex = models.CharField(_("sex"), max_length=1, choices=[("L", _("Male")), ("P", _("Female"))], blank=True)
    born_on = models.DateField(_("birth date"), null=True, blank=True)
    citizenship = models.PositiveSmallIntegerField(_("citizenship"), default=1)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("village"))
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    education = models.PositiveSmallIntegerField(_("education"), null=True, blank=True)
    is_final_year = models.BooleanField(_("still in the final year of this education"), default=False)
    occupation = models.PositiveSmallIntegerField(_("occupation"), null=True, blank=True)
    employment = models.CharField(_("employment"), max_length=15, choices=Employment.choices, blank=True)
    institution = models.CharField(_("institution"), max_length=120, blank=True)
    disability = models.PositiveSmallIntegerField(_("disability"), default=7)
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, blank=True, related_name="+")
    link_state = models.CharField(max_length=10, choices=LinkState.choices, default=LinkState.NONE)
    link_asked_at = models.DateTimeField(null=True, blank=True)
    link_decided_at = models.DateTimeField(null=True, blank=True)
    link_reason = models.TextField(_("reason"), blank=True)
    died_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("folded", "id")
        indexes = [
            models.Index(fields=["regency", "folded"], name="applicant_by_name"),
            models.Index(fields=["region", "link_state"], name="applicant_by_link"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nik"],
                condition=Q(nik__isnull=False),
                name="applicant_nik_once",
                violation_error_message=_("Another account uses this NIK."),
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(resident__isnull=False),
                name="applicant_resident_once",
                violation_error_message=_("This resident is already linked to another applicant."),
            ),
        ]

    NO_DISABILITY: ClassVar[int] = 7

    def __str__(self) -> str:
        return self.name


class Nomination(RegencyRow):
    """An institution proposes a person for a class, with its letter.

    `nominated_by` is the role that typed it: the institution's own office, or a programme officer on its behalf.
    """

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="nominations")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="nominations")
    institution = models.CharField(_("institution"), max_length=120)
    position = models.CharField(_("position"), max_length=120)
    letter = models.FileField(_("letter"), upload_to="nominations/", max_length=200)
    letter_sha256 = models.CharField(max_length=64)
    nominated_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField()

    class Meta:
        ordering = ("-nominated_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "applicant"],
                name="nominated_once",
                violation_error_message=_("This person is already nominated for this class."),
            )
        ]


class Sanction(RegencyRow):
    """A person is kept out of further intakes from a day until a day, and may appeal."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="sanctions")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="sanctions")
    ground = models.CharField(_("ground"), max_length=10, choices=SanctionGround.choices)
    note = models.TextField(_("what happened"), blank=True)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    appeal = models.TextField(_("appeal"), blank=True)
    appeal_state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.NONE)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ("-since",)
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="sanction_ends_after_start",
                violation_error_message=_("A sanction cannot end before it starts."),
            ),
            models.UniqueConstraint(
                fields=["applicant", "intake", "ground"],
                name="sanction_once",
                violation_error_message=_("This sanction is already recorded."),
            ),
        ]
