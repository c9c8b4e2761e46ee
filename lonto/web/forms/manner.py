"""Forms in the house's manner: errors that say what to do, what is known and from where, no early complaints.

Every form of ours inherits `FormManner` before Django's class:

    class ResidentForm(FormManner, forms.ModelForm[Resident]): ...
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from lonto.web.texts import Text

CHOOSING = (forms.ChoiceField, forms.ModelChoiceField)
NOTHING_GIVEN = "required"


class FormManner:
    """Puts the name of the field into the error for a missing answer, so that it reads alike at the top and beside.

    `sources` says for a field where its first value comes from ("from the register of residents").
    """

    sources: Mapping[str, Text]
    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, sources: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.sources = sources or {}
        for name, field in self.fields.items():
            if field.required and _has_usual_words(field):
                field.error_messages = {**field.error_messages, NOTHING_GIVEN: _missing(name, field)}


def _has_usual_words(field: forms.Field) -> bool:
    """Whether the form's author gave this field no words of its own for a missing answer."""
    return field.error_messages.get(NOTHING_GIVEN) == forms.Field.default_error_messages[NOTHING_GIVEN]


def _missing(name: str, field: forms.Field) -> str:
    label = str(field.label or name.replace("_", " "))
    if isinstance(field, forms.FileField):
        return gettext("%(label)s: choose a file.") % {"label": label}
    if isinstance(field, CHOOSING):
        return gettext("%(label)s: choose one.") % {"label": label}
    if isinstance(field, forms.BooleanField):
        return gettext("%(label)s: tick the box if you agree.") % {"label": label}
    return gettext("%(label)s: this is not filled in.") % {"label": label}
