"""The regency's map coloured by one or two measures, with the numbers of all villages below it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lonto.accounts.access import acting_as, regency_of
from lonto.accounts.models import Membership
from lonto.measures.classes import Manner
from lonto.measures.lists import map_list, with_number
from lonto.measures.map_form import MapForm
from lonto.measures.map_numbers import MapNumbers, numbers_of
from lonto.measures.maps import MeasureMap
from lonto.measures.registry import AnyMeasure, Kind, listed_measures
from lonto.regions.models import Drawing, Region
from lonto.regions.queries import villages_of
from lonto.web.lists import Column

NAMES = ("first", "second")


@require_safe
@acting_as()
def measure_map(request: HttpRequest, by: Membership) -> HttpResponseBase:
    """A map to choose and compare measures by; its address keeps everything that was chosen."""
    measures = listed_measures()
    form = MapForm({name: request.GET.get(name, "") for name in MapForm.base_fields}, measures)
    heading: dict[str, Any] = {
        "heading": _("Map of the numbers"),
        "trail": [(_("Numbers"), reverse("measures:index")), (_("Map"), None)],
        "lead": _("Each village in the colour of its number: as of today or of a past day, or for the days chosen."),
    }
    if not form.is_valid():
        return render(request, "measures/map_wrong.html", {**heading, "form": form})
    regency = regency_of(by)
    numbers = numbers_of(measures, regency, form.period_asked)
    shown = [one for measure in form.measures for one in numbers if one.measure is measure]
    rows = villages_of(regency).select_related("parent")
    for name, one in zip(NAMES, shown, strict=False):
        rows = rows if one.is_recorded else with_number(rows, name, one.measure, one.period)
    columns = [_column(name, one) for name, one in zip(NAMES, shown, strict=False)]
    page = map_list(f"map-{'-'.join(one.measure.key for one in shown)}", regency, columns, form.kept)
    context = {
        **heading,
        "form": form,
        "regency": regency,
        "maps": [] if request.GET.get("format") else _maps(regency, shown, form.manner),
        "lines": [(one, _map_address(form, one.measure), one in shown) for one in numbers],
    }
    return page.respond(request, rows, context)


def _maps(regency: Region, shown: Sequence[MapNumbers], manner: Manner) -> list[MeasureMap]:
    """The maps side by side; none where the borders of the regency are not loaded."""
    drawing = Drawing.objects.filter(regency=regency).first()
    if drawing is None:
        return []
    villages = {one.pk: one for one in villages_of(regency)}
    return [
        MeasureMap(
            name,
            one.measure.title,
            one.measure.unit,
            str(one.period),
            drawing,
            villages,
            one.by_village,
            manner,
            _address(one),
            borrows=name != NAMES[0],
        )
        for name, one in zip(NAMES, shown, strict=False)
    ]


def _column(name: str, shown: MapNumbers) -> Column:
    """The numbers of a map in its list; those of a snapshot cannot be sorted by."""
    heading = _("%(measure)s (%(unit)s)") % {"measure": shown.measure.title, "unit": shown.measure.unit}
    sort = None if shown.is_recorded else name
    return Column(
        name, heading, lambda village: shown.by_village.get(village.pk), sort, _address(shown), is_numeric=True
    )


def _address(shown: MapNumbers) -> Callable[[Region], str]:
    """The page of a village's number; the address is made once and then completed for each village."""
    if shown.measure.kind is Kind.STOCK:
        around = reverse("measures:region", args=[shown.measure.key, "{}"])
    else:
        around = reverse("measures:period", args=[shown.measure.key, "{}", shown.period.key])
    before, after = around.split("%7B%7D")
    return partial(_between, before, after)


def _between(before: str, after: str, village: Region) -> str:
    return f"{before}{village.pk}{after}"


def _map_address(form: MapForm, measure: AnyMeasure) -> str:
    """The same map, coloured by another measure."""
    return f"{reverse('measures:map')}?{urlencode({**form.kept, 'measure': measure.key})}"
