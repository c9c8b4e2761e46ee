"""Nominating a person, and taking over a profile that an office has made."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lonto.regions.models import Region
from lonto.talent.admission.forms import profile
from lonto.talent.admission.forms.paper import SEX
from lonto.talent.training.models import TrainingClass
from lonto.web.forms import DateField, FormManner, IdentityNumberField, PhoneField


class NominationForm(FormManner, forms.Form):
    """Who is proposed, for what, and the letter."""

    training_class = forms.ChoiceField(label=lazy("Class"))
    institution = forms.CharField(label=lazy("Institution that nominates"), max_length=120)
    name = forms.CharField(label=lazy("Full name"), max_length=150)
    position = forms.CharField(label=lazy("Position"), max_length=120)
    nik = IdentityNumberField(label=lazy("NIK"))
    born_on = DateField(label=lazy("Birth date"))
    sex = forms.ChoiceField(label=lazy("Sex"), choices=SEX)
    village = forms.ChoiceField(label=lazy("Village where the person lives"))
    email = forms.EmailField(
        label=lazy("E-mail address"),
        help_text=lazy("With it the person signs in and finds the nomination."),
        required=False,
    )
    phone = PhoneField(label=lazy("Telephone number"), required=False)
    letter = forms.FileField(
        label=lazy("Letter of the institution"),
        help_text=lazy("PDF, at most 5 MB."),
        error_messages={"empty": lazy("This file is empty. Choose it again.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def __init__(
        self,
        *args: Any,
        classes: Sequence[TrainingClass],
        districts: Sequence[Region],
        villages: Sequence[Region],
        kept_letter: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if kept_letter:
            self.fields["letter"].required = False
            self.fields["letter"].help_text = _("%(name)s is kept. Choose a file only to replace it.") % {
                "name": kept_letter
            }
        self.classes = {str(one.pk): one for one in classes}
        self.villages = {one.pk: one for one in villages}
        named = [(key, f"{one.code} {one.theme} ({one.intake.name})") for key, one in self.classes.items()]
        self._choose("training_class", [("", _("Choose")), *named])
        self._choose("village", profile.grouped_villages(districts, villages))

    def clean_name(self) -> str:
        return profile.checked_name(self.cleaned_data["name"])

    def clean_nik(self) -> str:
        return profile.checked_nik(self.cleaned_data["nik"])

    def clean_born_on(self) -> Any:
        return profile.checked_birth_date(self.cleaned_data["born_on"])

    def clean_phone(self) -> str:
        return profile.one_spelling(self.cleaned_data["phone"])

    def clean_training_class(self) -> TrainingClass:
        return self.classes[self.cleaned_data["training_class"]]

    def clean_village(self) -> Region:
        return self.villages[self.cleaned_data["village"]]

    @property
    def class_fields(self) -> list[Any]:
        return [self["training_class"], self["institution"]]

    @property
    def person_fields(self) -> list[Any]:
        return [self[name] for name in ("name", "position", "nik", "born_on", "sex", "village", "email", "phone")]

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class ClaimForm(FormManner, forms.Form):
    """What only the person knows besides the address."""

    nik = IdentityNumberField(label=lazy("NIK"))
    born_on = DateField(label=lazy("Birth date"))
