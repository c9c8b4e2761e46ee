"""Fields for moments and for places of a regency."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import CODE_LENGTH
from lonto.talent.training.rules import region_label
from lonto.web.forms import DateField
from lonto.web.texts import Text

SHOWN = "%d-%m-%Y %H.%M"
REGENCY = CODE_LENGTH[Level.REGENCY]
_TIME = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
Groups = list[tuple[Text, list[tuple[str, Text]]]]


class MomentField(forms.Field):
    """A day and a time of day like 31-12-2026 23.59, in the server's zone; without a time, `usual_time` counts."""

    default_error_messages = {"invalid": gettext_lazy("Write day and time like 31-12-2026 23.59.")}

    def __init__(self, *, usual_time: dt.time, **kwargs: Any) -> None:
        attributes = {"autocomplete": "off", "maxlength": 30, "size": 20}
        kwargs.setdefault("widget", forms.TextInput(attrs=attributes))
        kwargs.setdefault("help_text", gettext_lazy("For example 31-12-2026 23.59."))
        super().__init__(**kwargs)
        self.usual_time = usual_time

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values or isinstance(value, dt.datetime):
            return value or None
        day, time = self._parts(str(value).strip())
        try:
            on = DateField(required=True).clean(day)
            moment = dt.datetime.combine(on, dt.time(int(time[1]), int(time[2])) if time else self.usual_time)
        except (ValidationError, ValueError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return timezone.make_aware(moment, timezone.get_default_timezone())

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dt.datetime):
            return timezone.localtime(value, timezone.get_default_timezone()).strftime(SHOWN)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)

    def _parts(self, text: str) -> tuple[str, re.Match[str] | None]:
        """The day, and the time where one is written behind it."""
        day, _between, last = text.rpartition(" ")
        time = _TIME.fullmatch(last)
        return (day, time) if day and time else (text, None)


class CountField(forms.IntegerField):
    """A whole number, its thousands set apart or not; as wide as its answer."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "size": 10}
        super().__init__(**{"widget": forms.TextInput(attrs=attributes), **kwargs})

    def to_python(self, value: Any) -> int | None:
        return super().to_python(re.sub(r"[. ]", "", value) if isinstance(value, str) else value)


class PlacesField(forms.MultipleChoiceField):
    """Any number of districts and villages; `{% places %}` draws them district by district."""

    def __init__(self, *, groups: Groups, **kwargs: Any) -> None:
        super().__init__(choices=groups, widget=forms.CheckboxSelectMultiple, **kwargs)


def places_of(regencies: Iterable[str]) -> Groups:
    """The districts of these regencies, the host first, each with itself and its villages."""
    wanted = list(regencies)
    within = Q(pk__in=[])
    for code in wanted:
        within |= Q(pk__gte=f"{code}.", pk__lt=f"{code}/")
    groups: Groups = []
    guests = dict(Region.objects.filter(pk__in=wanted[1:]).values_list("pk", "name"))
    for region in Region.objects.filter(within, level__in=(Level.DISTRICT, Level.VILLAGE)).order_by("code"):
        label = region_label(region)
        if region.level == Level.DISTRICT:
            whose = ", ".join(filter(None, (label, guests.get(region.parent_id or ""))))
            groups.append((whose, [(region.pk, _("The whole of %(district)s") % {"district": label})]))
        elif groups:
            groups[-1][1].append((region.pk, label))
    return sorted(groups, key=lambda group: wanted.index(group[1][0][0][:REGENCY]))
