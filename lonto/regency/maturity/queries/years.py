"""Year against year: inside a scheme with differences, across schemes beside each other without."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lonto.regency.maturity.queries.results import YearResult, difference, predicate_elsewhere
from lonto.regency.maturity.schemes import Domain, Scheme


@dataclass(frozen=True)
class YearLine:
    """One year with what it rose by since the year before under the same scheme, index and domains.

    `elsewhere` is what the same number would be called under the newest scheme, None under that one.
    """

    year: YearResult
    rise: Decimal | None
    domains: list[tuple[Domain, Decimal | None, Decimal | None]]
    elsewhere: str | None


@dataclass(frozen=True)
class SchemeYears:
    """The years of one scheme, the newest first."""

    scheme: Scheme
    lines: list[YearLine]


@dataclass(frozen=True)
class ComparedYears:
    """All years by scheme, the newest scheme first."""

    schemes: list[SchemeYears]

    @property
    def is_across(self) -> bool:
        """Whether there are years of several schemes, which no difference may be taken of."""
        return len(self.schemes) > 1

    @property
    def newest(self) -> Scheme | None:
        return self.schemes[0].scheme if self.schemes else None


def compared_years(years: Sequence[YearResult]) -> ComparedYears:
    """`years` the newest first. A year with a result of Lonto and a published one shows both."""
    keys = list(dict.fromkeys(one.scheme.key for one in years))
    newest = years[0].scheme if years else None
    groups = []
    for key in keys:
        own = [one for one in years if one.scheme.key == key]
        lines = [_line(one, _before(one, own), newest) for one in own]
        groups.append(SchemeYears(own[0].scheme, lines))
    return ComparedYears(groups)


def _before(year: YearResult, own: Sequence[YearResult]) -> YearResult | None:
    """The last earlier year under the same scheme whose result stands."""
    return next((one for one in own if one.year < year.year and one.is_final), None)


def _line(year: YearResult, before: YearResult | None, newest: Scheme | None) -> YearLine:
    domains = []
    for domain in year.scheme.domains:
        value = year.domains.get(domain.number)
        older = before.domains.get(domain.number) if before else None
        domains.append((domain, value, value - older if value is not None and older is not None else None))
    is_other = newest is not None and newest.key != year.scheme.key
    return YearLine(
        year,
        difference(year, before) if before else None,
        domains,
        predicate_elsewhere(year.index, newest) if is_other and newest else None,
    )
