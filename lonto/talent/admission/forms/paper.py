"""The form on paper as the desk types it: related fields together, what the register knows filled in."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lonto.regions.models import Region
from lonto.talent.admission.choices import Employment
from lonto.talent.admission.document_kinds import DocumentKind
from lonto.talent.admission.forms import profile
from lonto.talent.training.models import TrainingClass
from lonto.web.forms import DateField, FormManner, IdentityNumberField, PhoneField

CHOICE = "choice_"
SEX = [("", lazy("Choose")), ("P", lazy("Female")), ("L", lazy("Male"))]


class PaperApplicationForm(FormManner, forms.Form):
    """One application on paper; fields that the register answers are left out."""

    village = forms.ChoiceField(label=lazy("Village"))
    name = forms.CharField(label=lazy("Full name"), max_length=150)
    nik = IdentityNumberField(label=lazy("NIK"))
    born_on = DateField(label=lazy("Birth date"))
    sex = forms.ChoiceField(label=lazy("Sex"), choices=SEX)
    citizenship = forms.TypedChoiceField(
        label=lazy("Citizenship"), choices=profile.codes("citizenship"), coerce=int, initial=1
    )
    address = forms.CharField(label=lazy("Address"), max_length=200, required=False)
    education = forms.TypedChoiceField(
        label=lazy("Highest education"), choices=profile.codes("education", lazy("Choose")), coerce=int
    )
    is_final_year = forms.BooleanField(label=lazy("Not finished yet, in the last year"), required=False)
    employment = forms.ChoiceField(label=lazy("Work"))
    occupation = forms.TypedChoiceField(
        label=lazy("Occupation"),
        choices=profile.codes("occupation", lazy("Choose")),
        coerce=int,
        empty_value=None,
        required=False,
    )
    institution = forms.CharField(label=lazy("Place of work or study"), max_length=120, required=False)
    disability = forms.TypedChoiceField(
        label=lazy("Disability"), choices=profile.codes("disability"), coerce=int, initial=7
    )
    phone = PhoneField(label=lazy("Telephone number"), required=False)
    email = forms.EmailField(label=lazy("E-mail address"), required=False)
    seen = forms.MultipleChoiceField(
        label=lazy("Originals that you have seen"),
        help_text=lazy("Tick what the person showed you. Nothing needs to be uploaded."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        villages: Sequence[Region],
        classes: Sequence[TrainingClass],
        most: int,
        kinds: Sequence[DocumentKind],
        known: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {str(one.pk): one for one in classes}
        self._choose("village", [("", _("Choose")), *((one.pk, one.name) for one in villages)])
        self._choose("employment", [("", _("Choose")), *Employment.choices])
        self._choose("seen", [(kind.key, str(kind)) for kind in kinds])
        if len(villages) == 1:
            del self.fields["village"]
        for name in known:
            self.fields.pop(name, None)
        offered = [("", _("No class")), *((key, f"{one.code} {one.theme}") for key, one in self.classes.items())]
        for rank in range(1, most + 1):
            self.fields[f"{CHOICE}{rank}"] = forms.ChoiceField(
                label=_("Choice %(rank)d") % {"rank": rank}, choices=offered, required=False
            )

    def clean_name(self) -> str:
        return profile.checked_name(self.cleaned_data["name"])

    def clean_nik(self) -> str:
        return profile.checked_nik(self.cleaned_data["nik"])

    def clean_born_on(self) -> Any:
        return profile.checked_birth_date(self.cleaned_data["born_on"])

    def clean_phone(self) -> str:
        return profile.one_spelling(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [cleaned.get(name) for name in self.choice_names]
        ranked = [key for key in chosen if key]
        if not ranked and not self.errors:
            self.add_error(f"{CHOICE}1", _("Put at least one class on the list."))
        for name, key in zip(self.choice_names, chosen, strict=True):
            if key and chosen.index(key) < self.choice_names.index(name):
                self.add_error(name, ValidationError(_("This class already stands on the list.")))
        cleaned["ranking"] = [self.classes[key] for key in ranked]
        return cleaned

    @property
    def choice_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith(CHOICE)]

    @property
    def person_fields(self) -> list[Any]:
        names = ("village", "name", "nik", "born_on", "sex", "citizenship", "address")
        return [self[name] for name in names if name in self.fields]

    @property
    def work_fields(self) -> list[Any]:
        names = ("education", "is_final_year", "employment", "occupation", "institution", "disability")
        return [self[name] for name in names if name in self.fields]

    @property
    def contact_fields(self) -> list[Any]:
        return [self["phone"], self["email"]]

    @property
    def choice_fields(self) -> list[Any]:
        return [self[name] for name in self.choice_names]

    @property
    def answers(self) -> dict[str, Any]:
        """The answers about the person, ready for the action."""
        apart = {"village", "seen", "ranking", *self.choice_names}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
