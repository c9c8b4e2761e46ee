"""Series and their figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership, Office
from lonto.regency.figures.access import agencies_kept
from lonto.regency.figures.actions import FigureDetails, SeriesDetails
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.forms.fields import EvidenceField, NumberField, offer_evidence, village_choices
from lonto.regency.figures.models import Figure, Series
from lonto.regions.models import Region
from lonto.web.forms import DateField, FormManner


class SeriesForm(FormManner, forms.Form):
    """What is reported, by whom, for whom."""

    title = forms.CharField(
        label=_("Title"), max_length=160, help_text=_("For example Participants of Digital Talent Scholarship.")
    )
    unit = forms.CharField(label=_("Unit"), max_length=60, help_text=_("What is counted, for example people."))
    definition = forms.CharField(
        label=_("Definition"),
        help_text=_("What counts and what does not, so that another person would count the same."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("Source"), max_length=200, help_text=_("Where the numbers come from, for example a yearly report.")
    )
    office = forms.ModelChoiceField(
        label=_("Agency that reports"), queryset=Office.objects.none(), empty_label=_("Choose")
    )
    kind = forms.ChoiceField(
        label=_("What a figure says"),
        choices=SeriesKind.choices,
        widget=forms.RadioSelect,
        initial=SeriesKind.STOCK,
    )
    scope = forms.ChoiceField(
        label=_("For whom"), choices=Scope.choices, widget=forms.RadioSelect, initial=Scope.REGENCY
    )
    adds_up = forms.BooleanField(
        label=_("The regency's number is the sum of its villages"),
        help_text=_("Not for percentages and means."),
        required=False,
        initial=True,
    )
    digits = forms.TypedChoiceField(
        label=_("Decimals"), choices=[(number, str(number)) for number in range(5)], coerce=int, initial=0
    )

    def __init__(self, *args: Any, by: Membership, series: Series | None = None, **kwargs: Any) -> None:
        names = SeriesDetails.__dataclass_fields__
        known: dict[str, Any] = {name: getattr(series, name) for name in names} if series else {}
        offices = agencies_kept(by)
        if series is None and len(offices) == 1:
            known["office"] = offices[0]
        super().__init__(*args, initial=known or None, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offices

    def details(self) -> SeriesDetails:
        return SeriesDetails(**self.cleaned_data)


class FigureForm(FormManner, forms.Form):
    """One figure; only what its series needs is asked."""

    region = forms.ChoiceField(label=_("Village"))
    first_on = DateField(label=_("First day"))
    last_on = DateField(label=_("Last day"))
    value = NumberField(label=_("Number"))
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    evidence = EvidenceField(required=False)
    note = forms.CharField(label=_("Remark"), max_length=300, required=False)

    def __init__(self, *args: Any, by: Membership, series: Series, figure: Figure | None = None, **kwargs: Any) -> None:
        known = {name: getattr(figure, name) for name in FigureDetails.__dataclass_fields__} if figure else {}
        if figure:
            known |= {"region": figure.region_id, "value": figure.number}
        super().__init__(*args, initial={**known, **kwargs.pop("initial", {})} or None, **kwargs)
        self.series = series
        offer_evidence(self.fields["evidence"], by)
        self.fields["source"].help_text = _("Without one: %(source)s") % {"source": series.source}
        self.fields["value"].label = _("Number of %(unit)s") % {"unit": series.unit}
        if series.kind == SeriesKind.STOCK:
            del self.fields["first_on"]
            self.fields["last_on"].label = _("Day")
        if series.scope == Scope.VILLAGE:
            field = self.fields["region"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose")), *village_choices(series.regency)]
        else:
            del self.fields["region"]

    def details(self) -> FigureDetails:
        answers = {name: self.cleaned_data[name] for name in self.fields if name != "reason"}
        code = answers.pop("region", self.series.regency_id)
        return FigureDetails(region=Region.objects.get(pk=code), **answers)


class CorrectionForm(FigureForm):
    """A better figure, and why the old one no longer counts."""

    reason = forms.CharField(label=_("Why the old figure no longer counts"), max_length=300)


class WithdrawalForm(FormManner, forms.Form):
    """Why a figure counts no longer."""

    reason = forms.CharField(label=_("Why this figure no longer counts"), max_length=300)
