"""The risk register: what may go wrong with digital government, how large it is, and what is done about it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.risks.choices import RiskState, Treatment
from lonto.regency.risks.matrix import Band, band_of, size_of

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]


class Risk(RegencyRow):
    """One risk of an agency. `size` is that of the matrix for likelihood and impact, kept so that lists can sort."""

    number = models.PositiveIntegerField(_("number"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    event = models.CharField(_("what may happen"), max_length=200)
    category = models.CharField(_("category"), max_length=2)
    cause = models.TextField(_("cause"), blank=True)
    impact_area = models.CharField(_("area of impact"), max_length=2)
    consequence = models.TextField(_("consequence"), blank=True)
    control = models.TextField(_("existing control"), blank=True)
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(_("impact"), validators=ONE_TO_FIVE)
    size = models.PositiveSmallIntegerField(_("size"))
    state = models.CharField(_("state"), max_length=10, choices=RiskState.choices, default=RiskState.OPEN)
    treatment = models.CharField(_("treatment"), max_length=10, choices=Treatment.choices, blank=True)
    plan = models.TextField(_("plan"), blank=True)
    owner = models.CharField(_("owner"), max_length=100, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    expected_likelihood = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    expected_impact = models.PositiveSmallIntegerField(null=True, blank=True, validators=ONE_TO_FIVE)
    review_on = models.DateField(_("next review"))

    class Meta:
        ordering = ("-size", "number")
        constraints = [
            models.UniqueConstraint(fields=["regency", "number"], name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5), size__range=(1, 25)),
                name="risk_in_the_matrix",
            ),
            models.CheckConstraint(
                condition=~Q(state=RiskState.TREATED) | ~Q(treatment=""),
                name="treated_risk_has_treatment",
                violation_error_message=_("A risk in treatment needs a treatment."),
            ),
        ]

    def __str__(self) -> str:
        return f"R{self.number:03} {self.event}"

    @property
    def band(self) -> Band:
        return band_of(self.size)

    @property
    def expected_size(self) -> int | None:
        """The size once the treatment has worked."""
        if self.expected_likelihood is None or self.expected_impact is None:
            return None
        return size_of(self.expected_likelihood, self.expected_impact)


class RiskReview(RegencyRow):
    """A look at a risk: how large it was then, what was said."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="reviews")
    likelihood = models.PositiveSmallIntegerField(validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(validators=ONE_TO_FIVE)
    size = models.PositiveSmallIntegerField()
    note = models.TextField(_("note"))
    reviewed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering = ("-reviewed_at",)

    def __str__(self) -> str:
        return f"{self.risk_id}: {self.size}"
