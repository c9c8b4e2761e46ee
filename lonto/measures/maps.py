"""The villages of a regency on a map, coloured by a number; a table of the same numbers belongs below it.

Colours differ in lightness, so that they can be told apart by everybody and in print; no value is a pattern.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lonto.measures.classes import MOST, Known, Manner, NumberClass, classes_of, shade_of
from lonto.measures.queries import Number
from lonto.regions.models import Drawing, Region
from lonto.web.charts import figure
from lonto.web.texts import Text


@dataclass(frozen=True)
class MeasureMap:
    """The number of each of some villages on the drawing of their regency; a number is None where there is no value.

    `key` tells the maps of a page apart. A map with `borrows` takes its outlines from the first map of the page.
    `address` leads to a village's number.
    """

    key: str
    title: Text
    unit: Text
    when: Text
    drawing: Drawing
    villages: Mapping[str, Region]
    numbers: Mapping[str, Number]
    manner: Manner
    address: Callable[[Region], str]
    borrows: bool = False

    @cached_property
    def classes(self) -> list[NumberClass]:
        return classes_of(self._known.values(), self.manner)

    @property
    def places(self) -> SafeString:
        """One link for each drawn village, written as one text, which a template would need much longer for."""
        form = (
            '<a href="{}" class="shade-{}"><title>{}</title><use href="#place-{}" /></a>'
            if self.borrows
            else '<a href="{}" class="shade-{}"><title>{}</title><path id="place-{}" d="{}" /></a>'
        )
        return format_html_join("\n", form, (self._place(village) for village in self._drawn))

    @property
    def legend(self) -> list[tuple[int, str, str]]:
        """Shade, range and how many villages; a shade of 0 is no value."""
        lines = [(one.shade, _range(one), _villages(one.count)) for one in self.classes]
        if missing := len(self.villages) - len(self._known):
            lines.append((0, _("No value"), _villages(missing)))
        return lines

    @property
    def manner_text(self) -> str:
        """How the classes were made, "" where there is nothing to put into any."""
        if not self._known:
            return ""
        if len(set(self._known.values())) <= MOST:
            return _("Each number has its own colour.")
        if self.manner is Manner.QUANTILE:
            return _("Five classes with about as many villages in each (quantiles).")
        return _("Five classes of equal width between the lowest and the highest number.")

    @property
    def description(self) -> str:
        known = sorted(self._known.items(), key=lambda one: (one[1], one[0]))
        if not known:
            return _("There are no numbers yet.")
        (low_code, low), (high_code, high) = known[0], known[-1]
        return _("The lowest is %(low_label)s with %(low)s, the highest %(high_label)s with %(high)s.") % {
            "low_label": self.villages[low_code].name,
            "low": figure(low),
            "high_label": self.villages[high_code].name,
            "high": figure(high),
        }

    @property
    def without_border(self) -> int:
        """How many villages stand in the table alone."""
        return len(self.villages) - len(self._drawn)

    @property
    def _known(self) -> dict[str, Known]:
        return {code: number for code, number in self.numbers.items() if number is not None and code in self.villages}

    @property
    def _drawn(self) -> list[Region]:
        return [village for code, village in self.villages.items() if code in self.drawing.paths]

    def _place(self, village: Region) -> tuple[object, ...]:
        number = self.numbers.get(village.pk)
        shade = 0 if number is None else shade_of(number, self.classes)
        outline = () if self.borrows else (self.drawing.paths[village.pk],)
        return self.address(village), shade, self._name(village, number), village.pk, *outline

    def _name(self, village: Region, number: Number) -> str:
        """What is read aloud: village, value and unit."""
        if number is None:
            return _("%(village)s: no value") % {"village": village.name}
        return f"{village.name}: {figure(number)} {self.unit}"


def swatch(shade: int, pattern: str) -> SafeString:
    """A piece of a map's colour for its legend; `pattern` is the id of what fills a place without a value."""
    fill = format_html(' fill="url(#{})"', pattern) if shade == 0 else SafeString("")
    return format_html(
        '<svg class="swatch" width="28" height="18" aria-hidden="true">'
        '<rect class="shade-{}" width="28" height="18"{} /></svg>',
        shade,
        fill,
    )


def _range(one: NumberClass) -> str:
    if one.lowest == one.highest:
        return figure(one.lowest)
    return f"{figure(one.lowest)} – {figure(one.highest)}"


def _villages(count: int) -> str:
    return ngettext("%(shown)s village", "%(shown)s villages", count) % {"shown": figure(count)}
