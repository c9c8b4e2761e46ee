"""Programmes and quick wins: who owns them, what they cost, what is done, and by which numbers one sees it."""

import datetime as dt

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.figures.references import LENGTH
from lonto.regency.smartcity.choices import BudgetSource, Dimension, IndicatorKind, Kind, Layer, ProgrammeState
from lonto.regency.smartcity.dimensions import Part, part_named
from lonto.regency.smartcity.models.plans import YEARS, Masterplan

OPEN_STATES = (ProgrammeState.PLANNED, ProgrammeState.RUNNING, ProgrammeState.HALTED)


class Programme(RegencyRow):
    """One piece of the masterplan, owned by an agency. `part` is a key of `dimensions.parts`."""

    masterplan = models.ForeignKey(Masterplan, models.PROTECT, related_name="programmes")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PROGRAMME)
    name = models.CharField(_("name"), max_length=160)
    aim = models.TextField(_("aim"))
    dimension = models.CharField(_("dimension"), max_length=12, choices=Dimension.choices)
    part = models.CharField(_("part"), max_length=20)
    layer = models.CharField(_("layer of readiness"), max_length=15, choices=Layer.choices)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("owner"))
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    risks = models.TextField(_("risks"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProgrammeState.choices, default=ProgrammeState.PLANNED)

    class Meta:
        ordering = ("masterplan", "number")
        constraints = [
            models.UniqueConstraint(fields=["masterplan", "number"], name="smart_programme_number_once"),
            models.UniqueConstraint(
                fields=["masterplan", "name"],
                name="smart_programme_name_once",
                violation_error_message=_("The masterplan already has a programme of this name."),
            ),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")),
                name="smart_programme_ends_after_start",
                violation_error_message=_("A programme cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def code(self) -> str:
        """P01 for a programme, Q07 for a quick win."""
        return f"{'Q' if self.is_quick_win else 'P'}{self.number:02}"

    @property
    def is_quick_win(self) -> bool:
        return self.kind == Kind.QUICK_WIN

    @property
    def place(self) -> Part | None:
        """The part of the dimension; None where the list of parts has changed."""
        return part_named(self.part)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_late_on(self, day: dt.date) -> bool:
        """Whether it should have begun, or ended, before this day."""
        is_unbegun = self.state == ProgrammeState.PLANNED and self.first_on < day
        return is_unbegun or (self.is_open and self.last_on < day)


class Activity(RegencyRow):
    """One thing that a programme does, from a day to a day; `done_on` once it is finished."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="activities")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        ordering = ("programme", "first_on", "number")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="activity_number_once"),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")),
                name="activity_ends_after_start",
                violation_error_message=_("An activity cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_late_on(self, day: dt.date) -> bool:
        return self.done_on is None and self.last_on < day


class BudgetLine(RegencyRow):
    """What one source gives in one year, in whole rupiah."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="budget")
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    source = models.CharField(_("source"), max_length=10, choices=BudgetSource.choices)
    amount = models.BigIntegerField(_("amount"), validators=[MinValueValidator(1)])

    class Meta:
        ordering = ("programme", "year", "source")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year", "source"],
                name="budget_once_a_year_and_source",
                violation_error_message=_("This source is already there for this year; change that line."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=1),
                name="budget_is_something",
                violation_error_message=_("An amount is at least one rupiah."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.source}: {self.amount}"


class Indicator(RegencyRow):
    """A number by which one sees a programme: `reference` names a measure or a reported series.

    Its progress is never typed: it comes from the reference alone. `baseline` is where the plan starts from.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="indicators")
    kind = models.CharField(_("kind"), max_length=10, choices=IndicatorKind.choices)
    reference = models.CharField(_("measure or reported series"), max_length=LENGTH)
    baseline = models.DecimalField(_("at the beginning"), max_digits=20, decimal_places=4)
    target = models.DecimalField(_("target"), max_digits=20, decimal_places=4)
    due_on = models.DateField(_("to be reached by"))

    class Meta:
        ordering = ("programme", "kind", "due_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "reference"],
                name="smart_indicator_once",
                violation_error_message=_("The programme already has this indicator."),
            ),
            models.CheckConstraint(
                condition=~Q(target=F("baseline")),
                name="smart_indicator_moves",
                violation_error_message=_("The target is the number at the beginning; nothing would change."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Report(RegencyRow):
    """What the owner says about a programme; `transition` names the step that was taken with it, if any."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reports")
    transition = models.CharField(max_length=10, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ProgrammeState.choices)
    text = models.TextField(_("report"))
    written_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ("-written_at",)

    def __str__(self) -> str:
        return self.text[:60]
