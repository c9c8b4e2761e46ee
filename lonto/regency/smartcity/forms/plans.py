"""What the coordinator fills in about a masterplan, its goals and its programmes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Office
from lonto.regency.smartcity.access import agencies_of
from lonto.regency.smartcity.actions import PlanDetails, ProgrammeDetails
from lonto.regency.smartcity.choices import Dimension, Kind, Layer
from lonto.regency.smartcity.dimensions import parts_of
from lonto.regency.smartcity.models import Goal, Masterplan, Programme
from lonto.web.forms import DateField, FormManner

LONG = forms.Textarea(attrs={"rows": 4})
MOST = 2000


def year_field(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=2000, max_value=2100, **more)


def part_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts by dimension, each with its mark where its name is not confirmed."""
    return [(str(one.label), [(part.key, part.label) for part in parts_of(one)]) for one in Dimension]


class PlanForm(FormManner, forms.Form):
    """What a masterplan says of itself."""

    title = forms.CharField(label=_("Title"), max_length=160)
    vision = forms.CharField(label=_("Vision"), widget=LONG, max_length=MOST)
    first_year = year_field(_("First year"))
    last_year = year_field(_("Last year"), help_text=_("A masterplan covers five to ten years."))
    basis = forms.CharField(
        label=_("Legal basis"),
        max_length=200,
        required=False,
        help_text=_("The decree that adopted it. Leave it empty while there is none."),
    )

    def details(self) -> PlanDetails:
        return PlanDetails(**self.cleaned_data)

    @staticmethod
    def known(plan: Masterplan) -> dict[str, Any]:
        return {name: getattr(plan, name) for name in PlanForm.base_fields}


class GoalForm(FormManner, forms.Form):
    """A goal of one dimension."""

    dimension = forms.ChoiceField(label=_("Dimension"), choices=[("", _("Choose")), *Dimension.choices])
    text = forms.CharField(label=_("Goal"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    @staticmethod
    def known(goal: Goal) -> dict[str, Any]:
        return {"dimension": goal.dimension, "text": goal.text}


class ProgrammeForm(FormManner, forms.Form):
    """What a programme is."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        initial=Kind.PROGRAMME,
        help_text=_("A quick win begins and ends in one year."),
    )
    name = forms.CharField(label=_("Name"), max_length=160)
    aim = forms.CharField(label=_("What it is for"), widget=LONG, max_length=MOST)
    part = forms.ChoiceField(label=_("Part of a dimension"))
    layer = forms.ChoiceField(label=_("Layer of readiness"), choices=Layer.choices, widget=forms.RadioSelect)
    office = forms.ModelChoiceField(Office.objects.none(), label=_("Owner"), empty_label=_("Choose"))
    first_on = DateField(label=_("First day"))
    last_on = DateField(label=_("Last day"))
    risks = forms.CharField(label=_("Risks"), widget=LONG, max_length=MOST, required=False)

    def __init__(self, regency_id: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", _("Choose")), *part_choices()]  # type: ignore[attr-defined]
        self.fields["office"].queryset = agencies_of(regency_id)  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = lambda office: office.name  # type: ignore[attr-defined]

    def details(self) -> ProgrammeDetails:
        return ProgrammeDetails(**self.cleaned_data)

    @staticmethod
    def known(programme: Programme) -> dict[str, Any]:
        return {name: getattr(programme, name) for name in ProgrammeForm.base_fields}


class ReportForm(FormManner, forms.Form):
    """How a programme stands, in words; its numbers come from its indicators."""

    text = forms.CharField(
        label=_("How it stands"),
        widget=LONG,
        max_length=MOST,
        help_text=_("What was done, what helps and what hinders. Numbers come from the indicators."),
    )


class StepForm(FormManner, forms.Form):
    """Why a programme changes its state."""

    text = forms.CharField(label=_("Why"), widget=LONG, max_length=MOST)
