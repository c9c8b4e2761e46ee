"""One person's application in one intake: ranked classes, documents, scores."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import RegencyRow
from lonto.talent.admission.choices import ApplicationState, Channel, DocumentState
from lonto.talent.admission.models.applicants import Applicant
from lonto.talent.training.models import Intake, TrainingClass


class Application(RegencyRow):
    """`number` is given when the application is sent, once and for ever; `digest` is the SHA-256 of `sent`.

    `sent` is exactly what the person sent (profile, ranking, documents); the receipt shows its digest. `draft` is
    what the person is still working on. Preferences and documents are rows only once they are sent, so that a
    change which was begun and never sent counts for nothing.
    """

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    state = models.CharField(
        _("state"), max_length=10, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel.choices, default=Channel.WEB)
    serial = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(_("number"), max_length=30, blank=True)
    started_at = models.DateTimeField()
    draft = models.JSONField(default=dict, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    typed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("intake", "number")
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "applicant"],
                condition=~Q(state=ApplicationState.WITHDRAWN),
                name="one_application_per_intake",
                violation_error_message=_("This person already has an application in this intake."),
            ),
            models.UniqueConstraint(
                fields=["intake", "serial"],
                condition=Q(serial__isnull=False),
                name="application_number_once",
                violation_error_message=_("This application number is already given."),
            ),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.DRAFT) | ~Q(number=""),
                name="sent_application_has_number",
            ),
        ]
        indexes = [models.Index(fields=["intake", "state"], name="application_by_state")]

    def __str__(self) -> str:
        return self.number or str(_("Draft"))


class Preference(RegencyRow):
    """A class on the applicant's list; rank 1 is wanted most."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="preferences")
    rank = models.PositiveSmallIntegerField(_("rank"))
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="preferences")

    class Meta:
        ordering = ("application", "rank")
        constraints = [
            models.UniqueConstraint(fields=["application", "rank"], name="rank_once"),
            models.UniqueConstraint(
                fields=["application", "training_class"],
                name="class_ranked_once",
                violation_error_message=_("A class can stand only once on the list."),
            ),
            models.CheckConstraint(condition=Q(rank__gte=1) & Q(rank__lte=10), name="rank_one_to_ten"),
        ]


class Document(RegencyRow):
    """An uploaded proof and what the checker said; `held_by` keeps two checkers off the same one for a while."""

    journal_exclude: ClassVar[frozenset[str]] = frozenset({"held_by", "held_until"})

    application = models.ForeignKey(Application, models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=30)
    file = models.FileField(_("file"), upload_to="applications/", max_length=200)
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=12, choices=DocumentState.choices, default=DocumentState.WAITING)
    reason = models.TextField(_("reason"), blank=True)
    again_until = models.DateField(_("new document until"), null=True, blank=True)
    held_by = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    held_until = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("application", "kind", "uploaded_at")
        indexes = [models.Index(fields=["state", "held_until"], name="document_queue")]


class Score(RegencyRow):
    """Result of the entrance test in hundredths (8430 is 84.30), for all classes or for one."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="scores")
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, null=True, blank=True, related_name="+")
    hundredths = models.PositiveIntegerField(_("score"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application"], condition=Q(training_class=None), name="one_general_score"),
            models.UniqueConstraint(
                fields=["application", "training_class"],
                condition=Q(training_class__isnull=False),
                name="one_score_per_class",
            ),
            models.CheckConstraint(condition=Q(hundredths__lte=10_000), name="score_at_most_100"),
        ]
