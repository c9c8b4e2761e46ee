"""What people fill in about a yearly evaluation."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership, Office
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.models import Evidence
from lonto.regency.figures.forms.fields import NumberField
from lonto.regency.smartcity.access import agencies_of
from lonto.regency.smartcity.actions import EvaluationDetails
from lonto.regency.smartcity.choices import Component
from lonto.regency.smartcity.forms.plans import LONG, MOST, year_field
from lonto.regency.smartcity.models import Evaluation, Line
from lonto.regency.smartcity.weights import WHOLE, shipped
from lonto.web.forms import FormManner


def weight_field(label: str, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=WHOLE, **more)


class WeightsForm(FormManner, forms.Form):
    """The weights of a year and where they come from; they begin with those that two sources confirm."""

    baseline_weight = weight_field("Baseline (%)", help_text=_("Whole per cent; the five weights add up to 100."))
    output_weight = weight_field("Output (%)")
    outcome_weight = weight_field("Outcome (%)")
    impact_weight = weight_field("Impact (%)")
    quick_win_weight = weight_field("Quick Win (%)")
    source = forms.CharField(
        label=_("Source of the weights"),
        max_length=200,
        help_text=_("The letter or guide of that year. Weights differ from year to year."),
    )

    def weights(self) -> dict[str, int]:
        return {one.value: self.cleaned_data[f"{one.value}_weight"] for one in Component}

    @staticmethod
    def known(evaluation: Evaluation) -> dict[str, Any]:
        return {name: getattr(evaluation, name) for name in WeightsForm.base_fields}


class OpenForm(WeightsForm):
    """A year."""

    year = year_field(_("Year"))
    highest = NumberField(
        label=_("Highest score"),
        initial=Decimal(5),
        help_text=_("Scores run from 0 to this number, as the guide says."),
    )
    by_dimension = forms.MultipleChoiceField(
        label=_("Components that are scored dimension by dimension"),
        choices=Component.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=[Component.IMPACT],
        help_text=_("Their score is the mean of the six dimensions."),
    )
    field_order = ("year",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        first = shipped()[0]
        start = {f"{component.value}_weight": weight for component, weight in first.weights.items()}
        start["year"] = timezone.localdate().year
        super().__init__(*args, initial={**start, **(kwargs.pop("initial", None) or {})}, **kwargs)

    def details(self) -> EvaluationDetails:
        given = self.cleaned_data
        return EvaluationDetails(
            given["year"], self.weights(), given["source"], given["highest"], given["by_dimension"]
        )


class GiveForm(FormManner, forms.Form):
    """Lines for an agency; each says who has it now."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Agency"), empty_label=_("Choose"))
    lines = forms.ModelMultipleChoiceField(
        Line.objects.none(), label=_("Lines to score"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, evaluation: Evaluation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = agencies_of(evaluation.regency_id)  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = lambda office: office.name  # type: ignore[attr-defined]
        self.fields["lines"].queryset = evaluation.lines.select_related("office")  # type: ignore[attr-defined]
        self.fields["lines"].label_from_instance = _named  # type: ignore[attr-defined]


class AssessorsForm(FormManner, forms.Form):
    """Who assesses the year."""

    assessors = forms.ModelMultipleChoiceField(
        Membership.objects.none(),
        label=_("Assessors"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each of them scores every line; the mean of their scores counts."),
    )

    def __init__(self, evaluation: Evaluation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"assessors": evaluation.seats.values_list("assessor", flat=True)}, **kwargs)
        people = Membership.objects.filter(
            role=Role.ASSESSOR, office__region=evaluation.regency_id, until=None
        ).select_related("account", "office__region")
        field: Any = self.fields["assessors"]
        field.queryset = people.order_by("account__name")
        field.label_from_instance = lambda one: f"{one.account.name}, {one.office.name}"


class ScoreForm(FormManner, forms.Form):
    """The regency's own score of a line."""

    score = NumberField(label=_("Own score"))
    explanation = forms.CharField(label=_("What it stands on"), widget=LONG, max_length=MOST)


class VerdictForm(FormManner, forms.Form):
    """An assessor's score of a line."""

    score = NumberField(label=_("Your score"))
    reason = forms.CharField(
        label=_("Reason"),
        widget=LONG,
        max_length=MOST,
        required=False,
        help_text=_("Needed where you give another score than the regency itself."),
    )


class EvidenceForm(FormManner, forms.Form):
    """Evidence that a line does not stand on yet, of what a person may open."""

    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(), label=_("Evidence"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, by: Membership, line: Line, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = evidence_for(by).filter(withdrawn_at=None, replaced_by=None)
        field: Any = self.fields["evidence"]
        field.queryset = rows.exclude(pk__in=line.links.values("evidence")).order_by("title")
        field.label_from_instance = lambda one: f"{one.title} ({one.office.name})"


def _named(line: Line) -> str:
    return f"{line} – {line.office.name}" if line.office else str(line)
