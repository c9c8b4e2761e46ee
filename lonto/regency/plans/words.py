"""How rises, plans and obstacles are said."""

from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lonto.lib.rounding import half_up
from lonto.regency.maturity.planner import Rise
from lonto.regency.maturity.schemes import Scheme
from lonto.regency.plans.stored import STURDY

DIGITS = 3


def rise_words(scheme: Scheme, rise: Rise) -> str:
    """24. Manajemen Aset TIK → 3."""
    return f"{rise.number}. {scheme.by_number[rise.number].name.of(get_language())} → {rise.level}"


def index_words(value: Fraction | None) -> str:
    """An index to three decimals, so that a narrow margin can be seen; a dash for none."""
    return "–" if value is None else number_format(half_up(value, DIGITS))


def plan_words(place: int) -> str:
    """What one of the plans of an answer is called."""
    return _("Sturdy plan") if place == STURDY else _("Plan %(place)s") % {"place": place}


def obstacle_words(obstacle: str) -> str:
    """Why a target cannot be reached."""
    return {
        "budget": _("The budget is too small."),
        "time": _("An indicator would have to rise further than you allow."),
        "frozen": _("Rises that cannot come would be needed."),
        "scale": _("Not even the highest level of every indicator is enough."),
    }[obstacle]
