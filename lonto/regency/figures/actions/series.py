"""Reported series."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership, Office
from lonto.journal.actions import record, writing
from lonto.regency.figures.access import require_keeper
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import Series

# What figures that are already reported rely on.
FIXED_BY_FIGURES = ("scope", "kind", "digits")


@dataclass(frozen=True)
class SeriesDetails:
    """What is reported; `office` is the agency that answers for it."""

    title: str
    unit: str
    definition: str
    source: str
    office: Office
    scope: str = Scope.REGENCY
    kind: str = SeriesKind.STOCK
    digits: int = 0
    adds_up: bool = True


def create_series(*, by: Membership, details: SeriesDetails) -> Series:
    """Begin a series, for want of a measure."""
    require_keeper(by, details.office)
    regency = by.office.region
    with writing(regency) as stream:
        series = Series(regency=regency)
        _fill(series, details)
        series.save(force_insert=True)
        record(by=by, stream=stream, verb="figures.create_series", saved=[series])
    return series


def update_series(*, by: Membership, series: Series, details: SeriesDetails) -> Series:
    """Change what a series says about itself; what its figures rely on stays as soon as there are some."""
    require_keeper(by, series.office)
    require_keeper(by, details.office)
    with writing(series.regency) as stream:
        series = _fresh(series)
        if series.figures.exists():
            errors = {
                name: _("Figures are reported in this way already; begin another series for it.")
                for name in FIXED_BY_FIGURES
                if getattr(series, name) != getattr(details, name)
            }
            if errors:
                raise ValidationError(errors)
        _fill(series, details)
        series.save()
        record(by=by, stream=stream, verb="figures.update_series", saved=[series])
    return series


def close_series(*, by: Membership, series: Series) -> Series:
    """Take no more figures, for example because a measure counts it now; what was reported stays."""
    return _set_closed(by=by, series=series, is_closed=True)


def reopen_series(*, by: Membership, series: Series) -> Series:
    """Take figures again."""
    return _set_closed(by=by, series=series, is_closed=False)


def delete_series(*, by: Membership, series: Series) -> None:
    """Remove a series in which nothing was ever reported."""
    require_keeper(by, series.office)
    with writing(series.regency) as stream:
        series = _fresh(series)
        if series.figures.exists():
            raise ValidationError(
                _("Figures were reported in this series, so it stays. Close it instead."), code="used"
            )
        tables = list(series.tables.all())
        record(
            by=by,
            stream=stream,
            verb="figures.delete_series",
            deleted=[*tables, series],
            note={"title": series.title},
        )
        for row in [*tables, series]:
            row.delete()


def _set_closed(*, by: Membership, series: Series, is_closed: bool) -> Series:
    require_keeper(by, series.office)
    with writing(series.regency) as stream:
        series = _fresh(series)
        if (series.closed_on is not None) == is_closed:
            raise ValidationError(_("Somebody else has just done this."), code="state")
        series.closed_on = timezone.localdate() if is_closed else None
        series.save(update_fields=["closed_on"])
        verb = "figures.close_series" if is_closed else "figures.reopen_series"
        record(by=by, stream=stream, verb=verb, saved=[series])
    return series


def _fill(series: Series, details: SeriesDetails) -> None:
    for name in SeriesDetails.__dataclass_fields__:
        setattr(series, name, getattr(details, name))
    if series.scope == Scope.REGENCY:
        series.adds_up = True
    series.full_clean()


def _fresh(series: Series) -> Series:
    return Series.objects.select_related("office", "regency").get(pk=series.pk)
