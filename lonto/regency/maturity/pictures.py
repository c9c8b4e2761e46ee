"""The pictures of a result: a radar of its aspects, bars of its domains, bars of years."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.regency.maturity.index import IndexResult
from lonto.regency.maturity.queries.results import Outcome, YearResult
from lonto.web.comparisons import GroupedBars, Radar
from lonto.web.texts import Text


def by_aspect(outcome: Outcome) -> Radar:
    """Every aspect by every side."""
    language = get_language()
    columns = [one.result for one in outcome.sides] or [outcome.counted]
    rows = [
        (aspect.name.of(language), [column.aspects[place].published for column in columns])
        for place, aspect in enumerate(outcome.scheme.aspects)
    ]
    return Radar("aspects", _("Aspects"), rows, _series(outcome), Decimal(outcome.scheme.highest))


def by_domain(outcome: Outcome) -> list[GroupedBars]:
    """Every domain by every side; nothing for a scheme without domains."""
    language = get_language()
    columns: list[IndexResult] = [one.result for one in outcome.sides] or [outcome.counted]
    rows = [
        (domain.name.of(language), [column.domains[place].published for column in columns])
        for place, domain in enumerate(outcome.scheme.domains)
    ]
    title = _("Domains")
    return [GroupedBars("domains", title, rows, _series(outcome), Decimal(outcome.scheme.highest))] if rows else []


def by_year(years: Sequence[YearResult]) -> GroupedBars | None:
    """The index of every year, the oldest first, with the scheme that it was measured by."""
    if not years:
        return None
    rows = [(label_of(one), [one.index]) for one in reversed(years)]
    most = Decimal(max(one.scheme.highest for one in years))
    return GroupedBars("years", _("Index of every year"), rows, [_("Index")], most)


def label_of(year: YearResult) -> str:
    """2024, Indeks SPBE, PermenPANRB 59/2020; with a star while the year goes on, a dagger where it was published."""
    mark = "†" if year.is_reported else "" if year.is_final else "*"
    return f"{year.year}{mark}, {year.scheme.title.of(get_language())}"


def _series(outcome: Outcome) -> list[Text]:
    return [one.side.label for one in outcome.sides] or [_("Index")]
