"""Index, domains and aspects from levels, in fractions; rounded only where something is printed.

index = sum(level x weight) / 100 over all indicators; an aspect and a domain are the same sum over their own
indicators by their own weight (PermenPANRB 59/2020). Never computed from rounded parts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lonto.lib.bilingual import Both
from lonto.lib.rounding import half_up
from lonto.regency.maturity.schemes.form import (
    About,
    Aspect,
    Domain,
    Indicator,
    Predicate,
    PredicateFrom,
    Scheme,
    Unanswered,
)

Values = Mapping[int, Fraction | Decimal | int | None]


@dataclass(frozen=True)
class LevelProblem:
    """One level that does not fit: which indicator, what was given, what to do. `code` names the kind of problem."""

    number: int
    value: str
    code: str
    sentence: Both


class WrongLevel(ValueError):  # noqa: N818  reads as a sentence where it is raised
    """Levels that do not belong to the scheme; nothing was computed."""

    def __init__(self, problems: Sequence[LevelProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(one.sentence.en for one in problems))


@dataclass(frozen=True)
class Part:
    """The value of a domain or an aspect."""

    of: Domain | Aspect
    exact: Fraction
    published: Decimal


@dataclass(frozen=True)
class IndexResult:
    """`published` is the exact index half up; `unanswered` are the indicators that counted 0.

    `predicates_differ` says that the rounded index would have another predicate than the exact one.
    """

    exact: Fraction
    published: Decimal
    predicate: Predicate
    predicates_differ: bool
    domains: tuple[Part, ...]
    aspects: tuple[Part, ...]
    unanswered: tuple[Indicator, ...]


def compute(
    scheme: Scheme, levels: Values, *, predicate_from: PredicateFrom | None = None, is_so_far: bool = False
) -> IndexResult:
    """The index of `levels`, by indicator number; None and missing numbers are unanswered.

    `predicate_from` overrides the scheme: the report of 2023 read predicates from the rounded index. With `is_so_far`
    what is missing counts 0 in every scheme, because the work goes on. Raises WrongLevel for numbers that the scheme
    does not have, values outside its scale, and unanswered ones where the scheme refuses them.
    """
    values = _checked(scheme, levels, takes_gaps=is_so_far or scheme.unanswered is Unanswered.ZERO)
    weighted = {one.number: values[one.number] * one.weight for one in scheme.indicators}
    by_aspect = {
        number: sum((weighted[one.number] for one in indicators), Fraction(0))
        for number, indicators in scheme.by_aspect.items()
    }
    by_domain = dict.fromkeys((one.number for one in scheme.domains), Fraction(0))
    for aspect in scheme.aspects:
        if aspect.domain is not None:
            by_domain[aspect.domain] += by_aspect[aspect.number]
    exact = sum(by_aspect.values(), Fraction(0)) / 100
    published = half_up(exact, scheme.digits)
    from_exact, from_rounded = scheme.predicate_at(exact), scheme.predicate_at(Fraction(published))
    return IndexResult(
        exact=exact,
        published=published,
        predicate=from_exact if (predicate_from or scheme.predicate_from) is PredicateFrom.EXACT else from_rounded,
        predicates_differ=from_exact is not from_rounded,
        domains=tuple(_part(scheme, one, by_domain[one.number]) for one in scheme.domains),
        aspects=tuple(_part(scheme, one, by_aspect[one.number]) for one in scheme.aspects),
        unanswered=tuple(one for one in scheme.indicators if levels.get(one.number) is None),
    )


def gathered(scheme: Scheme, pairs: Iterable[tuple[int, Fraction | Decimal | int | None]]) -> Values:
    """Levels by number out of pairs as people give them; WrongLevel where an indicator is given twice."""
    levels: dict[int, Fraction | Decimal | int | None] = {}
    problems = []
    for number, value in pairs:
        if number in levels:
            sentence = Both(
                f"Indikator {number} disebut dua kali. Sisakan satu.", f"Indicator {number} is given twice. Keep one."
            )
            problems.append(LevelProblem(number, f"{value}", "twice", sentence))
        levels[number] = value
    if problems:
        raise WrongLevel(problems)
    return levels


def problem_with(scheme: Scheme, number: int, value: Fraction | Decimal | int) -> LevelProblem | None:
    """What is wrong with one level, None where it fits."""
    shown = f"{value}"
    if number not in scheme.by_number:
        return _unknown(scheme, number, shown)
    is_number = not isinstance(value, Decimal) or value.is_finite()
    if not (is_number and scheme.lowest <= value <= scheme.highest):
        scale = f"{scheme.lowest}–{scheme.highest}"
        sentence = Both(
            f"Indikator {number}: {shown} di luar skala; tingkat ialah {scale}.",
            f"Indicator {number}: {shown} lies outside the scale; a level is {scale}.",
        )
        return LevelProblem(number, shown, "scale", sentence)
    if not scheme.takes_fractions and value != int(value):
        sentence = Both(
            f"Indikator {number}: {shown} tidak bulat; {scheme.key} hanya menerima tingkat bulat.",
            f"Indicator {number}: {shown} is not whole; {scheme.key} takes whole levels only.",
        )
        return LevelProblem(number, shown, "whole", sentence)
    return None


def _unknown(scheme: Scheme, number: int, shown: str) -> LevelProblem:
    last = len(scheme.indicators)
    sentence = Both(
        f"Indikator {number} tidak ada dalam {scheme.key}; indikatornya 1 sampai {last}.",
        f"Indicator {number} does not exist in {scheme.key}; its indicators run from 1 to {last}.",
    )
    return LevelProblem(number, shown, "unknown", sentence)


def _missing(scheme: Scheme, number: int) -> LevelProblem:
    is_ours = scheme.assumed(About.UNANSWERED) is not None
    ours = Both(" (anggapan kami, belum dipastikan)", " (our assumption, not confirmed)") if is_ours else Both("", "")
    sentence = Both(
        f"Indikator {number} belum bertingkat; {scheme.key} memerlukan semuanya{ours.id}.",
        f"Indicator {number} has no level; {scheme.key} needs all{ours.en}.",
    )
    return LevelProblem(number, "", "unanswered", sentence)


def _checked(scheme: Scheme, levels: Values, *, takes_gaps: bool) -> dict[int, Fraction]:
    problems = []
    for number, value in levels.items():
        if value is not None and (problem := problem_with(scheme, number, value)):
            problems.append(problem)
        elif value is None and number not in scheme.by_number:
            problems.append(_unknown(scheme, number, ""))
    if not takes_gaps:
        problems += [_missing(scheme, one.number) for one in scheme.indicators if levels.get(one.number) is None]
    if problems:
        raise WrongLevel(problems)
    return {one.number: Fraction(levels.get(one.number) or 0) for one in scheme.indicators}


def _part(scheme: Scheme, of: Domain | Aspect, weighted: Fraction) -> Part:
    exact = weighted / of.weight
    return Part(of, exact, half_up(exact, scheme.digits))
