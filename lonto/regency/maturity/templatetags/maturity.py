"""What templates about schemes and results need: texts in both languages, numbers to the last digit, differences."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import get_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lonto.lib.bilingual import Both
from lonto.lib.rounding import exact_text
from lonto.regency.maturity.levels import shown

register = template.Library()
KINDS = {
    "process": _("Process capability"),
    "service": _("Service capability"),
    "village-service": _("Village service"),
    "pemdi": _("Maturity"),
}


@register.filter
def spoken(text: Both | None) -> str:
    """A text in both languages, in the language of the page."""
    return text.of(get_language()) if text else ""


@register.filter
def kind_name(kind: str) -> str:
    """What a kind of indicators is called; a kind of somebody's own file keeps its word."""
    return str(KINDS.get(kind, kind))


@register.filter
def level(value: Decimal | None) -> str:
    """A level as people write it: 3, or 2,5."""
    return shown(value)


@register.filter
def exact(value: Fraction) -> str:
    """To the last digit, as a fraction where decimals never end, in the reader's notation."""
    return exact_text(value).replace(".", get_format("DECIMAL_SEPARATOR"))


@register.filter
def signed(value: Decimal | None) -> str:
    """A difference with its sign: +0,03 or −0,10; nothing where there is none."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{number_format(abs(value))}"
