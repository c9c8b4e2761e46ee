"""One value as a person reads it: dates, numbers, tags, nothing at all."""

import datetime as dt
from decimal import Decimal

from django.template.defaultfilters import linebreaksbr
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lonto.lib import nik
from lonto.web.answers import Tag, Tone
from lonto.web.texts import Text


def as_html(value: object) -> SafeString:
    """`value` as it stands in a table or a summary list; nothing is shown as a dash with words for listeners."""
    if value is None or value == "":
        return format_html(
            '<span aria-hidden="true">–</span><span class="visually-hidden">{}</span>', gettext("not known")
        )
    if isinstance(value, Tag):
        return tag_html(value.label, value.tone)
    text = as_text(value)
    return linebreaksbr(text) if "\n" in text else conditional_escape(text)


def as_text(value: object) -> str:
    """`value` in words and in the language of the page; safe markup stays as it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return date_format(local, "j M Y H.i")
    if isinstance(value, dt.date):
        # What date_format(value, "j M Y") gives, ten times as fast: lists are full of dates.
        return f"{value.day} {str(MONTHS_3[value.month]).title()} {value.year}"
    if isinstance(value, int | float | Decimal):
        return number_format(value, force_grouping=True)
    if isinstance(value, SafeString):
        return value
    if isinstance(value, Tag):
        return str(value.label)
    return str(value)


def tag_html(label: Text, tone: str) -> SafeString:
    """A tag in words; an unknown tone is a mistake of the page and raises ValueError."""
    return format_html('<span class="tag tag-{}">{}</span>', Tone(tone), label)


def masked_html(value: object) -> SafeString:
    """The masked number; a screen reader hears the last digits and not six asterisks."""
    shown = nik.mask(str(value or ""))
    if not shown:
        return as_html(None)
    spoken = gettext("number ending in %(digits)s") % {"digits": " ".join(shown[-4:])}
    return format_html(
        '<span class="number" aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', shown, spoken
    )
