"""Deadlines in words: day, time and the name of the time zone."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format


def in_words(moment: dt.datetime) -> str:
    """31 December 2026, 23.59 WITA."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y')}, {date_format(local, 'H.i')} {local.tzname()}"
