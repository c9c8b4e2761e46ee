"""A form for each building block, made from the parameters that the block declares."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.lib.bilingual import Both
from lonto.lib.code_names import names_of
from lonto.talent.training.eligibility import Block
from lonto.talent.training.eligibility.parameters import (
    DEADLINE,
    Choice,
    Choices,
    ClassCodes,
    Code,
    Codes,
    Day,
    Flag,
    Parameter,
    Regions,
    Years,
)
from lonto.talent.training.forms.fields import CountField, PlacesField, places_of
from lonto.talent.training.models import TrainingClass
from lonto.web.forms import DateField, FormManner

FIXED = "fixed"


class ConditionForm(FormManner, forms.Form):
    """The values of one block. `block` and the fields are set by `condition_form`."""

    block: Block

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for parameter in self.block.parameters:
            if isinstance(parameter, Day) and answers.get(parameter.name) == FIXED:
                name = _date_name(parameter)
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, _("Give the date, or choose the deadline."))
        return answers

    def condition(self) -> dict[str, Any]:
        """The condition in its stored form."""
        values = {parameter.name: self._value(parameter) for parameter in self.block.parameters}
        return {"block": self.block.key, **values}

    def _value(self, parameter: Parameter) -> Any:
        answer = self.cleaned_data[parameter.name]
        match parameter:
            case Day():
                fixed = self.cleaned_data[_date_name(parameter)]
                return fixed.isoformat() if answer == FIXED else DEADLINE
            case Code():
                return int(answer)
            case Codes():
                return [int(code) for code in answer]
        return answer


def condition_form(block: Block, *, regencies: Iterable[str], regency_id: str) -> type[ConditionForm]:
    """The form of a block; places are those of `regencies`, classes those of `regency_id`."""
    fields: dict[str, Any] = {"block": block}
    for parameter in block.parameters:
        fields |= _fields(parameter, list(regencies), regency_id)
    return type("BlockForm", (ConditionForm,), fields)


def initial_of(block: Block, values: Mapping[str, Any]) -> dict[str, Any]:
    """A stored condition as the form shows it."""
    shown = dict(values)
    for parameter in block.parameters:
        if isinstance(parameter, Day) and parameter.name in values and values[parameter.name] != DEADLINE:
            shown[parameter.name] = FIXED
            shown[_date_name(parameter)] = dt.date.fromisoformat(values[parameter.name])
    return shown


def _fields(parameter: Parameter, regencies: list[str], regency_id: str) -> dict[str, forms.Field]:
    label = in_language(parameter.label)
    match parameter:
        case Years():
            field: forms.Field = CountField(label=label, min_value=0, max_value=parameter.most)
        case Day():
            choices = [(DEADLINE, _("The last day for applications")), (FIXED, _("A fixed date"))]
            field = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, initial=DEADLINE)
            return {parameter.name: field, _date_name(parameter): DateField(label=_("The fixed date"), required=False)}
        case Flag():
            field = forms.BooleanField(label=label, required=False)
        case Choice():
            field = forms.ChoiceField(
                label=label,
                choices=_options(parameter.options),
                widget=forms.RadioSelect,
                initial=next(iter(parameter.options)),
            )
        case Choices():
            field = _several(label, _options(parameter.options))
        case Code():
            field = forms.ChoiceField(label=label, choices=[("", _("Choose")), *_options(names_of(parameter.of))])
        case Codes():
            field = _several(label, _options(names_of(parameter.of)))
        case Regions():
            field = PlacesField(label=label, groups=places_of(regencies))
        case ClassCodes():
            field = _several(label, _classes(regency_id))
        case _:
            raise TypeError(f"No field draws {parameter}.")
    return {parameter.name: field}


def _several(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple)


def _options(options: Mapping[Any, Both]) -> list[tuple[str, str]]:
    named = ((str(key), in_language(text)) for key, text in options.items())
    return [(key, text[:1].upper() + text[1:]) for key, text in named]


def _classes(regency_id: str) -> list[tuple[str, str]]:
    """The codes of all classes of the regency, each once with its newest theme."""
    rows = TrainingClass.objects.filter(regency_id=regency_id).order_by("code", "intake__opens_at")
    themes = dict(rows.values_list("code", "theme"))
    return [(code, f"{code} {theme}") for code, theme in themes.items()]


def in_language(text: Both) -> str:
    return text.of(get_language())


def _date_name(parameter: Day) -> str:
    return f"{parameter.name}_date"
