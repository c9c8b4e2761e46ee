"""The villages of a regency with the number of each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, FloatField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lonto.lib.names import fold
from lonto.measures import queries
from lonto.measures.models import MeasureValue
from lonto.measures.periods import Period
from lonto.measures.registry import AnyMeasure, Kind, Measure, Ratio
from lonto.regions.models import Region
from lonto.regions.queries import children_of, villages_of
from lonto.web.lists import Column, Empty, Filter, ListPage

MOST_COLUMNS = 4
MOST_VILLAGES = 500


def village_list(measure: AnyMeasure, regency: Region, period: Period) -> ListPage:
    """The list page of a measure; `rows_of` gives its rows."""
    numbers = queries.by_village(measure, regency, period)
    return ListPage(
        name=f"{measure.key}-{regency.pk}-{period.key}",
        columns=[
            *place_columns(),
            *_category_columns(measure, regency, period),
            Column(
                "number",
                _("Number (%(unit)s)") % {"unit": measure.unit},
                value=lambda village: numbers[village.pk],
                sort="number",
                is_numeric=True,
            ),
        ],
        template="measures/measure.html",
        page_size=25,
        **_villages(regency),
    )


def map_list(name: str, regency: Region, columns: Sequence[Column], kept: Mapping[str, str]) -> ListPage:
    """The list below a map: all villages on one page, so that it holds every number that the map shows."""
    return ListPage(
        name=name,
        columns=[*place_columns(), *columns],
        template="measures/map.html",
        page_size=MOST_VILLAGES,
        kept=kept,
        **_villages(regency),
    )


def place_columns(link: Callable[[Region], str | None] | None = None) -> list[Column]:
    """Which village a line is about."""
    return [
        Column("village", _("Village"), value=lambda village: village.name, sort="folded", link=link),
        Column("code", _("Code"), value=lambda village: village.pk, sort="pk"),
        Column("district", _("District"), value=lambda village: village.parent.name, sort="parent__folded"),
    ]


def _villages(regency: Region) -> dict[str, Any]:
    """How villages are searched, narrowed and counted in every list of them."""
    return {
        "filters": [
            Filter(
                "district",
                _("District"),
                choices=lambda request: list(children_of(regency).values_list("pk", "name")),
                apply=lambda rows, code: rows.filter(parent=code),
            )
        ],
        "search": lambda rows, words: rows.filter(folded__contains=fold(words)),
        "search_label": _("Name of the village"),
        "counted": ngettext_lazy("%(shown)s village", "%(shown)s villages", "count"),
        "default_sort": "code",
        "empty": Empty(_("No villages"), _("This regency has no villages.")),
    }


def rows_of(measure: AnyMeasure, regency: Region, period: Period) -> QuerySet[Region]:
    """The villages of a regency with what is kept of each as `number`, to sort by; nothing stands before zero."""
    return with_number(villages_of(regency).select_related("parent"), "number", measure, period)


def with_number(rows: QuerySet[Region], name: str, measure: AnyMeasure, period: Period) -> QuerySet[Region]:
    """Villages with what is kept of each as an attribute of this name, to sort by."""
    parts = [_kept(part, period) for part in measure.parts]
    if isinstance(measure, Ratio):
        above, below = f"{name}_above", f"{name}_below"
        rows = rows.annotate(**{above: parts[0], below: parts[1]})
        quotient = When(**{f"{below}__gt": 0}, then=F(above) * 1.0 / F(below))
        return rows.annotate(**{name: Case(quotient, default=Value(-1.0), output_field=FloatField())})
    return rows.annotate(**{name: parts[0]})


def _kept(measure: Measure, period: Period) -> Coalesce:
    key = "" if measure.kind is Kind.STOCK else period.key
    kept = MeasureValue.objects.filter(measure=measure.key, period=key, village=OuterRef("pk"))
    return Coalesce(Subquery(kept.values("total")[:1]), 0)


def _category_columns(measure: AnyMeasure, regency: Region, period: Period) -> list[Column]:
    """One column for each value of the first axis, where there are few; values that nobody has are left out."""
    if not isinstance(measure, Measure) or not measure.axes:
        return []
    axis = measure.axes[0]
    values = axis.values()
    if len(values) > MOST_COLUMNS:
        return []
    counts = queries.counts_by_village(measure, regency, period)
    divided = {code: queries.along(measure, each, axis.key) for code, each in counts.items()}
    return [
        Column(value, label, value=_of(divided, value), is_numeric=True)
        for value, label in values
        if any(value in each for each in divided.values())
    ]


def _of(divided: Mapping[str, Mapping[str, int]], value: str) -> Callable[[Region], int]:
    return lambda village: divided[village.pk].get(value, 0)
