"""A year's assessment: what each agency answers, what assessors judge and ask, and how it ends."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.evidence.models import Evidence
from lonto.regency.maturity.choices import AnswerState, Side, Step
from lonto.regency.maturity.schemes import Indicator, Scheme, scheme_named


class Assessment(RegencyRow):
    """One year under one scheme. `result` is filled when it is final, in the form of `openly.result_data`.

    While `published_at` is filled anybody may read the result; `withdrawn_at` says since when that is taken back.
    """

    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(2018), MaxValueValidator(2100)])
    scheme_key = models.CharField(_("scheme"), max_length=30)
    step = models.CharField(_("step"), max_length=10, choices=Step.choices, default=Step.SELF)
    opened_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    ended_at = models.DateTimeField(_("final since"), null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        ordering = ("-year", "scheme_key")
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "year", "scheme_key"],
                name="assessment_once_a_year",
                violation_error_message=_("This year is already assessed under this scheme."),
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False, withdrawn_at=None, step=Step.FINAL),
                name="published_is_final",
                violation_error_message=_("Only a final result is published."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.scheme.title.of(None)}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    @property
    def scheme(self) -> Scheme:
        return scheme_named(self.scheme_key)


class Answer(RegencyRow):
    """One indicator: the agency that answers it, its level and explanation, and the level it ends with.

    `met` holds the criteria that the agency ticked as "level.place", both counted from 1. `version` counts the times
    it was saved, so that of two people who save at once the second is told. A draft's level counts nowhere.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField(_("number"))
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=AnswerState.choices, default=AnswerState.OPEN)
    level = models.DecimalField(_("level"), max_digits=4, decimal_places=2, null=True, blank=True)
    met = models.JSONField(default=list, blank=True)
    explanation = models.TextField(_("explanation"), blank=True)
    version = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField(null=True, blank=True)
    final_level = models.DecimalField(_("final level"), max_digits=4, decimal_places=2, null=True, blank=True)
    final_reason = models.TextField(_("reason"), blank=True)
    settled_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("assessment", "number")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="indicator_once_in_assessment"),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.HANDED_IN) | Q(level__isnull=False),
                name="handed_in_has_level",
                violation_error_message=_("An answer needs a level before it is handed in."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.indicator.name.of(None)}"

    @property
    def indicator(self) -> Indicator:
        return self.assessment.scheme.by_number[self.number]

    @property
    def claimed(self) -> Decimal | None:
        """The level that the agency has handed in."""
        return self.level if self.state == AnswerState.HANDED_IN else None


class AnswerEvidence(RegencyRow):
    """A piece of evidence that an answer stands on; the same piece may serve many answers."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="links")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("added_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "evidence"],
                name="evidence_once_in_answer",
                violation_error_message=_("This evidence is already here."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.evidence_id}"


class Reminder(RegencyRow):
    """What the coordinator reminded an agency of; `numbers` are the indicators that were missing then."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="reminders")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    numbers = models.JSONField(default=list)
    text = models.TextField(_("message"), blank=True)
    sent_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("-sent_at",)

    def __str__(self) -> str:
        return f"{self.office_id}: {self.numbers}"


class AssessorTask(RegencyRow):
    """Which indicators an assessor was given, and for which side; an assessor sees nothing else."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="tasks")
    assessor = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    side = models.CharField(
        _("side"), max_length=10, choices=[(one.value, one.label) for one in (Side.INTERNAL, Side.EXTERNAL)]
    )
    numbers = models.JSONField(default=list)

    class Meta:
        ordering = ("side", "assessor")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "assessor"],
                name="assessor_once_in_assessment",
                violation_error_message=_("This assessor already has a task in this assessment."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessor_id}: {self.numbers}"


class Judgement(RegencyRow):
    """The level that one side of the assessors gives; a level other than that of before carries its reason."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="judgements")
    side = models.CharField(
        _("side"), max_length=10, choices=[(one.value, one.label) for one in (Side.INTERNAL, Side.EXTERNAL)]
    )
    level = models.DecimalField(_("level"), max_digits=4, decimal_places=2)
    reason = models.TextField(_("reason"), blank=True)
    given_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("answer", "side")
        constraints = [models.UniqueConstraint(fields=["answer", "side"], name="judgement_once_a_side")]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.side}: {self.level}"


class Question(RegencyRow):
    """What an assessor asks the agency about an indicator, and what it answers."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="questions")
    text = models.TextField(_("question"))
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reply = models.TextField(_("reply"), blank=True)
    replied_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("asked_at",)

    def __str__(self) -> str:
        return self.text[:60]


class ReportedResult(RegencyRow):
    """An index of a year before Lonto as it was published; `domains` maps the number of a domain to its value."""

    year = models.PositiveSmallIntegerField(_("year"))
    scheme_key = models.CharField(_("scheme"), max_length=30)
    index = models.DecimalField(_("index"), max_digits=4, decimal_places=2)
    predicate = models.CharField(_("predicate"), max_length=30)
    domains: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "year", "scheme_key"],
                name="reported_result_once_a_year",
                violation_error_message=_("A result of this year is already recorded."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.index}"
