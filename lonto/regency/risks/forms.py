"""What people fill in about a risk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.risks.actions import RiskDetails, TreatmentDetails
from lonto.regency.risks.choices import Treatment
from lonto.regency.risks.matrix import names_of, steps_of
from lonto.regency.risks.models import Risk
from lonto.web.forms import DateField, FormManner

LONG = forms.Textarea(attrs={"rows": 3})


def _steps(kind: str) -> list[tuple[str, str]]:
    return [(str(one.number), f"{one.number}. {one.name} ({one.span})") for one in steps_of(kind)]


def step_field(kind: str, label: Any, *, required: bool = True) -> forms.TypedChoiceField:
    """Likelihood or impact, with what each step covers."""
    choices = [("", _("Choose") if required else _("Not said")), *_steps(kind)]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=required)


class RiskForm(FormManner, forms.Form):
    """What a risk is."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Agency"), empty_label=_("Choose"))
    event = forms.CharField(label=_("What may happen"), max_length=200)
    category = forms.ChoiceField(label=_("Category"))
    cause = forms.CharField(label=_("Cause"), widget=LONG, required=False, max_length=2000)
    impact_area = forms.ChoiceField(label=_("Area of impact"))
    consequence = forms.CharField(label=_("Consequence"), widget=LONG, required=False, max_length=2000)
    control = forms.CharField(label=_("Existing control"), widget=LONG, required=False, max_length=2000)
    likelihood = step_field("likelihood", _("Likelihood in a year"))
    impact = step_field("impact", _("Impact"))
    review_on = DateField(label=_("Next review"))

    def __init__(self, by: Membership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(region=by.office.region_id, kind=OfficeKind.AGENCY).order_by("name")
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = lambda office: office.name  # type: ignore[attr-defined]
        for name in ("category", "impact_area"):
            self.fields[name].choices = [("", _("Choose")), *names_of(name).items()]  # type: ignore[attr-defined]
        if by.role == Role.AGENCY_OFFICER or kwargs.get("initial"):
            del self.fields["office"]

    def details(self) -> RiskDetails:
        return RiskDetails(**{name: value for name, value in self.cleaned_data.items() if name != "office"})

    @staticmethod
    def known(risk: Risk) -> dict[str, Any]:
        names = ("event", "category", "cause", "impact_area", "consequence", "control")
        numbers = ("likelihood", "impact")
        return {
            **{name: getattr(risk, name) for name in names},
            **{name: str(getattr(risk, name)) for name in numbers},
            "review_on": risk.review_on,
        }


class TreatmentForm(FormManner, forms.Form):
    """What is done about it."""

    treatment = forms.ChoiceField(label=_("Treatment"), choices=Treatment.choices, widget=forms.RadioSelect)
    plan = forms.CharField(label=_("What is done"), widget=LONG, max_length=2000)
    owner = forms.CharField(label=_("Who is responsible"), max_length=100, required=False)
    due_on = DateField(label=_("Done by"), required=False)
    expected_likelihood = step_field("likelihood", _("Likelihood afterwards"), required=False)
    expected_impact = step_field("impact", _("Impact afterwards"), required=False)

    def details(self) -> TreatmentDetails:
        return TreatmentDetails(**self.cleaned_data)

    @staticmethod
    def known(risk: Risk) -> dict[str, Any]:
        return {
            "treatment": risk.treatment,
            "plan": risk.plan,
            "owner": risk.owner,
            "due_on": risk.due_on,
            "expected_likelihood": str(risk.expected_likelihood or ""),
            "expected_impact": str(risk.expected_impact or ""),
        }


class ReviewForm(FormManner, forms.Form):
    """A look at a risk."""

    likelihood = step_field("likelihood", _("Likelihood now"))
    impact = step_field("impact", _("Impact now"))
    note = forms.CharField(label=_("What has changed"), widget=LONG, max_length=2000)
    review_on = DateField(label=_("Next review"))
