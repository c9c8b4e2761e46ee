"""What the coordinator fills in about activities, money and indicators of a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.regency.figures.forms.fields import IndicatorField, NumberField
from lonto.regency.smartcity.actions import ActivityDetails, BudgetDetails, IndicatorDetails
from lonto.regency.smartcity.choices import BudgetSource, IndicatorKind
from lonto.regency.smartcity.forms.plans import year_field
from lonto.regency.smartcity.models import Activity, BudgetLine, Indicator
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner, RupiahField

MOST_RUPIAH = 10**15


class ActivityForm(FormManner, forms.Form):
    """One thing to do."""

    name = forms.CharField(label=_("Activity"), max_length=200)
    first_on = DateField(label=_("First day"))
    last_on = DateField(label=_("Last day"))

    def details(self) -> ActivityDetails:
        return ActivityDetails(**self.cleaned_data)

    @staticmethod
    def known(activity: Activity) -> dict[str, Any]:
        return {name: getattr(activity, name) for name in ActivityForm.base_fields}


class BudgetForm(FormManner, forms.Form):
    """What one source gives in one year."""

    year = year_field(_("Year"))
    source = forms.ChoiceField(label=_("Source of the money"), choices=[("", _("Choose")), *BudgetSource.choices])
    amount = RupiahField(label=_("Amount in rupiah"), min_value=1, max_value=MOST_RUPIAH)

    def details(self) -> BudgetDetails:
        return BudgetDetails(**self.cleaned_data)

    @staticmethod
    def known(line: BudgetLine) -> dict[str, Any]:
        return {name: getattr(line, name) for name in BudgetForm.base_fields}


class IndicatorForm(FormManner, forms.Form):
    """A number with its beginning and its target."""

    kind = forms.ChoiceField(
        label=_("Kind of indicator"), choices=IndicatorKind.choices, widget=forms.RadioSelect, initial="output"
    )
    reference = IndicatorField(
        help_text=_("The number comes from here alone; it is never typed in. What no measure counts is reported.")
    )
    baseline = NumberField(label=_("At the beginning"))
    target = NumberField(label=_("Target"))
    due_on = DateField(label=_("To be reached by"))

    def __init__(self, regency: Region, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reference"]
        assert isinstance(field, IndicatorField)
        field.offer(regency, known=(kwargs.get("initial") or {}).get("reference", ""))

    def details(self) -> IndicatorDetails:
        return IndicatorDetails(**self.cleaned_data)

    @staticmethod
    def known(indicator: Indicator) -> dict[str, Any]:
        return {name: getattr(indicator, name) for name in IndicatorForm.base_fields}
