"""What people fill in about a connection, about a proposal, and the table they hand in."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.connectivity.actions import ConnectionDetails
from lonto.regency.connectivity.actions.decisions import LONGEST_REASON
from lonto.regency.connectivity.choices import Basis, Medium, Network
from lonto.regency.connectivity.models import LONGEST_SOURCE, Connection
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner

ACCEPT, DECLINE = "accept", "decline"


class ConnectionForm(FormManner, forms.Form):
    """The connection of one office; the three buttons of the page give the network."""

    network = forms.ChoiceField(label=_("Network"), choices=Network.choices)
    medium = forms.ChoiceField(label=_("By what"), choices=[("", _("Not known")), *Medium.choices], required=False)
    basis = forms.ChoiceField(label=_("How it is known"), choices=Basis.choices)
    known_on = DateField(label=_("Day"))
    source = forms.CharField(label=_("From whom"), max_length=LONGEST_SOURCE)

    @staticmethod
    def known(by: Membership, current: Connection | None) -> dict[str, Any]:
        """What a tap alone says: as before, by today, reported by the own office."""
        return {
            "medium": current.medium if current else "",
            "basis": Basis.REPORTED,
            "known_on": timezone.localdate(),
            "source": by.office.name,
        }

    def details(self, village: Region) -> ConnectionDetails:
        return ConnectionDetails(village=village, **self.cleaned_data)


class DecisionForm(FormManner, forms.Form):
    """Accept or decline a proposal."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[(ACCEPT, _("Accept")), (DECLINE, _("Decline"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}))

    @property
    def is_accepted(self) -> bool:
        return bool(self.cleaned_data["decision"] == ACCEPT)
