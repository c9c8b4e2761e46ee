"""Fields that take a level, whole or with a fraction, as its scheme wants it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.regency.maturity.levels import plain
from lonto.regency.maturity.models import Answer


class LocalDecimalField(forms.DecimalField):
    """A number with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 5})
        super().__init__(decimal_places=2, max_digits=4, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        return super().to_python(str(value).replace(",", ".") if value not in self.empty_values else value)

    def prepare_value(self, value: Any) -> Any:
        return plain(value).replace(".", ",") if isinstance(value, Decimal) else value


class LevelField(forms.TypedChoiceField):
    """One of the whole levels of an indicator, as radio buttons."""

    def __init__(self, answer: Answer, **kwargs: Any) -> None:
        language = get_language()
        levels = answer.assessment.scheme.levels_of(answer.indicator)
        choices = [(str(one.number), f"{one.number}. {one.name.of(language)}") for one in levels]
        super().__init__(choices=choices, coerce=Decimal, empty_value=None, widget=forms.RadioSelect, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, Decimal) else value


def level_field(answer: Answer, *, label: Any) -> forms.Field:
    """Whole levels are chosen; a scheme with fractions takes a number."""
    if answer.assessment.scheme.takes_fractions:
        help_text = _("From 1 to 5, with at most two decimals, for example 3,25.")
        return LocalDecimalField(label=label, help_text=help_text, error_messages={"required": _("Write a level.")})
    return LevelField(answer, label=label, error_messages={"required": _("Choose a level.")})
