"""What templates about training need: texts in both languages, places district by district."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.translation import get_language

from lonto.lib.bilingual import Both
from lonto.talent.training.forms.fields import PlacesField
from lonto.web.forms.drawing import describe

register = template.Library()
FEW = 8


@dataclass(frozen=True)
class Place:
    value: str
    label: str
    input_id: str
    is_chosen: bool


@dataclass(frozen=True)
class District:
    label: str
    places: list[Place]

    @property
    def chosen(self) -> int:
        return sum(place.is_chosen for place in self.places)


@register.filter
def spoken(text: Both | None) -> str:
    """A text in both languages, in the language of the page."""
    return text.of(get_language()) if text else ""


@register.inclusion_tag("training/components/places.html")
def places(bound: BoundField) -> dict[str, Any]:
    """The checkboxes of a `PlacesField`, one fold for each district; those with a choice are unfolded."""
    return {**describe(bound), "districts": list(_districts(bound))}


@register.inclusion_tag("training/components/many.html")
def many(bound: BoundField) -> dict[str, Any]:
    """A long list of checkboxes in columns."""
    return describe(bound)


@register.filter
def is_many(bound: BoundField) -> bool:
    """Whether a field has so many checkboxes that they stand in columns."""
    is_list = isinstance(bound.field, forms.MultipleChoiceField)
    return is_list and len(list(bound.field.choices)) > FEW  # type: ignore[attr-defined]


@register.filter
def is_places(bound: BoundField) -> bool:
    """Whether a field is drawn by `places`."""
    return isinstance(bound.field, PlacesField)


def _districts(bound: BoundField) -> Iterator[District]:
    chosen = {str(value) for value in bound.value() or ()}
    number = 0
    for label, options in bound.field.choices:  # type: ignore[attr-defined]
        listed = []
        for value, text in options:
            listed.append(Place(value, str(text), f"{bound.auto_id}_{number}", value in chosen))
            number += 1
        yield District(str(label), listed)
