"""Classes, their seat pools, and tables of classes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.regions.models import Region
from lonto.talent.training.actions import ClassDetails, PoolDetails
from lonto.talent.training.actions.classes import FIELDS
from lonto.talent.training.choices import AccessibleTo, Mode, PoolGroup, TrainingLevel
from lonto.talent.training.forms.fields import CountField, PlacesField, places_of
from lonto.talent.training.models import Academy, Intake, SeatPool, TrainingClass
from lonto.web.forms import DateField, FormManner


class ClassForm(FormManner, forms.Form):
    """One class."""

    academy = forms.ModelChoiceField(label=_("Academy"), queryset=Academy.objects.none(), empty_label=_("Choose"))
    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("Short and once in this intake, like VSGA-JWD."))
    theme = forms.CharField(label=_("Theme"), max_length=120)
    level = forms.ChoiceField(label=_("Level"), choices=TrainingLevel.choices, widget=forms.RadioSelect)
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    seats = CountField(label=_("Seats"), min_value=0, max_value=100_000, help_text=_("0 cancels the class."))
    minimum = CountField(
        label=_("Fewest people to open"),
        min_value=0,
        max_value=100_000,
        initial=0,
        help_text=_("With fewer people the class does not open; they get their next choice."),
    )
    mode = forms.ChoiceField(label=_("How"), choices=Mode.choices, widget=forms.RadioSelect, initial=Mode.PLACE)
    region = forms.ChoiceField(label=_("Village or district"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False, help_text=_("The building, or the room."))
    partner = forms.CharField(label=_("Partner"), max_length=120, required=False)
    organiser = forms.CharField(label=_("Organiser"), max_length=120, required=False)
    accessible_to = forms.MultipleChoiceField(
        label=_("Accessible to"), choices=AccessibleTo.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, intake: Intake, training_class: TrainingClass | None = None, **kwargs: Any) -> None:
        known = {name: getattr(training_class, name) for name in FIELDS} if training_class else {}
        if training_class:
            known["region"] = training_class.region_id
        super().__init__(*args, initial=known or None, **kwargs)
        academy, region = self.fields["academy"], self.fields["region"]
        assert isinstance(academy, forms.ModelChoiceField)
        assert isinstance(region, forms.ChoiceField)
        academy.queryset = intake.programme.academies.all()
        region.choices = [("", _("None, or on line")), *places_of(intake.regencies)]

    def details(self) -> ClassDetails:
        answers = dict(self.cleaned_data)
        answers["region"] = Region.objects.get(pk=answers["region"]) if answers["region"] else None
        return ClassDetails(**answers)


class PoolForm(FormManner, forms.Form):
    """Seats for one group; only what this group needs is asked."""

    seats = CountField(label=_("Seats"), min_value=1, max_value=100_000)
    regions = PlacesField(label=_("Villages or districts"), groups=[])
    institution = forms.CharField(label=_("Institution"), max_length=120)
    is_soft = forms.BooleanField(
        label=_("Seats that are not claimed go to everybody"),
        help_text=_("Without this they stay empty."),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, intake: Intake, group: str, pool: SeatPool | None = None, **kwargs: Any) -> None:
        known = {name: getattr(pool, name) for name in PoolDetails.__dataclass_fields__} if pool else None
        super().__init__(*args, initial=known, **kwargs)
        self.group = group
        if group == PoolGroup.REGION:
            places = self.fields["regions"]
            assert isinstance(places, PlacesField)
            places.choices = places_of(intake.regencies)
        unused = {PoolGroup.REGION: "regions", PoolGroup.INSTITUTION: "institution"}
        for other, name in unused.items():
            if group != other:
                del self.fields[name]
        if group == PoolGroup.OPEN:
            del self.fields["is_soft"]

    def details(self) -> PoolDetails:
        return PoolDetails(group=self.group, **self.cleaned_data)
