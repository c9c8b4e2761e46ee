"""What people fill in about plans, what they take, and their tasks."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lonto.accounts.choices import OfficeKind
from lonto.accounts.models import Office
from lonto.lib.rounding import exact_text
from lonto.regency.maturity.models import Assessment
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.plans.actions import Assignment, EffortDetails
from lonto.regency.plans.actions.tasks import LONGEST_TEXT
from lonto.regency.plans.choices import BondKind, SparedChoice
from lonto.regency.plans.efforts import RiseEffort
from lonto.regency.plans.models import MOST_COST, MOST_DAYS
from lonto.regency.plans.queries.problems import Wanted
from lonto.regency.plans.states import TaskWay
from lonto.regency.plans.words import rise_words
from lonto.web.forms import DateField, FormManner, RupiahField

OWN = "own"
TARGET = re.compile(r"\d(?:[.,]\d{1,4})?")
RISE = re.compile(r"(\d{1,3})\s*[-–>→]+\s*(\d)")


def agencies_of(regency_id: str) -> QuerySet[Office]:
    return Office.objects.filter(region=regency_id, kind=OfficeKind.AGENCY).select_related("region").order_by("name")


class AgencyField(forms.ModelChoiceField[Office]):
    """An agency of the regency by its short name."""

    def label_from_instance(self, obj: Any) -> str:
        return short_name(obj)


class AskForm(FormManner, forms.Form):
    """The question: which index, by when, at which price."""

    name = forms.CharField(label=gettext_lazy("Name of the plan"), max_length=80)
    target = forms.ChoiceField(label=gettext_lazy("Target"), widget=forms.RadioSelect)
    own_target = forms.CharField(
        label=gettext_lazy("Index of your own"),
        help_text=gettext_lazy("Only where you chose it above. For example 3,6."),
        required=False,
        max_length=10,
    )
    due_on = DateField(label=gettext_lazy("Reached by"))
    budget = RupiahField(
        label=gettext_lazy("Budget in rupiah"),
        help_text=gettext_lazy("Leave it empty where money is no limit."),
        required=False,
        min_value=0,
        max_value=MOST_COST,
    )
    most_levels = forms.TypedChoiceField(
        label=gettext_lazy("How far one indicator can rise until then"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    spared = forms.ChoiceField(
        label=gettext_lazy("What the best plan has least of"), choices=SparedChoice.choices, widget=forms.RadioSelect
    )

    def __init__(self, assessment: Assessment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme, language = assessment.scheme, get_language()
        offered = [
            (str(place), f"{one.name.of(language)} ({_('from')} {exact_text(one.lowest).replace('.', ',')})")
            for place, one in enumerate(scheme.predicates)
            if one.lowest > scheme.lowest
        ]
        self.scheme = scheme
        self.fields["target"].choices = [*offered, (OWN, _("An index of your own"))]  # type: ignore[attr-defined]
        levels = [(str(count), str(count)) for count in range(1, scheme.highest)]
        self.fields["most_levels"].choices = [("", _("As far as it takes")), *levels]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("target") == OWN and not TARGET.fullmatch(cleaned.get("own_target", "")):
            self.add_error("own_target", _("Write an index like 3,6 with at most four decimals."))
        return cleaned

    def wanted(self) -> Wanted:
        cleaned = self.cleaned_data
        if cleaned["target"] == OWN:
            target = Decimal(cleaned["own_target"].replace(",", "."))
        else:
            target = _decimal(self.scheme.predicates[int(cleaned["target"])].lowest)
        return Wanted(target.quantize(Decimal("0.0001")), cleaned["budget"], cleaned["most_levels"], cleaned["spared"])


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


class EffortForm(FormManner, forms.Form):
    """What the rises of one indicator take, level by level."""

    def __init__(self, efforts: Sequence[RiseEffort], *args: Any, **kwargs: Any) -> None:
        self.efforts = efforts
        super().__init__(*args, **kwargs)
        for one in efforts:
            values = {"level": one.level}
            days = forms.IntegerField(
                label=_("Person-days to level %(level)s") % values,
                help_text=_("Empty: %(days)s, which is only assumed.") % {"days": one.days} if one.is_assumed else "",
                min_value=0,
                max_value=MOST_DAYS,
                required=False,
                initial=None if one.is_assumed else one.days,
            )
            days.widget.attrs |= {"size": 8}
            self.fields[f"days_{one.level}"] = days
            self.fields[f"cost_{one.level}"] = RupiahField(
                label=_("Rupiah to level %(level)s") % values,
                min_value=0,
                max_value=MOST_COST,
                required=False,
                initial=None if one.is_assumed else one.cost,
            )
            self.fields[f"frozen_{one.level}"] = forms.BooleanField(
                label=_("Level %(level)s cannot come") % values, required=False, initial=one.is_frozen
            )
            self.fields[f"note_{one.level}"] = forms.CharField(
                label=_("Note on level %(level)s") % values, max_length=200, required=False, initial=one.note
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for one in self.efforts:
            days = f"days_{one.level}"
            others = (cleaned.get(f"{name}_{one.level}") for name in ("cost", "frozen", "note"))
            if days not in self.errors and cleaned.get(days) is None and any(others):
                self.add_error(days, _("Write the person-days of this rise too."))
        return cleaned

    def details(self) -> list[EffortDetails]:
        return [
            EffortDetails(
                number=one.indicator.number,
                level=one.level,
                days=self.cleaned_data[f"days_{one.level}"],
                cost=self.cleaned_data[f"cost_{one.level}"] or 0,
                is_frozen=self.cleaned_data[f"frozen_{one.level}"],
                note=self.cleaned_data[f"note_{one.level}"],
            )
            for one in self.efforts
        ]


class BondForm(FormManner, forms.Form):
    """Rises that hang together."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How they hang together"), choices=BondKind.choices, widget=forms.RadioSelect
    )
    rises = forms.CharField(
        label=gettext_lazy("Rises"),
        help_text=gettext_lazy("Indicator and level, set apart by commas. For example 24-3, 27-3."),
        max_length=200,
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)

    def clean_rises(self) -> list[Rise]:
        rises = []
        for part in filter(None, (one.strip() for one in self.cleaned_data["rises"].replace(";", ",").split(","))):
            found = RISE.fullmatch(part)
            if found is None:
                raise ValidationError(_("%(part)s is no rise. Write it like 24-3.") % {"part": part[:20]})
            rises.append(Rise(int(found[1]), int(found[2])))
        return rises


class AdoptForm(FormManner, forms.Form):
    """Which agency brings each rise about, and by when."""

    def __init__(
        self,
        scheme: Scheme,
        regency_id: str,
        rises: Sequence[Rise],
        known: dict[int, Office],
        due_on: dt.date,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.rises = rises
        super().__init__(*args, **kwargs)
        for rise in rises:
            words = rise_words(scheme, rise)
            self.fields[f"office_{rise.number}_{rise.level}"] = AgencyField(
                agencies_of(regency_id),
                label=_("Agency for %(rise)s") % {"rise": words},
                empty_label=_("Choose"),
                initial=known.get(rise.number),
                error_messages={"required": _("%(rise)s: choose an agency.") % {"rise": words}},
            )
            self.fields[f"due_{rise.number}_{rise.level}"] = DateField(
                label=_("%(rise)s is due on") % {"rise": words},
                initial=due_on,
                error_messages={"required": _("%(rise)s: write the day.") % {"rise": words}},
            )

    def assignments(self) -> dict[Rise, Assignment]:
        return {
            rise: Assignment(
                self.cleaned_data[f"office_{rise.number}_{rise.level}"],
                self.cleaned_data[f"due_{rise.number}_{rise.level}"],
            )
            for rise in self.rises
        }


class EndForm(FormManner, forms.Form):
    """Why a plan ends."""

    reason = forms.CharField(label=gettext_lazy("Why does the plan end?"), max_length=400)


class GiveForm(FormManner, forms.Form):
    """Another agency, or another day, for a task."""

    office = AgencyField(Office.objects.none(), label=gettext_lazy("Agency"), empty_label=None)
    due_on = DateField(label=gettext_lazy("Due on"))

    def __init__(self, regency_id: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = agencies_of(regency_id)  # type: ignore[attr-defined]


class MoveForm(FormManner, forms.Form):
    """What is said about a step of a task."""

    text = forms.CharField(
        label=gettext_lazy("What was done, or why"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, way: TaskWay, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = way.needs_words
