"""Residents by age, in the bands of `data/age_bands.csv`."""

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext as _

from lonto.lib.age_bands import AgeBand, latest_birthday, read_bands
from lonto.measures.registry import UNKNOWN

TABLE = Path(__file__).with_name("data") / "age_bands.csv"


@cache
def bands() -> tuple[AgeBand, ...]:
    """The bands in use, checked: every age lies in exactly one."""
    return read_bands(TABLE.read_text(encoding="utf-8"))


@cache
def edition() -> str:
    """Changes whenever the bands do."""
    return hashlib.sha256(" ".join(band.key for band in bands()).encode()).hexdigest()[:12]


def band_column(on: dt.date) -> Case:
    """The key of the band that a resident's age has on a day, or `UNKNOWN`, as an expression of the database.

    Comparing the birth date with the bounds is twice as fast as computing an age in years.
    """
    *closed, oldest = bands()
    cases = [When(born_on=None, then=Value(UNKNOWN))]
    for band in closed:
        cases.append(When(born_on__gt=latest_birthday(on, _next(band)), then=Value(band.key)))
    return Case(*cases, default=Value(oldest.key), output_field=CharField())


def in_band(key: str, on: dt.date) -> Q:
    """The residents whose age lies in the band with this key; nobody where there is no such band."""
    if key == UNKNOWN:
        return Q(born_on=None)
    for position, band in enumerate(bands()):
        if band.key == key:
            youngest = Q(born_on__lte=latest_birthday(on, band.youngest)) if position else Q(born_on__isnull=False)
            return youngest if band.oldest is None else youngest & Q(born_on__gt=latest_birthday(on, _next(band)))
    return Q(pk__in=[])


def band_choices() -> list[tuple[str, str]]:
    """(key, label) of every band and of an unknown birth date, for a filter or a table."""
    return [(band.key, label_of(band)) for band in bands()] + [(UNKNOWN, _("Birth date not known"))]


def label_of(band: AgeBand) -> str:
    """ "5–9", or "75+"."""
    return f"{band.youngest}+" if band.oldest is None else f"{band.youngest}–{band.oldest}"


def _next(band: AgeBand) -> int:
    assert band.oldest is not None
    return band.oldest + 1
