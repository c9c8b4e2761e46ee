"""What was agreed, between whom, for how long. What is not known stays empty."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.journal.models import RegencyRow
from lonto.regency.agreements.choices import Kind, PartyKind, State
from lonto.regency.evidence.models import Evidence
from lonto.regions.models import Region


class Agreement(RegencyRow):
    """An agreement of the regency; `office` is the agency that minds it, `ends_on` its last day with extensions."""

    title = models.CharField(_("title"), max_length=200)
    number = models.CharField(_("number of the agreement"), max_length=100, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    subject = models.TextField(_("subject"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("agency"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    note = models.TextField(_("remark"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_reason = models.CharField(_("how it ended"), max_length=300, blank=True)

    class Meta:
        ordering = ("-signed_on", "title")
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "title"],
                name="agreement_title_once",
                violation_error_message=_("There is already an agreement of this title."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message=_("An agreement cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.IN_FORCE) | Q(signed_on__isnull=False),
                name="agreement_in_force_is_signed",
                violation_error_message=_("An agreement in force has a day on which it was signed."),
            ),
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_on__isnull=False) | (~Q(state=State.CLOSED) & Q(closed_on=None)),
                name="agreement_closed_on_a_day",
                violation_error_message=_("A closed agreement has the day on which it was closed."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Party(RegencyRow):
    """Who agreed. `region` is where a party that is one acts (the regency, a village); others have none."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=PartyKind.choices)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )

    class Meta:
        ordering = ("agreement", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                name="party_once",
                violation_error_message=_("This party is already named."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Signatory(RegencyRow):
    """Who signed for a party, as it stands under the agreement."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="signatories")
    name = models.CharField(_("name"), max_length=120)
    capacity = models.CharField(_("capacity"), max_length=160, blank=True)

    class Meta:
        ordering = ("party", "name")
        constraints = [
            models.UniqueConstraint(
                fields=["party", "name"],
                name="signatory_once",
                violation_error_message=_("This person is already named."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Extension(RegencyRow):
    """A later last day; `ended_on` is the one before, empty where none was known."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="extensions")
    agreed_on = models.DateField(_("agreed on"))
    ended_on = models.DateField(_("last day before"), null=True, blank=True)
    ends_on = models.DateField(_("new last day"))
    note = models.CharField(_("remark"), max_length=300, blank=True)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidence")
    )
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("agreement", "ends_on")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ends_on__gt=F("ended_on")),
                name="extension_lengthens",
                violation_error_message=_("An extension ends later than the agreement did."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.ends_on}"


class Document(RegencyRow):
    """A piece of evidence that belongs to an agreement: its text, its minutes, its annexes."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="documents")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+", verbose_name=_("evidence"))

    class Meta:
        ordering = ("agreement", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "evidence"],
                name="document_once",
                violation_error_message=_("This document already belongs to the agreement."),
            )
        ]

    def __str__(self) -> str:
        return str(self.evidence_id)
