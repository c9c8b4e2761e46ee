"""Programmes and academies."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lonto.talent.training.actions import AcademyDetails, ProgrammeDetails
from lonto.talent.training.choices import Audience, TrainingLevel
from lonto.talent.training.forms.fields import CountField
from lonto.talent.training.models import Academy, Programme
from lonto.web.forms import DateField, FormManner


class ProgrammeForm(FormManner, forms.Form):
    """What a programme promises."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example Digital Talent Scholarship 2026."))
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    target = CountField(label=_("People to be trained"), min_value=1, max_value=10_000_000)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def details(self) -> ProgrammeDetails:
        return ProgrammeDetails(**{name: self.cleaned_data[name] for name in ProgrammeDetails.__dataclass_fields__})

    @staticmethod
    def known(programme: Programme) -> dict[str, object]:
        return {name: getattr(programme, name) for name in ProgrammeDetails.__dataclass_fields__}


class NewProgrammeForm(ProgrammeForm):
    """Offers the eight academies in the same step."""

    with_eight_academies = forms.BooleanField(
        label=_("Add the eight academies of Digital Talent Scholarship"),
        help_text=_("With their audience, level and conditions. Each can be changed or removed afterwards."),
        required=False,
        initial=True,
    )


class AcademyForm(FormManner, forms.Form):
    """What an academy is; its conditions are put together on its page."""

    code = forms.CharField(label=_("Code"), max_length=10, help_text=_("Short, for example VSGA."))
    name = forms.CharField(label=_("Name"), max_length=120)
    audience = forms.ChoiceField(label=_("Audience"), choices=Audience.choices, widget=forms.RadioSelect)
    level = forms.ChoiceField(label=_("Level"), choices=TrainingLevel.choices, widget=forms.RadioSelect)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def details(self) -> AcademyDetails:
        return AcademyDetails(**self.cleaned_data)

    @staticmethod
    def known(academy: Academy) -> dict[str, object]:
        return {name: getattr(academy, name) for name in AcademyDetails.__dataclass_fields__}
