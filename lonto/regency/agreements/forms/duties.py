"""Duties, and that they were done."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.access import agencies_of
from lonto.regency.agreements.actions import DutyDetails
from lonto.regency.agreements.choices import Repeat
from lonto.regency.agreements.models import Agreement, Duty, Party
from lonto.regency.figures.forms.fields import EvidenceField, offer_evidence
from lonto.web.forms import DateField, FormManner


class DutyForm(FormManner, forms.Form):
    """What a party has to do."""

    party = forms.ModelChoiceField(label=_("Party"), queryset=Party.objects.none(), empty_label=_("Choose"))
    text = forms.CharField(label=_("What is to be done"), max_length=300)
    first_on = DateField(label=_("Due on"), required=False)
    repeat = forms.ChoiceField(
        label=_("Comes back"), choices=Repeat.choices, widget=forms.RadioSelect, initial=Repeat.ONCE
    )
    office = forms.ModelChoiceField(
        label=_("Agency that is reminded"),
        queryset=Office.objects.none(),
        empty_label=_("Choose"),
        help_text=_("Also of what another party owes. It is reminded thirty days before."),
    )

    def __init__(
        self, *args: Any, by: Membership, agreement: Agreement, duty: Duty | None = None, **kwargs: Any
    ) -> None:
        names = DutyDetails.__dataclass_fields__
        known: dict[str, Any] = {name: getattr(duty, name) for name in names} if duty else {"office": agreement.office}
        super().__init__(*args, initial=known, **kwargs)
        party, office = self.fields["party"], self.fields["office"]
        assert isinstance(party, forms.ModelChoiceField)
        assert isinstance(office, forms.ModelChoiceField)
        party.queryset = agreement.parties.all()
        office.queryset = agencies_of(by)

    def details(self) -> DutyDetails:
        return DutyDetails(**self.cleaned_data)


class PerformanceForm(FormManner, forms.Form):
    """That a duty was done."""

    done_on = DateField(label=_("Done on"))
    evidence = EvidenceField(required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args: Any, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, initial={"done_on": timezone.localdate()}, **kwargs)
        offer_evidence(self.fields["evidence"], by)
