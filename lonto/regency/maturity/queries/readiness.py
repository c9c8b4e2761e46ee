"""Which services run in a village, computed from measures; nothing here is judged by a person."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from lonto.measures import queries
from lonto.measures.periods import Period
from lonto.measures.queries import Number
from lonto.measures.registry import AnyMeasure, Kind, measure_named
from lonto.regency.maturity.index import IndexResult, compute
from lonto.regency.maturity.schemes import Condition, Indicator, Scheme, scheme_named
from lonto.regions.models import Region

KEY = "village-readiness"


@dataclass(frozen=True)
class Check:
    """One condition with the number that it was held against."""

    condition: Condition
    measure: AnyMeasure
    number: Number
    period: Period

    @property
    def holds(self) -> bool:
        return self.number is not None and self.number >= self.condition.at_least


@dataclass(frozen=True)
class Service:
    """One service in one village; `level` is None where no measure tells yet whether it runs."""

    indicator: Indicator
    level: int | None
    checks: list[Check]

    @property
    def runs(self) -> bool:
        return bool(self.level)


@dataclass(frozen=True)
class Readiness:
    """All services of a village; what cannot be measured yet counts 0, so the true value is at least this."""

    services: list[Service]
    result: IndexResult

    @property
    def running(self) -> int:
        return sum(one.runs for one in self.services)

    @property
    def measured(self) -> int:
        return sum(one.level is not None for one in self.services)


def last_twelve_months(today: dt.date) -> Period:
    """This month and the eleven before: a period that stays the same all month, so what is counted can be kept."""
    first = today.year * 12 + today.month - 12
    return Period(dt.date(first // 12, first % 12 + 1, 1), Period.month(today.year, today.month).last)


def readiness_in(region: Region) -> dict[str, Readiness]:
    """The readiness of every village of a region by its code, in a constant number of queries."""
    scheme = scheme_named(KEY)
    measures = _measures(scheme)
    periods = {key: _period(measure) for key, measure in measures.items()}
    numbers = {key: queries.by_village(measure, region, periods[key]) for key, measure in measures.items()}
    villages = next(iter(numbers.values()), {})
    found = {}
    for code in villages:
        services = [
            _service(scheme, one, measures, periods, {k: n[code] for k, n in numbers.items()})
            for one in scheme.indicators
        ]
        levels = {one.indicator.number: one.level for one in services}
        found[code] = Readiness(services, compute(scheme, levels))
    return found


def measured_services(scheme: Scheme) -> list[Indicator]:
    """The services of which measures tell whether they run."""
    measures = _measures(scheme)
    return [one for one in scheme.indicators if one.conditions and all(c.measure in measures for c in one.conditions)]


def _measures(scheme: Scheme) -> dict[str, AnyMeasure]:
    keys = dict.fromkeys(condition.measure for one in scheme.indicators for condition in one.conditions)
    return {key: measure for key in keys if (measure := measure_named(key)) is not None}


def _period(measure: AnyMeasure) -> Period:
    today = timezone.localdate()
    return Period.day(today) if measure.kind is Kind.STOCK else last_twelve_months(today)


def _service(
    scheme: Scheme,
    indicator: Indicator,
    measures: Mapping[str, AnyMeasure],
    periods: Mapping[str, Period],
    numbers: Mapping[str, Number],
) -> Service:
    known = [one for one in indicator.conditions if one.measure in measures]
    checks = [Check(one, measures[one.measure], numbers[one.measure], periods[one.measure]) for one in known]
    if not checks or len(checks) < len(indicator.conditions):
        return Service(indicator, None, checks)
    level = scheme.lowest
    for one in range(scheme.lowest + 1, scheme.highest + 1):
        if not all(check.holds for check in checks if check.condition.level <= one):
            break
        level = one
    return Service(indicator, level, checks)
