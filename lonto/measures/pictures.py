"""Charts of a measure; in their tables each number leads to the list behind it, where the reader may open that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.translation import gettext as _

from lonto.measures import queries
from lonto.measures.periods import Period
from lonto.measures.registry import UNKNOWN, AnyMeasure, Axis, Category, Measure
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.regions.queries import children_of
from lonto.web.charts import BarChart, Pyramid, figure
from lonto.web.texts import Text

MOST_BARS = 25
Links = Callable[[Mapping[str, str]], str | None]


@dataclass(frozen=True)
class Divided:
    """A number divided over the categories of a measure, with the way to the list behind each part."""

    measure: Measure
    counts: Mapping[Category, int]
    links: Links

    def part(self, **chosen: str) -> Text:
        """How many have the chosen values, whatever the other axes say."""
        keys = [axis.key for axis in self.measure.axes]
        number = sum(
            count
            for category, count in self.counts.items()
            if all(category[keys.index(key)] == value for key, value in chosen.items())
        )
        url = self.links(chosen) if number else None
        return format_html('<a href="{}">{}</a>', url, figure(number)) if url else figure(number)


@dataclass(frozen=True)
class LinkedBars(BarChart):
    """Bars of one axis, with the whole below."""

    axis: Axis = field(kw_only=True)
    divided: Divided = field(kw_only=True)

    @property
    def table_rows(self) -> list[list[Text]]:
        rows = [[label, self.divided.part(**{self.axis.key: value})] for value, label in self.axis.values()]
        return [*rows, [_("Total"), self.divided.part()]]


@dataclass(frozen=True)
class LinkedPyramid(Pyramid):
    """A population pyramid. Whose sex or age is not known is not drawn, and stands in the table."""

    divided: Divided = field(kw_only=True)

    @property
    def not_drawn(self) -> int:
        return sum(self.divided.counts.values()) - sum(left + right for _label, left, right in self.rows)

    @property
    def table_head(self) -> list[Text]:
        return [_("Age"), *(label for _value, label in self._met(0)), _("Total")]

    @property
    def table_rows(self) -> list[list[Text]]:
        return [*(self._row(label, age=value) for value, label in self._met(1)), self._row(_("Total"))]

    def _row(self, label: Text, **age: str) -> list[Text]:
        parts = [self.divided.part(sex=value, **age) for value, _label in self._met(0)]
        return [label, *parts, self.divided.part(**age)]

    def _met(self, axis: int) -> list[tuple[str, Text]]:
        """The values of an axis, "not known" only where there is somebody."""
        is_met = any(category[axis] == UNKNOWN for category in self.divided.counts)
        return [value for value in self.divided.measure.axes[axis].values() if value[0] != UNKNOWN or is_met]


def charts_of(measure: AnyMeasure, region: Region, period: Period, links: Links) -> list[BarChart | Pyramid]:
    """How a region's number divides over categories, and over the regions below it."""
    charts: list[BarChart | Pyramid] = []
    if isinstance(measure, Measure) and measure.axes:
        divided = Divided(measure, queries.breakdown(measure, region, period), links)
        if [axis.key for axis in measure.axes] == ["sex", "age"]:
            charts.append(_pyramid(divided))
        else:
            charts += [_bars(divided, axis) for axis in measure.axes]
    if region.level < Level.VILLAGE:
        charts.append(_by_region(measure, region, period))
    return [chart for chart in charts if len(chart.rows) <= MOST_BARS]


def _pyramid(divided: Divided) -> Pyramid:
    sexes, ages = divided.measure.axes
    (left, men), (right, women), *_others = sexes.values()
    counts = divided.counts
    rows = [
        (label, counts.get((left, age), 0), counts.get((right, age), 0))
        for age, label in ages.values()
        if age != UNKNOWN
    ]
    return LinkedPyramid("by-age", _("By sex and age"), rows, men, women, divided=divided)


def _bars(divided: Divided, axis: Axis) -> BarChart:
    numbers = queries.along(divided.measure, divided.counts, axis.key)
    rows = [(label, numbers.get(value, 0)) for value, label in axis.values()]
    return LinkedBars(f"by-{axis.key}", axis.title, rows, divided.measure.unit, axis=axis, divided=divided)


def _by_region(measure: AnyMeasure, region: Region, period: Period) -> BarChart:
    inside = list(children_of(region))
    numbers = queries.values(measure, inside, period)
    rows = [(below.name, numbers[below.pk] or 0) for below in inside]
    title = _("By district") if region.level == Level.REGENCY else _("By village")
    return BarChart("by-region", title, rows, measure.unit)
