"""Scores as whole hundredths: exact, so that equal scores are equal on every computer."""

from decimal import Decimal, InvalidOperation

HIGHEST = 9_999_999
"""99,999.99, the highest score that the published form can write."""


def hundredths(value: Decimal | int | str) -> int:
    """A score as whole hundredths: "84.3" is 8430.

    Raises ValueError for more than two decimals, a negative score or one above 99,999.99. A float is refused:
    84.3 has no exact binary form, and one hundredth decides who gets a seat.
    """
    if isinstance(value, float):
        raise TypeError("A score is a Decimal, a whole number or a text, never a float.")
    try:
        scaled = Decimal(value) * 100
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a score.") from None
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        raise ValueError(f"{value!r} has more than two decimals.")
    if not 0 <= scaled <= HIGHEST:
        raise ValueError(f"{value!r} is outside 0 to {written(HIGHEST)}.")
    return int(scaled)


def written(score: int) -> str:
    """A score in the published form, always with two decimals: 8430 is "84.30"."""
    return f"{score // 100}.{score % 100:02d}"
