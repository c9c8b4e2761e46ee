"""Figures: recorded, corrected, withdrawn; never overwritten."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.regency.evidence.access import evidence_for
from lonto.regency.evidence.models import Evidence
from lonto.regency.figures.access import require_keeper
from lonto.regency.figures.choices import Scope, SeriesKind
from lonto.regency.figures.models import MOST_DIGITS, Figure, Series
from lonto.regions.choices import Level
from lonto.regions.models import Region
from lonto.web.cells import as_text

MOST = 10**16
# A row is written in the journal as the database will give it back.
STORED = Decimal(1).scaleb(-MOST_DIGITS)


@dataclass(frozen=True)
class FigureDetails:
    """What is reported: of which region, of which day (or from `first_on` to `last_on`), and where it stands."""

    region: Region
    last_on: dt.date
    value: Decimal
    source: str = ""
    first_on: dt.date | None = None
    note: str = ""
    evidence: Evidence | None = None


def record_figure(*, by: Membership, series: Series, details: FigureDetails) -> Figure:
    """Report one number; without a source of its own it has that of the series."""
    require_keeper(by, series.office)
    with writing(series.regency) as stream:
        series = _open(series)
        figure = new_figure(by=by, series=series, details=details)
        refuse_twin(figure, series.figures.filter(ended_at=None, region=figure.region))
        figure.save(force_insert=True)
        record(by=by, stream=stream, verb="figures.record_figure", saved=[figure])
    return figure


def correct_figure(*, by: Membership, figure: Figure, details: FigureDetails, reason: str) -> Figure:
    """Replace a figure by a better one and keep the old one with the reason."""
    require_keeper(by, figure.series.office)
    with writing(figure.regency) as stream:
        old = _standing(figure)
        end_figure(by=by, figure=old, reason=reason)
        old.save(update_fields=["ended_at", "ended_by", "ended_reason"])
        new = new_figure(by=by, series=old.series, details=details, corrects=old)
        refuse_twin(new, old.series.figures.filter(ended_at=None, region=new.region))
        new.save(force_insert=True)
        record(by=by, stream=stream, verb="figures.correct_figure", saved=[old, new])
    return new


def withdraw_figure(*, by: Membership, figure: Figure, reason: str) -> Figure:
    """Let a figure count no longer, without a successor; it stays listed with the reason."""
    require_keeper(by, figure.series.office)
    with writing(figure.regency) as stream:
        figure = _standing(figure)
        end_figure(by=by, figure=figure, reason=reason)
        figure.save(update_fields=["ended_at", "ended_by", "ended_reason"])
        record(by=by, stream=stream, verb="figures.withdraw_figure", saved=[figure])
    return figure


def new_figure(*, by: Membership, series: Series, details: FigureDetails, corrects: Figure | None = None) -> Figure:
    """The row of a figure, checked and not saved; ValidationError names the field that is wrong."""
    figure = Figure(
        regency_id=series.regency_id,
        series=series,
        region=details.region,
        first_on=details.first_on or details.last_on,
        last_on=details.last_on,
        value=details.value,
        source=details.source.strip() or series.source,
        note=details.note.strip(),
        evidence=details.evidence,
        recorded_by=by,
        recorded_at=timezone.now(),
        corrects=corrects,
    )
    errors = {**_place_errors(series, details.region), **_time_errors(series, figure), **_value_errors(series, figure)}
    if details.evidence and not evidence_for(by).filter(pk=details.evidence.pk, withdrawn_at=None).exists():
        errors["evidence"] = _("This evidence cannot be used; choose another.")
    if errors:
        raise ValidationError(errors)
    figure.value = figure.value.quantize(STORED)
    figure.clean_fields(exclude=["regency", "series", "region", "recorded_by", "corrects", "ended_by", "evidence"])
    return figure


def refuse_twin(figure: Figure, standing: Iterable[Figure]) -> None:
    """Refuse a figure of a time that one of those that count for its region has already in whole or in part."""
    for twin in standing:
        if twin.pk != figure.corrects_id and twin.first_on <= figure.last_on and twin.last_on >= figure.first_on:
            raise ValidationError({"last_on": _twin_sentence(twin)}, code="once")


def end_figure(*, by: Membership, figure: Figure, reason: str) -> None:
    """Let a figure end now; the caller saves and records it."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the figure no longer counts.")}, code="reason")
    figure.ended_at, figure.ended_by, figure.ended_reason = timezone.now(), by, reason.strip()


def _place_errors(series: Series, region: Region) -> dict[str, str]:
    inside = region.pk == series.regency_id or region.pk.startswith(f"{series.regency_id}.")
    if not inside:
        return {"region": _("This place lies outside the regency.")}
    wanted = Level.VILLAGE if series.scope == Scope.VILLAGE else Level.REGENCY
    if region.level == wanted:
        return {}
    if wanted == Level.VILLAGE:
        return {"region": _("This series has one number for each village; choose a village.")}
    return {"region": _("This series has one number for the whole regency.")}


def _time_errors(series: Series, figure: Figure) -> dict[str, str]:
    today = timezone.localdate()
    if figure.last_on > today:
        return {"last_on": _("This day is not over yet; the latest is %(day)s.") % {"day": as_text(today)}}
    if series.kind == SeriesKind.STOCK:
        return {"first_on": _("This series counts as of a day.")} if figure.first_on != figure.last_on else {}
    if figure.first_on > figure.last_on:
        return {"first_on": _("A period cannot end before it begins.")}
    return {}


def _value_errors(series: Series, figure: Figure) -> dict[str, str]:
    if not abs(figure.value) < MOST:
        return {"value": _("This number is too large.")}
    if figure.value != round(figure.value, series.digits):
        if series.digits == 0:
            return {"value": _("This series has whole numbers.")}
        return {"value": _("This series has at most %(count)d decimals.") % {"count": series.digits}}
    return {}


def _twin_sentence(twin: Figure) -> str:
    number = as_text(twin.number)
    if twin.first_on == twin.last_on:
        return _("A figure of this day is already reported: %(number)s. Correct that one.") % {"number": number}
    return _("These days are already in the figure of %(first)s to %(last)s: %(number)s.") % {
        "first": as_text(twin.first_on),
        "last": as_text(twin.last_on),
        "number": number,
    }


def _open(series: Series) -> Series:
    series = Series.objects.select_related("office", "regency").get(pk=series.pk)
    if series.closed_on is not None:
        raise ValidationError(_("This series is closed and takes no more figures."), code="closed")
    return series


def _standing(figure: Figure) -> Figure:
    figure = Figure.objects.select_related("series__office", "region").get(pk=figure.pk)
    if figure.ended_at is not None:
        raise ValidationError(_("This figure was corrected or withdrawn already."), code="ended")
    return figure
