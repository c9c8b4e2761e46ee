"""Reported series: numbers that no measure counts yet, as somebody reported them, with their source."""

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.measures.registry import Kind
from lonto.regency.evidence.models import Evidence
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regions.models import Region
from lonto.tables.models import HandedInTable

MOST_DIGITS = 4
LONGEST_SOURCE, LONGEST_NOTE = 200, 300


class Series(RegencyRow):
    """What is reported, in which unit, by which agency, for the regency or for each village.

    `adds_up` says whether a district's and the regency's number is the sum of its villages; a percentage has none.
    """

    title = models.CharField(_("title"), max_length=160)
    unit = models.CharField(_("unit"), max_length=60)
    definition = models.TextField(_("definition"))
    source = models.CharField(_("source"), max_length=LONGEST_SOURCE)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    scope = models.CharField(_("for whom"), max_length=10, choices=Scope.choices, default=Scope.REGENCY)
    kind = models.CharField(_("kind"), max_length=10, choices=SeriesKind.choices, default=SeriesKind.STOCK)
    digits = models.PositiveSmallIntegerField(_("decimals"), default=0, validators=[MaxValueValidator(MOST_DIGITS)])
    adds_up = models.BooleanField(_("the villages add up"), default=True)
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    class Meta:
        ordering = ("title",)
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "title"],
                name="series_title_once",
                violation_error_message=_("There is already a series of this title."),
            ),
            models.CheckConstraint(
                condition=Q(digits__lte=MOST_DIGITS),
                name="series_few_digits",
                violation_error_message=_("A figure has at most four decimals."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def measured_kind(self) -> Kind:
        return Kind(self.kind)


class Figure(RegencyRow):
    """One reported number of a region and of a day or a period; on a day both dates are the same.

    A figure is never changed: a correction is a new row that `corrects` the old one, and the old one ends. It ends
    without a successor where it was withdrawn.
    """

    series = models.ForeignKey(Series, models.PROTECT, related_name="figures")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("day"))
    value = models.DecimalField(_("number"), max_digits=20, decimal_places=MOST_DIGITS)
    source = models.CharField(_("source"), max_length=LONGEST_SOURCE)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidence")
    )
    note = models.CharField(_("remark"), max_length=LONGEST_NOTE, blank=True)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("reported"))
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="correction")
    ended_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    ended_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ("-last_on", "region")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "region", "first_on", "last_on"],
                condition=Q(ended_at=None),
                name="figure_once",
                violation_error_message=_("There is already a figure of this region and time; correct that one."),
            ),
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")),
                name="figure_ends_after_start",
                violation_error_message=_("A period cannot end before it begins."),
            ),
        ]
        indexes = [models.Index(fields=["series", "last_on"], name="figure_by_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.last_on}: {self.number}"

    @property
    def number(self) -> int | Decimal:
        """The value with the decimals of its series."""
        return rounded(self.value, self.series.digits)


class FigureTable(HandedInTable):
    """A spreadsheet of figures that was handed in."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="tables")


def rounded(value: Decimal, digits: int) -> int | Decimal:
    """A stored value, which has four decimals, as its series writes it; the stored ones beyond are always zero."""
    return int(value) if digits == 0 else value.quantize(Decimal(1).scaleb(-digits))
