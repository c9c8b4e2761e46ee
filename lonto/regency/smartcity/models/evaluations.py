"""The yearly evaluation: weights of the year, the regency's own scores, and those of the assessors."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.evidence.models import Evidence
from lonto.regency.smartcity.choices import Component, Dimension, Step
from lonto.regency.smartcity.models.plans import YEARS
from lonto.regency.smartcity.weights import WHOLE

PERCENT = [MaxValueValidator(WHOLE)]
HIGHEST = [MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(10))]
NOT_NEGATIVE = [MinValueValidator(Decimal(0))]


class Evaluation(RegencyRow):
    """One year. Scores run from 0 to `highest`; the weights are whole per cent and add up to 100."""

    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    step = models.CharField(_("step"), max_length=10, choices=Step.choices, default=Step.SELF)
    baseline_weight = models.PositiveSmallIntegerField(_("weight"), validators=PERCENT)
    output_weight = models.PositiveSmallIntegerField(_("weight"), validators=PERCENT)
    outcome_weight = models.PositiveSmallIntegerField(_("weight"), validators=PERCENT)
    impact_weight = models.PositiveSmallIntegerField(_("weight"), validators=PERCENT)
    quick_win_weight = models.PositiveSmallIntegerField(_("weight"), validators=PERCENT)
    source = models.CharField(_("source of the weights"), max_length=200)
    highest = models.DecimalField(
        _("highest score"), max_digits=4, decimal_places=2, default=Decimal(5), validators=HIGHEST
    )
    opened_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    ended_at = models.DateTimeField(_("final since"), null=True, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "year"],
                name="smart_evaluation_once_a_year",
                violation_error_message=_("This year is evaluated already."),
            ),
            models.CheckConstraint(
                condition=Q(
                    quick_win_weight=Value(WHOLE)
                    - F("baseline_weight")
                    - F("output_weight")
                    - F("outcome_weight")
                    - F("impact_weight")
                ),
                name="smart_weights_make_a_whole",
                violation_error_message=_("The weights must add up to 100."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def weights(self) -> dict[str, int]:
        """Whole per cent by component."""
        return {one.value: getattr(self, f"{one.value}_weight") for one in Component}


class Line(RegencyRow):
    """What is scored: a component, or a component in one dimension; the agency that scores it, and its own score."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="lines")
    component = models.CharField(_("component"), max_length=10, choices=Component.choices)
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension.choices, blank=True)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency")
    )
    score = models.DecimalField(
        _("score"), max_digits=4, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    explanation = models.TextField(_("explanation"), blank=True)
    saved_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("evaluation", "id")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "component", "dimension"], name="smart_line_once"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0),
                name="smart_score_not_negative",
                violation_error_message=_("A score is not below 0."),
            ),
        ]

    def __str__(self) -> str:
        name = str(self.get_component_display())
        return f"{name}, {self.get_dimension_display()}" if self.dimension else name


class LineEvidence(RegencyRow):
    """A piece of evidence that a line stands on; the same piece may serve many lines, and indicators of maturity."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="links")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("added_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["line", "evidence"],
                name="evidence_once_in_smart_line",
                violation_error_message=_("This evidence is already here."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.evidence_id}"


class Seat(RegencyRow):
    """An assessor of a year; assessors see the years that they were given and no other."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="seats")
    assessor = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("evaluation", "id")
        constraints = [models.UniqueConstraint(fields=["evaluation", "assessor"], name="smart_assessor_once")]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.assessor_id}"


class Verdict(RegencyRow):
    """What one assessor gives a line; a score other than the regency's own carries its reason."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="verdicts")
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=2, validators=NOT_NEGATIVE)
    reason = models.TextField(_("reason"), blank=True)
    given_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("line", "given_at")
        constraints = [
            models.UniqueConstraint(fields=["line", "given_by"], name="smart_verdict_once"),
            models.CheckConstraint(
                condition=Q(score__gte=0),
                name="smart_verdict_not_negative",
                violation_error_message=_("A score is not below 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.score}"
