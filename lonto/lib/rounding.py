"""Rounding for what is printed: half up, from the exact value, once."""

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction | Decimal | int, digits: int) -> Decimal:
    """`value` with `digits` decimals, a half away from zero: 2.005 gives 2.01, -2.005 gives -2.01."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{whole if exact >= 0 else -whole}e-{digits}")  # exact, whatever the precision of the context


def exact_text(value: Fraction) -> str:
    """The value to its last digit, "2.594"; as a fraction, "1/3", where its decimals never end."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{half_up(value, max(twos, fives)):f}"
