"""What a reference names: title, unit, definition and source, and whether its numbers are counted or reported.

What was renamed or removed gives an indicator with a `problem`: a sentence that says so and what to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.measures.registry import AnyMeasure, Axis, Kind, Measure, Ratio, measure_named
from lonto.regency.figures.models import Series
from lonto.regency.figures.references import SERIES, Reference
from lonto.regions.models import Region
from lonto.web.texts import Text

MEASURE_GONE = _("This measure no longer exists; choose another.")
PART_GONE = _("This measure no longer has this part; choose another.")
SERIES_GONE = _("This series no longer exists; choose another.")
NO_REFERENCE = _("No measure and no series is chosen yet.")


@dataclass(frozen=True)
class Indicator:
    """A number that something depends on; `problem` says why it has none any more."""

    text: str
    title: Text
    unit: Text = ""
    definition: Text = ""
    source: Text = ""
    kind: Kind = Kind.STOCK
    digits: int = 0
    part: Text = ""
    problem: Text = ""
    measure: AnyMeasure | None = field(default=None, compare=False)
    series: Series | None = field(default=None, compare=False)
    reference: Reference | None = None

    @property
    def is_known(self) -> bool:
        return not self.problem

    @property
    def is_reported(self) -> bool:
        """Whether somebody reported the numbers, instead of the house counting them."""
        return self.series is not None

    def url(self, region: Region) -> str:
        """The page with the number's villages, definition and history; "" where there is none."""
        if self.series is not None:
            return reverse("figures:series", args=[self.series.pk])
        if self.measure is not None and self.measure.is_listed:
            return reverse("measures:region", args=[self.measure.key, region.pk])
        return ""


def indicator_of(text: str, regency: Region) -> Indicator:
    """The indicator that a reference names."""
    return indicators_of([text], regency)[text]


def indicators_of(texts: Iterable[str], regency: Region) -> dict[str, Indicator]:
    """The indicators of many references, with one query for all reported series."""
    parsed = {text: _parsed(text) for text in set(texts)}
    wanted = [UUID(one.key) for one in parsed.values() if one and one.kind == SERIES]
    rows = Series.objects.filter(pk__in=wanted, regency=regency).select_related("office") if wanted else []
    series = {str(one.pk): one for one in rows}
    labels = _Labels()
    return {text: _indicator(text, one, series, labels) for text, one in parsed.items()}


def _parsed(text: str) -> Reference | None:
    try:
        return Reference.parse(text)
    except ValueError:
        return None


def _indicator(text: str, reference: Reference | None, series: Mapping[str, Series], labels: "_Labels") -> Indicator:
    if reference is None:
        return Indicator(text, text or _("Not chosen"), problem=MEASURE_GONE if text else NO_REFERENCE)
    if reference.kind == SERIES:
        return _reported(text, reference, series.get(reference.key))
    measure = measure_named(reference.key)
    if measure is None:
        return Indicator(text, reference.key, problem=MEASURE_GONE, reference=reference)
    return _measured(text, reference, measure, labels)


def _reported(text: str, reference: Reference, series: Series | None) -> Indicator:
    if series is None:
        return Indicator(text, _("Reported series"), problem=SERIES_GONE, reference=reference)
    return Indicator(
        text,
        series.title,
        series.unit,
        series.definition,
        series.source,
        series.measured_kind,
        series.digits,
        series=series,
        reference=reference,
    )


def _measured(text: str, reference: Reference, measure: AnyMeasure, labels: "_Labels") -> Indicator:
    part: Text = ""
    problem: Text = ""
    if reference.axis:
        part = labels.of(measure, reference)
        problem = "" if part else PART_GONE
    return Indicator(
        text,
        measure.title,
        measure.unit,
        measure.definition,
        measure.source,
        measure.kind,
        measure.digits if isinstance(measure, Ratio) else 0,
        part or reference.value,
        problem,
        measure=None if problem else measure,
        reference=reference,
    )


class _Labels:
    """The labels of axis values, each axis asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, Text]] = {}

    def of(self, measure: AnyMeasure, reference: Reference) -> Text:
        axis = _axis(measure, reference.axis)
        if axis is None:
            return ""
        if (measure.key, axis.key) not in self._known:
            self._known[measure.key, axis.key] = dict(axis.values())
        return self._known[measure.key, axis.key].get(reference.value, "")


def _axis(measure: AnyMeasure, key: str) -> Axis | None:
    axes = measure.axes if isinstance(measure, Measure) else ()
    return next((axis for axis in axes if axis.key == key and axis.has_history), None)
