"""What is offered: programmes, their academies, intakes with a calendar, classes and their seat pools."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.journal.models import RegencyRow
from lonto.regions.models import Region
from lonto.tables.models import HandedInTable
from lonto.talent.training.choices import Audience, IntakeState, Mode, PoolGroup, TrainingLevel


class Programme(RegencyRow):
    """A promise of training, such as Digital Talent Scholarship 2026 with 20,000 seats."""

    name = models.CharField(_("name"), max_length=120)
    description = models.TextField(_("description"), blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    target = models.PositiveIntegerField(_("people to be trained"))

    class Meta:
        ordering = ("-starts_on", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "name"],
                name="programme_name_once",
                violation_error_message=_("There is already a programme of this name."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="programme_ends_after_start",
                violation_error_message=_("A programme cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Academy(RegencyRow):
    """A kind of training within a programme; `conditions` are the building blocks of who may apply.

    `documents` is what applicants hand in; None while nobody has chosen, then the usual ones count, see documents.py.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="academies")
    code = models.CharField(_("code"), max_length=10)
    name = models.CharField(_("name"), max_length=120)
    audience = models.CharField(_("audience"), max_length=20, choices=Audience.choices)
    level = models.CharField(_("level"), max_length=20, choices=TrainingLevel.choices)
    description = models.TextField(_("description"), blank=True)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    documents = models.JSONField(_("documents"), null=True, blank=True)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="academy_code_once",
                violation_error_message=_("This programme already has an academy with this code."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Intake(RegencyRow):
    """One round of admission with its calendar. `regency` hosts it; `regencies` are those whose people may apply.

    `code` stands at the beginning of every application number (DTS26-2-000123). It may be empty until the first
    application is sent and never changes afterwards.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="intakes")
    name = models.CharField(_("name"), max_length=120)
    code = models.CharField(
        _("code"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[A-Z0-9]+(-[A-Z0-9]+)*\Z", _("Use capital letters, digits and dashes."))],
    )
    regencies = models.JSONField(_("regencies that take part"), default=list)
    opens_at = models.DateTimeField(_("applications open"))
    closes_at = models.DateTimeField(_("deadline for applications"))
    documents_until = models.DateField(_("documents are checked until"))
    results_on = models.DateField(_("results are published on"))
    confirm_until = models.DateTimeField(_("seats are confirmed until"))
    max_choices = models.PositiveSmallIntegerField(_("classes a person may rank"), default=10)
    state = models.CharField(_("state"), max_length=12, choices=IntakeState.choices, default=IntakeState.DRAFT)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")

    class Meta:
        ordering = ("-opens_at", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="intake_name_once",
                violation_error_message=_("This programme already has an intake of this name."),
            ),
            models.UniqueConstraint(
                fields=["regency", "code"],
                condition=~Q(code=""),
                name="intake_code_once",
                violation_error_message=_("Another intake already has this code."),
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")) & Q(confirm_until__gt=F("closes_at")),
                name="intake_calendar_in_order",
                violation_error_message=_("The calendar must run: opening, deadline, confirmation."),
            ),
            models.CheckConstraint(
                condition=Q(max_choices__gte=1) & Q(max_choices__lte=10),
                name="intake_one_to_ten_choices",
                violation_error_message=_("A person may rank 1 to 10 classes."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.name}"


class TrainingClass(RegencyRow):
    """One class of an intake; `conditions` are added to those of its academy.

    `frozen_conditions` are both, as they stood when the intake's rule was frozen; the academy may change afterwards.
    `frozen_documents` is what people hand in, fixed when the intake is announced, because they prepare for it.
    """

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="classes")
    academy = models.ForeignKey(Academy, models.PROTECT, related_name="classes")
    code = models.CharField(_("code"), max_length=20)
    theme = models.CharField(_("theme"), max_length=120)
    level = models.CharField(_("level"), max_length=20, choices=TrainingLevel.choices)
    partner = models.CharField(_("partner"), max_length=120, blank=True)
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.PLACE)
    place = models.CharField(_("place"), max_length=200, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    seats = models.PositiveIntegerField(_("seats"))
    minimum = models.PositiveIntegerField(_("fewest people to open"), default=0)
    accessible_to = models.JSONField(_("accessible to"), default=list, blank=True)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    frozen_conditions = models.JSONField(null=True, blank=True, editable=False)
    frozen_documents = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "code"],
                name="class_code_once",
                violation_error_message=_("This intake already has a class with this code."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="class_ends_after_start",
                violation_error_message=_("A class cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(minimum__lte=F("seats")),
                name="class_minimum_within_seats",
                violation_error_message=_("A class cannot need more people than it has seats."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.theme}"


class SeatPool(RegencyRow):
    """Seats of a class kept for a group. Pools are filled in `position` order; what is left is open to everybody.

    The order is policy: with the same seats another order admits other people.
    """

    training_class = models.ForeignKey(TrainingClass, models.CASCADE, related_name="pools")
    position = models.PositiveSmallIntegerField(_("order"))
    group = models.CharField(_("for whom"), max_length=12, choices=PoolGroup.choices)
    regions = models.JSONField(_("villages or districts"), default=list, blank=True)
    institution = models.CharField(_("institution"), max_length=120, blank=True)
    seats = models.PositiveIntegerField(_("seats"))
    is_soft = models.BooleanField(_("unclaimed seats go to everybody"), default=True)

    class Meta:
        ordering = ("training_class", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "position"],
                name="pool_position_once",
                violation_error_message=_("Two pools of a class cannot have the same place in the order."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.seats}"


class TableImport(HandedInTable):
    """A spreadsheet that was handed in about an intake."""

    class Kind(models.TextChoices):
        CLASSES = "classes", _("Classes")
        APPLICATIONS = "applications", _("Applications")
        SCORES = "scores", _("Scores")
        ABSENT = "absent", _("Absent people")

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=12, choices=Kind.choices)
