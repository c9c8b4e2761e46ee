"""How village offices reach the internet, as it was measured or reported, and what is done where they do not.

The rows belong to the regency and not to the village: they are said about an office by whoever knows, its own clerk,
the regency, or a table of the provider about all offices at once; and an office without a network, whose stream may
be written by its own node, could not write them at all.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.journal.models import RegencyRow
from lonto.regency.connectivity.choices import Basis, Medium, Network, Remedy
from lonto.regions.models import Region
from lonto.tables.models import HandedInTable

LONGEST_SOURCE = 200


class Connection(RegencyRow):
    """What is known about the connection of a village's office from a day on; the newest one of a village is current.

    A row is never changed apart from `is_current`: what is learnt later is a new row. Without a network there is no
    `medium`; where it is empty otherwise, it is not known.
    """

    village = models.ForeignKey(Region, models.PROTECT, related_name="connections", verbose_name=_("village"))
    network = models.CharField(_("network"), max_length=4, choices=Network.choices)
    medium = models.CharField(_("by what"), max_length=10, choices=Medium.choices, blank=True)
    basis = models.CharField(_("measured or reported"), max_length=10, choices=Basis.choices)
    known_on = models.DateField(_("day"))
    source = models.CharField(_("source"), max_length=LONGEST_SOURCE)
    is_current = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ("-known_on", "-recorded_at")
        constraints = [
            models.UniqueConstraint(
                fields=["village"],
                condition=Q(is_current=True),
                name="connection_one_current",
                violation_error_message=_("Only one connection of a village is the current one."),
            ),
            models.CheckConstraint(
                condition=~Q(network=Network.NONE) | Q(medium=""),
                name="connection_none_has_no_medium",
                violation_error_message=_("An office without a network is connected by nothing."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="connection_has_source",
                violation_error_message=_("Say from whom this is known."),
            ),
        ]
        indexes = [models.Index(fields=["village", "known_on"], name="connection_by_day")]

    def __str__(self) -> str:
        return f"{self.village_id} {self.known_on}: {self.network}"


class Decision(RegencyRow):
    """Whether a remedy is taken up for a village without a network; it stands until the village has one."""

    village = models.ForeignKey(Region, models.PROTECT, related_name="remedies", verbose_name=_("village"))
    remedy = models.CharField(_("remedy"), max_length=10, choices=Remedy.choices)
    is_accepted = models.BooleanField(_("accepted"))
    reason = models.CharField(_("reason"), max_length=300)
    is_standing = models.BooleanField(default=True)
    decided_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        ordering = ("-decided_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["village", "remedy"],
                condition=Q(is_standing=True),
                name="decision_one_standing",
                violation_error_message=_("This proposal is decided already."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="decision_has_reason",
                violation_error_message=_("Write the reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.village_id} {self.remedy}: {self.is_accepted}"


class ConnectionTable(HandedInTable):
    """A spreadsheet of connections that was handed in."""
