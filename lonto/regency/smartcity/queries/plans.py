"""Reading the masterplan: the plan of today, what is late, how programmes stand, and money by year and source."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q, QuerySet, Sum

from lonto.lib.rounding import half_up
from lonto.measures.queries import Number
from lonto.regency.figures.numbers import Ask, Value, values_of
from lonto.regency.smartcity.choices import BudgetSource, Dimension, IndicatorKind, Kind, ProgrammeState
from lonto.regency.smartcity.models import BudgetLine, Indicator, Masterplan, Programme
from lonto.regency.smartcity.models.programmes import OPEN_STATES
from lonto.regions.models import Region


@dataclass(frozen=True)
class Standing:
    """An indicator with the number of today; `share` is how much of the way from beginning to target is done."""

    indicator: Indicator
    value: Value
    share: Fraction | None
    is_reached: bool

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, half up; below 0 and above 100 it is cut."""
        return None if self.share is None else int(half_up(min(max(self.share, Fraction(0)), Fraction(1)) * 100, 0))

    @property
    def baseline(self) -> int | Decimal:
        return plain(self.indicator.baseline)

    @property
    def target(self) -> int | Decimal:
        return plain(self.indicator.target)


@dataclass(frozen=True)
class Standings:
    """How many programmes of a dimension are in which state."""

    dimension: Dimension
    counts: dict[str, int]
    quick_wins: int

    @property
    def row(self) -> list[tuple[str, int]]:
        """The counts with the names of their states, in the order of the states."""
        return [(str(state.label), self.counts[state.value]) for state in ProgrammeState]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Money:
    """Whole rupiah by year and source; sums are those of the rows shown."""

    years: list[int]
    rows: list[tuple[str, list[int]]]

    @property
    def by_year(self) -> list[tuple[int, list[tuple[str, int]], int]]:
        """Each year with what every source gives and the sum of them: a row each, however many years a plan has."""
        return [
            (year, [(source, amounts[place]) for source, amounts in self.rows], self.sums[place])
            for place, year in enumerate(self.years)
        ]

    @property
    def by_source(self) -> list[tuple[str, int]]:
        """What each source gives over all years."""
        return [(source, amounts[-1]) for source, amounts in self.rows]

    @property
    def sums(self) -> list[int]:
        return [sum(amounts[place] for _source, amounts in self.rows) for place in range(len(self.years) + 1)]


def plain(number: Decimal) -> int | Decimal:
    """A stored number without the zeros behind its last decimal."""
    whole = number.to_integral_value()
    return int(whole) if number == whole else number.normalize()


def plan_of_today(plans: QuerySet[Masterplan], year: int) -> Masterplan | None:
    """The plan that covers this year, the newest first; else the newest there is."""
    return plans.filter(first_year__lte=year, last_year__gte=year).first() or plans.first()


def late(programmes: QuerySet[Programme], day: dt.date) -> QuerySet[Programme]:
    """Programmes that should have begun or ended before this day."""
    return programmes.filter(
        Q(state=ProgrammeState.PLANNED, first_on__lt=day) | Q(state__in=OPEN_STATES, last_on__lt=day)
    )


def standings_of(plan: Masterplan, year: int) -> list[Standings]:
    """Every dimension with its programmes by state and its quick wins of a year."""
    rows = list(plan.programmes.values_list("dimension", "state", "kind", "first_on"))
    found = []
    for dimension in Dimension:
        own = [row for row in rows if row[0] == dimension]
        counts = Counter(state for _dimension, state, _kind, _first in own)
        quick = sum(kind == Kind.QUICK_WIN and first.year == year for _dimension, _state, kind, first in own)
        found.append(Standings(dimension, {state.value: counts[state.value] for state in ProgrammeState}, quick))
    return found


def money_of(lines: QuerySet[BudgetLine]) -> Money:
    """What each source gives, by year."""
    amounts: dict[tuple[str, int], int] = {}
    for source, year, amount in lines.order_by().values_list("source", "year").annotate(whole=Sum("amount")):
        amounts[source, year] = int(amount)
    years = sorted({year for _source, year in amounts})
    rows = []
    for source in BudgetSource:
        row = [amounts.get((source.value, year), 0) for year in years]
        if any(row):
            rows.append((str(source.label), [*row, sum(row)]))
    return Money(years, rows)


def standing_indicators(indicators: Iterable[Indicator], regency: Region, today: dt.date) -> list[Standing]:
    """Every indicator with its number of today; what flows is counted from the first day of its programme."""
    rows = list(indicators)
    asks = [Ask(one.reference, regency, today, one.programme.first_on) for one in rows]
    return [_standing(one, value) for one, value in zip(rows, values_of(asks, regency), strict=True)]


def in_order(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Output before outcome before impact, then by the day of the target."""
    return sorted(indicators, key=lambda one: (IndicatorKind.values.index(one.kind), one.due_on, one.pk))


def _standing(indicator: Indicator, value: Value) -> Standing:
    share = share_of(indicator, value.number)
    return Standing(indicator, value, share, share is not None and share >= 1)


def share_of(indicator: Indicator, number: Number) -> Fraction | None:
    """How much of the way from the beginning to the target is done; some targets lie below their beginning."""
    if number is None:
        return None
    start = Fraction(indicator.baseline)
    return (Fraction(number) - start) / (Fraction(indicator.target) - start)
