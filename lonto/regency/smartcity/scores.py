"""The index of a yearly evaluation, in fractions; rounded only where something is printed.

index = sum(weight x score of each component) / 100. The score of a component is the mean of its lines (one for each
dimension, or one for the whole); what assessors give a line is the mean of their scores. Nothing is computed from
rounded parts.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from lonto.regency.smartcity.choices import Component
from lonto.regency.smartcity.weights import WHOLE, whole_of

Score: TypeAlias = Fraction | Decimal | int


def mean_of(scores: Iterable[Score | None]) -> Fraction | None:
    """The exact mean; None where a score is missing, or all of them."""
    known = [None if one is None else Fraction(one) for one in scores]
    if not known or None in known:
        return None
    return sum((one for one in known if one is not None), Fraction(0)) / len(known)


def index_of(weights: Mapping[str, int], scores: Mapping[str, Score | None]) -> Fraction | None:
    """The exact index; None while a component that weighs something has no score.

    ValueError where the weights do not add up to 100 or one is below 0.
    """
    if whole_of(weights) != WHOLE or any(weights.get(one.value, 0) < 0 for one in Component):
        raise ValueError(f"The weights add up to {whole_of(weights)}, not to {WHOLE}, or one is below 0.")
    total = Fraction(0)
    for component in Component:
        weight, score = weights.get(component.value, 0), scores.get(component.value)
        if weight and score is None:
            return None
        total += Fraction(score or 0) * weight
    return total / WHOLE
