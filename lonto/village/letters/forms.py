"""The forms of letters. A letter's own form is built from the questions of its type."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lonto.lib.printable import describe, tidy, unprintable_in
from lonto.signing.forms import PassphraseField
from lonto.village.letters.models import Letter, LetterSetting
from lonto.village.letters.numbering import CLASSIFICATION, UNIT
from lonto.village.letters.type_files import all_types
from lonto.village.letters.types import Kind, LetterType, Question
from lonto.web.forms import DateField, FormManner, RupiahField


class PrintedField(forms.CharField):
    """A line of text that a letter prints: tidied, and refused with a sentence where a character has no glyph."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        refuse_unprintable(value)


def refuse_unprintable(text: str) -> None:
    found = unprintable_in(text)
    if found:
        named = ", ".join(describe(character) for character in found[:3])
        raise ValidationError(_("A letter cannot print this: %(characters)s. Leave it out.") % {"characters": named})


def _text(question: Question, **usual: Any) -> forms.Field:
    return PrintedField(max_length=question.longest, **usual)


def _money(question: Question, **usual: Any) -> forms.Field:
    return RupiahField(min_value=0, max_value=10**12, **usual)


def _number(question: Question, **usual: Any) -> forms.Field:
    attributes = {"inputmode": "numeric", "autocomplete": "off", "size": 5}
    widget = forms.TextInput(attrs=attributes)
    return forms.IntegerField(min_value=question.least, max_value=question.most, widget=widget, **usual)


def _date(question: Question, **usual: Any) -> forms.Field:
    return DateField(**usual)


def _choice(question: Question, **usual: Any) -> forms.Field:
    choices = [(choice.value, choice.label.of(get_language())) for choice in question.choices]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **usual)


FIELDS: dict[Kind, Callable[..., forms.Field]] = {
    Kind.TEXT: _text,
    Kind.MONEY: _money,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
}


class LetterForm(FormManner, forms.Form):
    """What a letter asks; `letter_form` makes one with the questions of its type as fields."""

    letter_type: LetterType

    def clean(self) -> dict[str, Any]:
        today = timezone.localdate()
        for question in self.letter_type.questions:
            day = self.cleaned_data.get(question.name)
            if question.is_past and isinstance(day, dt.date) and day > today:
                self.add_error(question.name, _("This day has not come yet."))
        return self.cleaned_data

    def answers(self) -> dict[str, str | int | None]:
        """The checked answers as the letter keeps them: dates as text, amounts as whole numbers."""
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in self.cleaned_data.items()
        }


def letter_form(
    data: Mapping[str, Any] | None,
    letter_type: LetterType,
    *,
    facts: Mapping[str, str],
    answers: Mapping[str, Any] | None = None,
) -> LetterForm:
    """The form of a letter, filled with the answers so far, or with what the register knows."""
    fields = {question.name: _field(question) for question in letter_type.questions}
    made = type("LetterForm", (LetterForm,), {"letter_type": letter_type, **fields})
    known = {one.name: facts[one.from_register] for one in letter_type.questions if one.from_register}
    given = known if answers is None else answers
    initial = {one.name: _for_form(one, given.get(one.name)) for one in letter_type.questions}
    source = gettext_lazy("from the register of residents")
    sources = {name: source for name in known if initial[name] == known[name]}
    form: LetterForm = made(data, initial=initial, sources=sources)
    return form


def _field(question: Question) -> forms.Field:
    language = get_language()
    usual: dict[str, Any] = {"label": question.label.of(language), "required": not question.is_optional}
    if question.hint:
        usual["help_text"] = question.hint.of(language)
    return FIELDS[question.kind](question, **usual)


def _for_form(question: Question, answer: Any) -> Any:
    if answer is None or answer == "":
        return None
    return dt.date.fromisoformat(str(answer)) if question.kind is Kind.DATE else answer


class ReasonForm(FormManner, forms.Form):
    """Why a letter is returned or withdrawn; the clerk reads it."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SignForm(FormManner, forms.Form):
    """The passphrase that opens the signing key."""

    passphrase = PassphraseField(label=gettext_lazy("Passphrase of your signing key"))


class SignSeveralForm(SignForm):
    """The letters to sign, and the passphrase once for all of them."""

    letters = forms.ModelMultipleChoiceField(
        queryset=Letter.objects.none(),
        label=gettext_lazy("Letters"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one letter.")},
    )
    field_order = ("letters", "passphrase")


class SettingForm(FormManner, forms.Form):
    """How the village writes its letters."""

    unit = forms.CharField(
        label=gettext_lazy("Office code in letter numbers"),
        max_length=19,
        help_text=gettext_lazy("Capitals, digits and dots, for example DS.MT"),
    )
    paper_year = forms.IntegerField(
        label=gettext_lazy("Year of the last letter numbered on paper"),
        required=False,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
    )
    paper_number = forms.IntegerField(
        label=gettext_lazy("Its number"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=gettext_lazy("The next letter of that year gets the number after it."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
    )
    secretary_signs = forms.BooleanField(
        label=gettext_lazy("The secretary may sign for the head (a.n.)"), required=False
    )

    def clean_unit(self) -> str:
        unit: str = self.cleaned_data["unit"].upper()
        if not UNIT.fullmatch(unit):
            raise ValidationError(_("Use capitals, digits and dots only."))
        return unit

    def clean(self) -> dict[str, Any]:
        for code in all_types():
            if code in self.cleaned_data and not CLASSIFICATION.fullmatch(self.cleaned_data[code]):
                self.add_error(code, _("Write the code like 400.9.14."))
        if bool(self.cleaned_data.get("paper_number")) != bool(self.cleaned_data.get("paper_year")):
            self.add_error("paper_year", _("Give year and number together, or neither."))
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """The checked values as `change_setting` takes them."""
        given = self.cleaned_data
        return {
            "unit": given["unit"],
            "classifications": {code: given[code] for code in all_types()},
            "secretary_signs": given["secretary_signs"],
            "paper_year": given["paper_year"],
            "paper_number": given["paper_number"] or 0,
        }


def setting_form(data: Mapping[str, Any] | None, setting: LetterSetting) -> SettingForm:
    """The form of the village's ways, with a field for the archive code of each letter type."""
    types = all_types()
    fields = {
        code: forms.CharField(
            label=_("Classification code: %(letter)s") % {"letter": kind.name.of(get_language())}, max_length=25
        )
        for code, kind in types.items()
    }
    initial = {name: getattr(setting, name) or None for name in SettingForm.base_fields}
    initial |= {code: setting.classifications.get(code, types[code].classification) for code in types}
    form: SettingForm = type("SettingForm", (SettingForm,), fields)(data, initial=initial)
    return form
