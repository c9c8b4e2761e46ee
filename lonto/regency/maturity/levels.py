"""Levels as people give them: what does not fit a scheme is refused in a sentence of the reader's language."""

from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from lonto.lib.rounding import exact_text
from lonto.regency.maturity.index.exact import problem_with
from lonto.regency.maturity.schemes import Indicator, Scheme

PLACES = Decimal("0.01")


def valid_level(scheme: Scheme, number: int, level: Decimal) -> Decimal:
    """The level with two decimals, as it is kept; ValidationError where the scheme has no such level or indicator."""
    if not level.is_finite():
        raise ValidationError({"level": _("Write the level as a number.")}, code="level")
    problem = problem_with(scheme, number, level)
    values = {"lowest": scheme.lowest, "highest": scheme.highest, "number": number}
    if problem is None and level == level.quantize(PLACES):
        return level.quantize(PLACES)
    if problem is not None and problem.code == "unknown":
        raise ValidationError(_("Indicator %(number)s does not belong to this scheme.") % values, code="unknown")
    if problem is not None and problem.code == "scale":
        sentence = _("A level is between %(lowest)s and %(highest)s.") % values
    elif problem is not None:
        sentence = _("This scheme takes whole levels only: %(lowest)s to %(highest)s.") % values
    else:
        sentence = _("Write at most two decimals.")
    raise ValidationError({"level": sentence}, code="level")


def missing_criteria(scheme: Scheme, indicator: Indicator, level: Decimal, met: list[str]) -> list[str]:
    """Criteria of this level and every one below it that are not ticked, as "level.place" (they are cumulative)."""
    return [
        f"{one.number}.{place}"
        for one in scheme.levels_of(indicator)
        if one.number <= level
        for place in range(1, len(one.criteria) + 1)
        if f"{one.number}.{place}" not in met
    ]


def plain(level: Decimal | None) -> str:
    """A level as it is written: 3, not 3.00; a dash where there is none."""
    if level is None:
        return "–"
    return exact_text(Fraction(level))


def shown(level: Decimal | None) -> str:
    """A level in the reader's notation: 2,5."""
    return plain(level).replace(".", get_format("DECIMAL_SEPARATOR")) if level is not None else "–"
