"""Evidence of a regency: files, links, and numbers that were frozen with their definition."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.evidence.choices import Kind


class Evidence(RegencyRow):
    """One piece of evidence of an office. What it says never changes: a newer one replaces it and the old one stays.

    `measure` holds a frozen number: key, title, unit, definition, source, region, period, value, edition and instant.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=150)
    description = models.TextField(_("description"), blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    file = models.FileField(upload_to="evidence/", max_length=200, blank=True)
    name = models.CharField(_("name of the file"), max_length=150, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    url = models.URLField(_("address"), max_length=400, blank=True)
    measure = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added"))
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ("-added_at",)
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.FILE, sha256__regex=r"^[0-9a-f]{64}$")
                | Q(kind=Kind.LINK, url__startswith="https://")
                | Q(kind=Kind.MEASURE),
                name="evidence_has_its_content",
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(valid_until=None) | Q(valid_until__gte=F("issued_on")),
                name="evidence_valid_after_issue",
                violation_error_message=_("It cannot end before it was issued."),
            ),
        ]
        indexes = [models.Index(fields=["regency", "sha256"], name="evidence_by_content")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_expired(self) -> bool:
        return self.is_expired_on(timezone.localdate())

    @property
    def is_replaced(self) -> bool:
        return hasattr(self, "replaced_by")

    def is_expired_on(self, day: date) -> bool:
        return self.valid_until is not None and self.valid_until < day
