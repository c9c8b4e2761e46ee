"""When an office is open, day by day."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from lonto.regency.public.hours import WEEK, Span, name_of
from lonto.regency.public.models import OpeningHours
from lonto.web.forms import FormManner

FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S"]


class HoursForm(FormManner, forms.Form):
    """From and until for each of the seven days; both empty where the office is closed."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example a break at noon, or where people find help outside these hours."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(WEEK):
            for name, label in (("opens", gettext("%(day)s, from")), ("closes", gettext("%(day)s, until"))):
                self.fields[f"{name}_{number}"] = forms.TimeField(
                    label=label % {"day": name_of(number)},
                    required=False,
                    input_formats=FORMATS,
                    error_messages={"invalid": gettext("Write a time such as 08.00.")},
                    widget=forms.TimeInput(attrs={"class": "form-control width-10"}, format="%H.%M"),
                )
        self.order_fields(
            [*(name for number in range(WEEK) for name in (f"opens_{number}", f"closes_{number}")), "note"]
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        for number in range(WEEK):
            opens, closes = f"opens_{number}", f"closes_{number}"
            if opens in answers and closes in answers and (answers[opens] is None) != (answers[closes] is None):
                missing = opens if answers[opens] is None else closes
                self.add_error(missing, gettext("%(day)s: give both times, or neither.") % {"day": name_of(number)})
        return answers

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """From and until of each day."""
        return [(self[f"opens_{number}"], self[f"closes_{number}"]) for number in range(WEEK)]

    def days(self) -> list[Span]:
        """What the action wants to know."""
        given = [(self.cleaned_data[f"opens_{n}"], self.cleaned_data[f"closes_{n}"]) for n in range(WEEK)]
        return [None if opens is None else (opens, closes) for opens, closes in given]

    @staticmethod
    def known(hours: OpeningHours | None) -> dict[str, Any]:
        if hours is None:
            return {}
        known: dict[str, Any] = {"note": hours.note}
        for number, span in enumerate(hours.days):
            if span:
                known |= {f"opens_{number}": span[0].replace(":", "."), f"closes_{number}": span[1].replace(":", ".")}
        return known
