"""Pledges and their milestones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.regency.agreements.access import agencies_of
from lonto.regency.agreements.actions import PledgeDetails
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.forms.agreements import region_choices
from lonto.regency.agreements.models import Agreement, Pledge
from lonto.regency.figures.forms.fields import IndicatorField, NumberField
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner


class PledgeForm(FormManner, forms.Form):
    """What is promised: which number, of which region, from where to where, until when, and who answers for it."""

    title = forms.CharField(
        label=_("What is promised"), max_length=200, help_text=_("For example 20,000 people are trained.")
    )
    indicator = IndicatorField(
        help_text=_("How far the pledge is kept is read from this number and never typed in."),
    )
    region = forms.ChoiceField(label=_("Region"))
    target = NumberField(label=_("Target"))
    due_on = DateField(
        label=_("To be reached by"),
        required=False,
        help_text=_("Leave it empty where no date was agreed; then the pledge cannot be late."),
    )
    baseline = NumberField(
        label=_("Baseline"), required=False, help_text=_("The number when the pledge began; empty where nobody knows.")
    )
    begins_on = DateField(label=_("Counted from"), required=False)
    falls = forms.BooleanField(label=_("The number shall fall"), required=False)
    office = forms.ModelChoiceField(label=_("Owner"), queryset=Office.objects.none(), empty_label=_("Choose"))
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(
        label=_("Why the pledge changes"),
        max_length=300,
        required=False,
        help_text=_("What the pledge said before stays visible with this reason."),
    )

    def __init__(
        self, *args: Any, by: Membership, agreement: Agreement, pledge: Pledge | None = None, **kwargs: Any
    ) -> None:
        names = PledgeDetails.__dataclass_fields__
        known: dict[str, Any] = {name: getattr(pledge, name) for name in names} if pledge else {}
        known |= (
            {"region": pledge.region_id} if pledge else {"region": agreement.regency_id, "office": agreement.office}
        )
        if pledge is None:
            known["begins_on"] = agreement.starts_on or agreement.signed_on
        super().__init__(*args, initial=known, **kwargs)
        indicator, region, office = self.fields["indicator"], self.fields["region"], self.fields["office"]
        assert isinstance(indicator, IndicatorField)
        assert isinstance(region, forms.ChoiceField)
        assert isinstance(office, forms.ModelChoiceField)
        indicator.offer(agreement.regency, known=pledge.indicator if pledge else "")
        region.choices = [("", _("Choose")), *region_choices(agreement.regency)]
        office.queryset = agencies_of(by)
        if pledge is None or agreement.state != State.IN_FORCE:
            del self.fields["reason"]

    def details(self) -> PledgeDetails:
        answers = {name: self.cleaned_data[name] for name in PledgeDetails.__dataclass_fields__}
        return PledgeDetails(**{**answers, "region": Region.objects.get(pk=answers["region"])})


class MilestoneForm(FormManner, forms.Form):
    """What shall be reached on the way."""

    on = DateField(label=_("Day"))
    value = NumberField(label=_("Number"))


class DroppingForm(FormManner, forms.Form):
    """Why a pledge is given up."""

    reason = forms.CharField(label=_("Why the pledge is given up"), max_length=300)
