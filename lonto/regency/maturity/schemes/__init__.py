"""Evaluation schemes as versioned data: indicators, weights, levels, predicates, rounding, valid years."""

from lonto.regency.maturity.schemes.faults import Fault, FaultyScheme
from lonto.regency.maturity.schemes.form import (
    About,
    Aspect,
    Assumption,
    Condition,
    Domain,
    Indicator,
    Level,
    Predicate,
    PredicateFrom,
    Scheme,
    Unanswered,
)
from lonto.regency.maturity.schemes.reading import read_scheme
from lonto.regency.maturity.schemes.shipped import UnknownScheme, all_schemes, scheme_named, schemes_of_year

__all__ = [
    "About",
    "Aspect",
    "Assumption",
    "Condition",
    "Domain",
    "Fault",
    "FaultyScheme",
    "Indicator",
    "Level",
    "Predicate",
    "PredicateFrom",
    "Scheme",
    "Unanswered",
    "UnknownScheme",
    "all_schemes",
    "read_scheme",
    "scheme_named",
    "schemes_of_year",
]
