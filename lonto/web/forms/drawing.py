"""How one form field is drawn: what kind it is, how wide, and what belongs to it."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lonto.web.texts import Text

WIDTHS = (5, 10, 20, 40)


def describe(bound: BoundField, *, label: Text = "", hint: Text = "") -> dict[str, Any]:
    """What `web/components/field.html` needs to draw `bound`."""
    kind = _kind(bound.field.widget)
    hint = hint or bound.help_text
    source = getattr(bound.form, "sources", {}).get(bound.name, "")
    parts = {"source": source, "helptext": hint, "error": bound.errors}
    described_by = " ".join(f"{bound.auto_id}_{name}" for name, part in parts.items() if part)
    return {
        "bound": bound,
        "kind": kind,
        "label": label or bound.label,
        "hint": hint,
        "source": source,
        "described_by": described_by,
        "is_optional": not bound.field.required and kind not in {"check", "hidden"},
        "control": None if kind == "group" else bound.as_widget(attrs=_attributes(bound, kind, described_by)),
    }


def _kind(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "line"


def _attributes(bound: BoundField, kind: str, described_by: str) -> dict[str, str | bool]:
    """The classes of the control, kept beside those that the form itself gives."""
    widget = bound.field.widget
    if kind == "hidden":
        return {}
    names = [str(widget.attrs.get("class", ""))]
    if kind == "check":
        names.append("form-check-input")
    elif isinstance(widget, forms.Select):
        names.append("form-select")
    else:
        names.append("form-control")
    if bound.errors:
        names.append("is-invalid")
    width = _width(bound)
    if width:
        names.append(f"width-{width}")
    return {"class": " ".join(filter(None, names)), **({"aria-describedby": described_by} if described_by else {})}


def _width(bound: BoundField) -> int | None:
    """A control as wide as its longest answer tells the reader what is expected."""
    if not isinstance(bound.field.widget, forms.TextInput | forms.NumberInput):
        return None
    attributes = bound.field.widget.attrs
    longest = int(
        attributes.get("size")
        or attributes.get("maxlength")
        or getattr(bound.field, "max_length", None)
        or _digits(bound.field)
    )
    return next((width for width in WIDTHS if 0 < longest <= width), None)


def _digits(field: forms.Field) -> int:
    """The length of the highest number that fits, 0 where there is no limit."""
    highest, decimals = getattr(field, "max_value", None), getattr(field, "decimal_places", None)
    return 0 if highest is None else len(str(highest)) + (1 + decimals if decimals else 0)
