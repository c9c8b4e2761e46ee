"""The masterplan over its years: one bar for each programme, drawn as SVG on the server, with a table of the same.

Places are per cent of the width and pixels of the height, so that words keep their size on a telephone. A bar's fill
says whether it is a programme or a quick win, its outline the state; the words beside it say both too.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from lonto.regency.smartcity.models import Masterplan, Programme

HEAD, ROW, BAR = 28, 52, 16
# As many letters as a telephone shows in one line, and as many as a desk does.
NARROW_LABEL, WIDE_LABEL = 40, 100


@dataclass(frozen=True)
class Bar:
    """One programme as drawn."""

    programme: Programme
    label: str
    narrow_label: str
    label_y: int
    bar_y: int
    x: str
    width: str

    @property
    def classes(self) -> str:
        kind = "quick-win" if self.programme.is_quick_win else "programme"
        return f"timeline-bar timeline-{kind} timeline-{self.programme.state}"


@dataclass(frozen=True)
class Timeline:
    """The bars of a plan; `today` is marked where it lies within."""

    plan: Masterplan
    programmes: Sequence[Programme]
    today: dt.date
    bar = BAR
    head = HEAD

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.programmes) + 8

    @property
    def years(self) -> list[tuple[int, str]]:
        """Each year of the plan and where its first day stands."""
        return [(year, self._x(dt.date(year, 1, 1))) for year in range(self.plan.first_year, self.plan.last_year + 1)]

    @property
    def today_x(self) -> str:
        return self._x(self.today) if self._first <= self.today <= self._last else ""

    @property
    def bars(self) -> list[Bar]:
        return [self._bar(place, one) for place, one in enumerate(self.programmes)]

    @property
    def description(self) -> str:
        return _("%(count)s programmes and quick wins from %(first)s to %(last)s.") % {
            "count": len(self.programmes),
            "first": self.plan.first_year,
            "last": self.plan.last_year,
        }

    @property
    def _first(self) -> dt.date:
        return dt.date(self.plan.first_year, 1, 1)

    @property
    def _last(self) -> dt.date:
        return dt.date(self.plan.last_year, 12, 31)

    def _bar(self, place: int, one: Programme) -> Bar:
        top = HEAD + ROW * place
        start, end = self._share(one.first_on), self._share(one.last_on + dt.timedelta(days=1))
        label, narrow = (Truncator(str(one)).chars(most) for most in (WIDE_LABEL, NARROW_LABEL))
        return Bar(one, label, narrow, top + 20, top + 26, f"{start:.2f}%", f"{max(end - start, 0.5):.2f}%")

    def _x(self, day: dt.date) -> str:
        return f"{self._share(day):.2f}%"

    def _share(self, day: dt.date) -> float:
        """Where a day lies between the plan's first day (0) and the end of its last (100)."""
        whole = (self._last - self._first).days + 1
        return min(100.0, max(0.0, 100 * (day - self._first).days / whole))
