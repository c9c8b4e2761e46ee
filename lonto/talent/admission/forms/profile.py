"""The questions about a person, one form for each; a form with one field is a page with one question."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from lonto.lib import names, nik, phone
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import known_codes
from lonto.talent.admission.choices import Employment
from lonto.village.residents.codes import code_list
from lonto.web.forms import DateField, FormManner, IdentityNumberField, PhoneField

EARLIEST_BIRTH = dt.date(1900, 1, 1)
Choices = list[Any]


def codes(name: str, empty: object = None) -> Any:
    """The choices of a code list in the language of the page."""

    def choices() -> Choices:
        first: Choices = [("", empty)] if empty else []
        return first + code_list(name).choices()

    return choices


def checked_name(written: str) -> str:
    """A person's name without stray spaces; ValidationError for signs that no name holds."""
    name = names.clean(written)
    odd = names.unusual_characters(name)
    if odd:
        raise ValidationError(_("A name does not hold %(characters)s. Check it.") % {"characters": " ".join(odd)})
    if not names.fold_name(name):
        raise ValidationError(_("Write the name with letters."))
    return name


def checked_birth_date(day: dt.date) -> dt.date:
    """A day on which a person who is alive can have been born."""
    if not EARLIEST_BIRTH <= day <= timezone.localdate():
        raise ValidationError(_("This day cannot be a birth date. Check the year."))
    return day


def checked_nik(digits: str) -> str:
    """Sixteen digits that can be a NIK."""
    number = nik.parse_nik(digits, known_codes(), timezone.localdate())
    if nik.Fault.SERIAL_0000 in number.faults or nik.Fault.REGENCY_UNKNOWN in number.faults:
        raise ValidationError(_("There is no such NIK. Compare the digits with the card."))
    if nik.Fault.DATE_IMPOSSIBLE in number.faults:
        raise ValidationError(_("Digits 7 to 12 of this NIK are no date. Compare the digits with the card."))
    return number.digits


def grouped_villages(districts: Sequence[Region], villages: Sequence[Region]) -> Choices:
    """The villages under the names of their districts."""
    grouped: Choices = [("", _("Choose a village"))]
    for district in districts:
        own = [(village.pk, village.name) for village in villages if village.parent_id == district.pk]
        grouped.append((_("District %(name)s") % {"name": district.name}, own))
    return grouped


def one_spelling(number: str) -> str:
    """A telephone number as +62812..., so that it is known again however it is typed the next time."""
    return phone.international(number) or number


class QuestionForm(FormManner, forms.Form):
    """A page of the profile; `heading` is asked where the form has more than one field."""

    heading: ClassVar[object] = ""
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_single:  # the name of the field is the question itself, which reads badly inside an error
            for field in self.fields.values():
                is_choice = isinstance(field, forms.ChoiceField)
                field.error_messages["required"] = _("Choose one answer.") if is_choice else _("Fill this in.")

    @property
    def is_single(self) -> bool:
        return len(self.fields) == 1


class VillageForm(QuestionForm):
    """The village, chosen among those of one regency."""

    village = forms.ChoiceField(
        label=lazy("In which village do you live?"),
        help_text=lazy("As your family card says. The village can confirm you later, so that you type less."),
    )

    def __init__(self, *args: Any, districts: Sequence[Region], villages: Sequence[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["village"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = grouped_villages(districts, villages)

    def clean_village(self) -> Region:
        return Region.objects.get(pk=self.cleaned_data["village"], level=Level.VILLAGE)


class NameForm(QuestionForm):
    name = forms.CharField(
        label=lazy("What is your full name?"),
        help_text=lazy("As your identity card says."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name", "size": 40}),
    )

    def clean_name(self) -> str:
        return checked_name(self.cleaned_data["name"])


class BirthForm(QuestionForm):
    born_on = DateField(label=lazy("When were you born?"))

    def clean_born_on(self) -> dt.date:
        return checked_birth_date(self.cleaned_data["born_on"])


class NikForm(QuestionForm):
    nik = IdentityNumberField(
        label=lazy("What is your NIK?"),
        help_text=lazy("16 digits on your identity card or family card. It makes sure that each person applies once."),
    )

    def clean_nik(self) -> str:
        return checked_nik(self.cleaned_data["nik"])


class SexForm(QuestionForm):
    sex = forms.ChoiceField(
        label=lazy("What does your identity card say about your sex?"),
        choices=[("P", lazy("Female")), ("L", lazy("Male"))],
        widget=forms.RadioSelect,
    )


class CitizenshipForm(QuestionForm):
    citizenship = forms.TypedChoiceField(
        label=lazy("Which citizenship do you have?"),
        choices=codes("citizenship"),
        coerce=int,
        widget=forms.RadioSelect,
    )


class EducationForm(QuestionForm):
    heading = lazy("Which school or degree did you reach?")
    education = forms.TypedChoiceField(
        label=lazy("Highest education"), choices=codes("education"), coerce=int, widget=forms.RadioSelect
    )
    is_final_year = forms.BooleanField(label=lazy("I have not finished it yet; I am in the last year."), required=False)


class EmploymentForm(QuestionForm):
    employment = forms.ChoiceField(
        label=lazy("Do you work at present?"), choices=Employment.choices, widget=forms.RadioSelect
    )


class OccupationForm(QuestionForm):
    occupation = forms.TypedChoiceField(
        label=lazy("What is your occupation?"),
        help_text=lazy("As your family card says, or the one that fits best."),
        choices=codes("occupation", lazy("Choose your occupation")),
        coerce=int,
        empty_value=None,
    )


class InstitutionForm(QuestionForm):
    institution = forms.CharField(
        label=lazy("Where do you work or study?"),
        help_text=lazy("The name of the office, school, campus or company."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "size": 40}),
    )


class DisabilityForm(QuestionForm):
    disability = forms.TypedChoiceField(
        label=lazy("Do you have a disability?"),
        help_text=lazy("Some seats are kept for people with disabilities, and some classes are made for them."),
        choices=codes("disability"),
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["disability"]
        assert isinstance(field, forms.ChoiceField)
        *kinds, none = code_list("disability").choices()
        field.choices = [none, *kinds]


class AddressForm(QuestionForm):
    address = forms.CharField(
        label=lazy("What is your address in the village?"),
        help_text=lazy("Street or hamlet, RT and RW."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address", "size": 40}),
    )


class ContactForm(QuestionForm):
    heading = lazy("How do we reach you?")
    phone = PhoneField(label=lazy("Telephone number"), required=False)
    email = forms.EmailField(
        label=lazy("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def clean_phone(self) -> str:
        return one_spelling(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error("phone", _("Give a telephone number or an e-mail address."))
        return cleaned
