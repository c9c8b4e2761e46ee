"""What the coordinator fills in: a year, who answers what by when, who judges what, a reminder, and closing."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import OfficeKind, Role
from lonto.accounts.models import Membership, Office
from lonto.regency.maturity.actions.assigning import LONGEST_MESSAGE
from lonto.regency.maturity.actions.steps import Holes
from lonto.regency.maturity.choices import AnswerState, Side
from lonto.regency.maturity.models import Answer, Assessment
from lonto.regency.maturity.offices import short_name
from lonto.regency.maturity.schemes import all_schemes
from lonto.web.forms import DateField, FormManner


class OpenForm(FormManner, forms.Form):
    """Year and scheme."""

    year = forms.IntegerField(label=_("Year"), min_value=2018, max_value=2100)
    scheme = forms.ChoiceField(label=_("Scheme"), help_text=_("Only schemes that are valid in the year are accepted."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, year = get_language(), timezone.localdate().year
        official = [one for one in reversed(all_schemes()) if one.is_official]
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.title.of(language)} ({years_of_validity(one)})") for one in official
        ]
        self.fields["year"].initial = year
        self.fields["scheme"].initial = next((one.key for one in official if one.is_valid_in(year)), None)


def years_of_validity(scheme: Any) -> str:
    """The years in which a scheme is valid: 2021–2025, or 2026– while it lasts."""
    return f"{scheme.valid_from}–{scheme.valid_until or ''}"


class NumbersForm(FormManner, forms.Form):
    """Which indicators: whole domains and aspects at once, or single ones."""

    domains = forms.MultipleChoiceField(label=_("Whole domains"), widget=forms.CheckboxSelectMultiple, required=False)
    aspects = forms.MultipleChoiceField(label=_("Whole aspects"), widget=forms.CheckboxSelectMultiple, required=False)
    numbers = forms.MultipleChoiceField(
        label=_("Single indicators"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, assessment: Assessment, *args: Any, holders: dict[int, str] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.scheme, language = assessment.scheme, get_language()
        held = holders or {}
        for name, parts in (("domains", self.scheme.domains), ("aspects", self.scheme.aspects)):
            self.fields[name].choices = [  # type: ignore[attr-defined]
                (str(one.number), f"{one.number}. {one.name.of(language)}") for one in parts
            ]
        self.fields["numbers"].choices = [  # type: ignore[attr-defined]
            (str(one.number), _named(one.number, one.name.of(language), held.get(one.number)))
            for one in self.scheme.indicators
        ]
        if not self.scheme.domains:
            del self.fields["domains"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("domains", "aspects", "numbers")) and "numbers" not in self.errors:
            self.add_error("numbers", _("Choose at least one indicator."))
        return cleaned

    def chosen(self) -> set[int]:
        """The numbers of all chosen indicators."""
        domains, aspects, single = (
            {int(number) for number in self.cleaned_data.get(name, [])} for name in ("domains", "aspects", "numbers")
        )
        aspects |= {one.number for one in self.scheme.aspects if one.domain in domains}
        return single | {one.number for one in self.scheme.indicators if one.aspect in aspects}


class AssignForm(NumbersForm):
    """Indicators for an agency, by a day; each says who has it now."""

    office = forms.ModelChoiceField(Office.objects.none(), label=_("Agency"), empty_label=_("Choose"))
    due_on = DateField(label=_("To be handed in by"))
    field_order = ("office", "due_on", "domains", "aspects", "numbers")

    def __init__(self, assessment: Assessment, *args: Any, **kwargs: Any) -> None:
        given = assessment.answers.filter(office__isnull=False).select_related("office__region")
        holders = {one.number: short_name(one.office) for one in given if one.office}
        super().__init__(assessment, *args, holders=holders, **kwargs)
        offices = Office.objects.filter(region=assessment.regency_id, kind=OfficeKind.AGENCY).order_by("name")
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]
        self.fields["office"].label_from_instance = lambda office: office.name  # type: ignore[attr-defined]


class AssessorForm(NumbersForm):
    """Indicators for an assessor of one side."""

    assessor = forms.ModelChoiceField(Membership.objects.none(), label=_("Assessor"), empty_label=_("Choose"))
    side = forms.ChoiceField(
        label=_("Side"),
        choices=[(one.value, one.label) for one in (Side.INTERNAL, Side.EXTERNAL)],
        widget=forms.RadioSelect,
    )
    field_order = ("assessor", "side", "domains", "aspects", "numbers")

    def __init__(self, assessment: Assessment, *args: Any, **kwargs: Any) -> None:
        super().__init__(assessment, *args, **kwargs)
        people = Membership.objects.filter(
            role=Role.ASSESSOR, office__region=assessment.regency_id, until=None
        ).select_related("account", "office")
        self.fields["assessor"].queryset = people.order_by("account__name")  # type: ignore[attr-defined]
        self.fields["assessor"].label_from_instance = lambda one: f"{one.account.name}, {one.office.name}"  # type: ignore[attr-defined]


class DueForm(FormManner, forms.Form):
    """A day."""

    due_on = DateField(label=_("To be handed in by"))


class RemindForm(FormManner, forms.Form):
    """Which agencies, and what is said to them; those that are late are chosen at first."""

    offices = forms.ModelMultipleChoiceField(
        Office.objects.none(), label=_("Agencies"), widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("Message"),
        help_text=_("It stands on the agency's office home and goes out by e-mail, with the missing indicators."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST_MESSAGE,
    )

    def __init__(self, assessment: Assessment, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any):
        missing = Answer.objects.filter(assessment=assessment).exclude(state=AnswerState.HANDED_IN)
        late = missing.filter(due_on__lt=timezone.localdate())
        start = {"offices": list(late.values_list("office", flat=True).distinct()), **(initial or {})}
        super().__init__(*args, initial=start, **kwargs)
        offices = Office.objects.filter(pk__in=missing.values("office")).order_by("name")
        self.fields["offices"].queryset = offices  # type: ignore[attr-defined]
        self.fields["offices"].label_from_instance = lambda office: office.name  # type: ignore[attr-defined]


class HolesForm(FormManner, forms.Form):
    """The word that holes are left on purpose; asked only where there are some that may be left."""

    confirmed = forms.BooleanField(
        label=_("Leave these indicators unanswered; they count 0"),
        error_messages={"required": _("Tick this if the indicators above shall count 0.")},
    )

    numbers = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, holes: Holes, data: QueryDict | None = None) -> None:
        """`data` names the holes that were on the page; the form drawn again names those of now."""
        numbers = " ".join(map(str, holes.numbers))
        self.seen = data.get("numbers", "") if data is not None else ""
        super().__init__(
            {**data.dict(), "numbers": numbers} if data is not None else None, initial={"numbers": numbers}
        )
        if not (holes.numbers and holes.may_be_left):
            del self.fields["confirmed"]

    def left(self) -> set[int]:
        """The holes that were on the page; one that came since is asked again."""
        return {int(one) for one in self.seen.split() if one.isascii() and one.isdecimal() and len(one) < 5}


def _named(number: int, name: str, holder: str | None) -> str:
    return f"{number}. {name} – {holder}" if holder else f"{number}. {name}"
