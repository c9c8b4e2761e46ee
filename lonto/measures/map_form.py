"""What a map is asked for: a measure, a second one beside it, the days and the kind of classes."""

from collections.abc import Sequence

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.measures.classes import Manner
from lonto.measures.periods import Period
from lonto.measures.registry import AnyMeasure, measure_named
from lonto.web.forms import FormManner
from lonto.web.texts import Text

MONTHS_BACK = 6
GONE = _("This measure does not exist, or no longer; choose another one.")
NO_PERIOD = _("These days make no sense here; choose a year or a month from the list.")
MANNERS = [(Manner.QUANTILE, _("As many villages in each")), (Manner.EQUAL, _("Of equal width"))]


def usual_periods() -> list[Period]:
    """This year, the one before, and the last months."""
    today = timezone.localdate()
    months = [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(MONTHS_BACK)]
    years = [Period.year(today.year), Period.year(today.year - 1)]
    return [*years, *(Period.month(year, month + 1) for year, month in months)]


class PeriodField(forms.ChoiceField):
    """Days of an address; it may name others than the list offers."""

    def valid_value(self, value: object) -> bool:
        try:
            Period.parse(str(value))
        except ValueError:
            return False
        return True


class MapForm(FormManner, forms.Form):
    """The address of a map, read with GET; what it says always gives the same map. What it leaves out is the usual."""

    measure = forms.ChoiceField(label=_("Measure"), error_messages={"invalid_choice": GONE})
    second = forms.ChoiceField(label=_("Second measure"), required=False, error_messages={"invalid_choice": GONE})
    period = PeriodField(
        label=_("Days that are counted"),
        error_messages={"invalid_choice": NO_PERIOD},
    )
    classes = forms.ChoiceField(label=_("Classes"), choices=MANNERS)

    def __init__(self, data: dict[str, str], measures: Sequence[AnyMeasure]) -> None:
        usual = {
            "measure": measures[0].key if measures else "",
            "period": usual_periods()[0].key,
            "classes": Manner.QUANTILE,
        }
        super().__init__({**usual, **{name: value for name, value in data.items() if value}}, auto_id="map-%s")
        choices: list[tuple[str, Text]] = [(one.key, one.title) for one in measures]
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", _("None")), *choices]  # type: ignore[attr-defined]
        periods = [(one.key, str(one)) for one in usual_periods()]
        asked = data.get("period", "")
        if asked not in dict(periods) and PeriodField().valid_value(asked):
            periods.append((asked, str(Period.parse(asked))))
        self.fields["period"].choices = periods  # type: ignore[attr-defined]

    @property
    def measures(self) -> list[AnyMeasure]:
        """The one or two measures that are shown."""
        keys = dict.fromkeys([self.cleaned_data["measure"], self.cleaned_data["second"]])
        return [one for key in keys if key and (one := measure_named(key))]

    @property
    def period_asked(self) -> Period:
        return Period.parse(self.cleaned_data["period"])

    @property
    def manner(self) -> Manner:
        return Manner(self.cleaned_data["classes"])

    @property
    def kept(self) -> dict[str, str]:
        """What belongs into every address of this map."""
        return {name: value for name, value in self.cleaned_data.items() if value}
