"""Which period a report is about."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.measures.periods import Period
from lonto.regency.dashboards.actions import FIRST_YEAR
from lonto.web.forms import FormManner

QUARTERS = {"q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12)}


class ReportForm(FormManner, forms.Form):
    """A year, and the whole of it, a quarter or a month."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)
    part = forms.ChoiceField(label=gettext_lazy("Part of the year"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(timezone.localdate().year, FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        quarters = [(key, _("Quarter %(number)s") % {"number": key[1]}) for key in QUARTERS]
        months = [(f"m{number}", str(MONTHS[number])) for number in range(1, 13)]
        self.fields["part"].choices = [  # type: ignore[attr-defined]
            ("year", _("The whole year")),
            (_("Quarters"), quarters),
            (_("Months"), months),
        ]

    def period(self) -> Period:
        """The chosen days."""
        year, part = self.cleaned_data["year"], self.cleaned_data["part"]
        if part == "year":
            return Period.year(year)
        if part in QUARTERS:
            first, last = QUARTERS[part]
            return Period(Period.month(year, first).first, Period.month(year, last).last)
        return Period.month(year, int(part[1:]))
