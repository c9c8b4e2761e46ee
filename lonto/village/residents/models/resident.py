from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import JournalledModel
from lonto.village.residents.choices import FamilyRole, Sex, Status
from lonto.village.residents.models.family import Family
from lonto.village.residents.models.hamlet import Hamlet

models.CharField.register_lookup(Length)


class Resident(JournalledModel):
    """A person in a village's register, with everything that the exchange file of residents holds.

    Unknown is null for numbers, codes and dates, "" for texts. Codes are those of `data/codes`. A person without a
    real NIK has none here: made-up numbers of other programs are kept as `FormerNumber`.
    """

    family = models.ForeignKey(
        Family, models.SET_NULL, null=True, blank=True, related_name="members", verbose_name=_("family")
    )
    hamlet = models.ForeignKey(
        Hamlet, models.PROTECT, null=True, blank=True, related_name="residents", verbose_name=_("hamlet")
    )
    rw = models.CharField(_("RW"), max_length=10, blank=True)
    rt = models.CharField(_("RT"), max_length=10, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)

    name = models.CharField(_("name"), max_length=150)
    folded = models.CharField(max_length=150, editable=False)
    nik = models.CharField(_("NIK"), max_length=16, null=True, blank=True)  # noqa: DJ001
    sex = models.PositiveSmallIntegerField(_("sex"), null=True, blank=True)
    birth_place = models.CharField(_("place of birth"), max_length=100, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    religion = models.PositiveSmallIntegerField(_("religion"), null=True, blank=True)
    education = models.PositiveSmallIntegerField(_("highest education"), null=True, blank=True)
    schooling = models.PositiveSmallIntegerField(_("present schooling"), null=True, blank=True)
    occupation = models.PositiveSmallIntegerField(_("occupation"), null=True, blank=True)
    marital_status = models.PositiveSmallIntegerField(_("marital status"), null=True, blank=True)
    family_role = models.PositiveSmallIntegerField(_("role in the family"), null=True, blank=True)
    citizenship = models.PositiveSmallIntegerField(_("citizenship"), null=True, blank=True)
    father_nik = models.CharField(_("NIK of the father"), max_length=16, blank=True)
    father_name = models.CharField(_("name of the father"), max_length=150, blank=True)
    mother_nik = models.CharField(_("NIK of the mother"), max_length=16, blank=True)
    mother_name = models.CharField(_("name of the mother"), max_length=150, blank=True)
    blood_type = models.PositiveSmallIntegerField(_("blood type"), null=True, blank=True)
    birth_certificate = models.CharField(_("birth certificate"), max_length=60, blank=True)
    passport = models.CharField(_("passport"), max_length=60, blank=True)
    passport_expires_on = models.DateField(_("passport expires on"), null=True, blank=True)
    residence_permit = models.CharField(_("residence permit (KITAS)"), max_length=60, blank=True)
    marriage_certificate = models.CharField(_("marriage certificate"), max_length=60, blank=True)
    married_on = models.DateField(_("date of marriage"), null=True, blank=True)
    divorce_certificate = models.CharField(_("divorce certificate"), max_length=60, blank=True)
    divorced_on = models.DateField(_("date of divorce"), null=True, blank=True)
    disability = models.PositiveSmallIntegerField(_("disability"), null=True, blank=True)
    contraception = models.PositiveSmallIntegerField(_("contraception"), null=True, blank=True)
    pregnancy = models.PositiveSmallIntegerField(_("pregnancy"), null=True, blank=True)
    id_card = models.PositiveSmallIntegerField(_("identity card"), null=True, blank=True)
    id_card_status = models.PositiveSmallIntegerField(_("state of the identity card"), null=True, blank=True)
    current_address = models.CharField(_("present address"), max_length=200, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), default=Status.LIVING.value)
    ethnicity = models.CharField(_("ethnic group"), max_length=60, blank=True)
    card_tag = models.CharField(_("card tag"), max_length=17, blank=True)
    insurance = models.PositiveSmallIntegerField(_("health insurance"), null=True, blank=True)
    insurance_number = models.CharField(_("insurance number"), max_length=60, blank=True)
    lat = models.DecimalField(_("latitude"), max_digits=10, decimal_places=7, null=True, blank=True)
    lng = models.DecimalField(_("longitude"), max_digits=10, decimal_places=7, null=True, blank=True)

    class Meta:
        ordering = ("folded", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["nik"],
                condition=models.Q(status=Status.LIVING),
                name="living_nik_once",
                violation_error_message=_("This NIK belongs to another resident."),
            ),
            models.UniqueConstraint(
                fields=["village", "nik"],
                name="nik_once_in_village",
                violation_error_message=_("This NIK belongs to another person of this village."),
            ),
            models.CheckConstraint(
                condition=models.Q(nik=None) | models.Q(nik__length=16, nik__gte="1"),
                name="nik_has_16_digits",
                violation_error_message=_("A NIK has 16 digits; leave it empty while it is not known."),
            ),
            models.CheckConstraint(
                condition=models.Q(name__length__gt=0),
                name="resident_has_name",
                violation_error_message=_("A resident needs a name."),
            ),
            models.CheckConstraint(
                condition=models.Q(sex=None) | models.Q(sex__in=list(Sex)),
                name="resident_sex_known_code",
                violation_error_message=_("Sex is 1 (male), 2 (female) or not known."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=list(Status)),
                name="resident_status_known_code",
                violation_error_message=_("This status is not in the list."),
            ),
        ]
        # Each index holds all that its question asks, so that a search counts and sorts without touching the rows.
        indexes = [
            models.Index(fields=["folded", "id", "status", "village"], name="resident_by_name"),
            models.Index(fields=["village", "status", "folded", "id"], name="resident_by_village_name"),
            models.Index(fields=["village", "status", "sex", "born_on"], name="resident_by_age"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("residents:profile", args=[self.pk])

    @property
    def is_living(self) -> bool:
        return self.status == Status.LIVING

    @property
    def is_head(self) -> bool:
        return self.family_role == FamilyRole.HEAD
