"""Intakes: planned anew, or copied from an earlier one."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import children_of
from lonto.talent.training.actions import IntakeDetails
from lonto.talent.training.choices import IntakeState
from lonto.talent.training.forms.fields import CountField, MomentField
from lonto.talent.training.models import Intake
from lonto.talent.training.states import CHANGEABLE
from lonto.web.forms import DateField, FormManner

MORNING, LAST_MINUTE = dt.time(8), dt.time(23, 59)
CODE = forms.CharField(
    label=_("Code"),
    max_length=20,
    help_text=_("It stands at the beginning of every application number, for example DTS26-2."),
)


class IntakeForm(FormManner, forms.Form):
    """An intake with its calendar; what its state fixes is shown on its page and not asked here."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example Gelombang 2."))
    code = CODE
    opens_at = MomentField(label=_("Applications open"), usual_time=MORNING)
    closes_at = MomentField(label=_("Deadline for applications"), usual_time=LAST_MINUTE)
    documents_until = DateField(label=_("Documents are checked until"))
    results_on = DateField(label=_("Results are published on"))
    confirm_until = MomentField(label=_("Seats are confirmed until"), usual_time=LAST_MINUTE)
    max_choices = CountField(label=_("Classes a person may rank"), min_value=1, max_value=10, initial=10)
    regencies = forms.MultipleChoiceField(
        label=_("Other regencies that take part"),
        help_text=_("Your own regency always takes part."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, regency: Region, intake: Intake | None = None, **kwargs: Any) -> None:
        known = {name: getattr(intake, name) for name in IntakeDetails.__dataclass_fields__} if intake else {}
        super().__init__(*args, initial={**known, **kwargs.pop("initial", {})}, **kwargs)
        self.known = known
        guests = self.fields["regencies"]
        assert isinstance(guests, forms.MultipleChoiceField)
        guests.choices = [(guest.pk, guest.name) for guest in _neighbours(regency)]
        if intake is not None:
            for name in set(self.fields) - CHANGEABLE[IntakeState(intake.state)]:
                del self.fields[name]

    def details(self) -> IntakeDetails:
        return IntakeDetails(**{**self.known, **self.cleaned_data})


class CopyForm(FormManner, forms.Form):
    """What differs from the intake that is copied; every other date moves along."""

    source = forms.ModelChoiceField(label=_("Copy from"), queryset=Intake.objects.none(), empty_label=None)
    name = forms.CharField(label=_("Name of the new intake"), max_length=120)
    code = CODE
    opens_on = DateField(
        label=_("Applications open on"),
        help_text=_("All dates of the intake and of its classes move by as many days. For example 31-12-2026."),
    )

    def __init__(self, *args: Any, sources: QuerySet[Intake], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["source"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = sources


def _neighbours(regency: Region) -> QuerySet[Region]:
    """The other regencies of the province."""
    assert regency.parent is not None
    return children_of(regency.parent).filter(level=Level.REGENCY).exclude(pk=regency.pk)
