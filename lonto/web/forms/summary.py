"""The errors of one or more forms as the summary at the top of a page lists them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import BaseForm, CheckboxSelectMultiple, RadioSelect
from django.forms.boundfield import BoundField


@dataclass(frozen=True)
class ErrorLink:
    """One error; `target` is the id of the input to mend, empty when it concerns the whole form."""

    text: str
    target: str = ""


def errors_of(forms: Iterable[BaseForm | None]) -> list[ErrorLink]:
    """Errors of whole forms first, then field by field, in the words that stand beside the field."""
    links: list[ErrorLink] = []
    for form in forms:
        if form is None or not getattr(form, "is_bound", False):
            continue
        links += [ErrorLink(str(error)) for error in form.non_field_errors()]
        links += [ErrorLink(str(error), _target(bound)) for bound in form for error in bound.errors]
    return links


def _target(bound: BoundField) -> str:
    if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or str(bound.auto_id)
