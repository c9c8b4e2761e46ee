"""The index: exact, additive, between its levels; what does not fit the scheme is refused by name."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.regency.maturity.index import WrongLevel, compute, gathered
from lonto.regency.maturity.schemes import PredicateFrom, Scheme, all_schemes, scheme_named

SPBE = scheme_named("spbe-2020")
PEMDI = scheme_named("pemdi-2026")


@st.composite
def answers(draw: st.DrawFn) -> tuple[Scheme, dict[int, Fraction]]:
    """A scheme with a level for every indicator."""
    scheme = draw(st.sampled_from(all_schemes()))
    level = st.integers(scheme.lowest, scheme.highest).map(Fraction)
    if scheme.takes_fractions:
        level |= st.fractions(scheme.lowest, scheme.highest, max_denominator=100)
    return scheme, {one.number: draw(level) for one in scheme.indicators}


@given(answers())
def test_the_index_lies_between_the_lowest_and_the_highest_level(case: tuple[Scheme, dict[int, Fraction]]) -> None:
    scheme, levels = case
    assert min(levels.values()) <= compute(scheme, levels).exact <= max(levels.values())


@given(answers(), st.data())
def test_the_index_rises_when_a_level_rises(case: tuple[Scheme, dict[int, Fraction]], data: st.DataObject) -> None:
    scheme, levels = case
    number = data.draw(st.sampled_from(sorted(levels)))
    higher = max(levels[number], Fraction(data.draw(st.integers(scheme.lowest, scheme.highest))))
    before, after = compute(scheme, levels), compute(scheme, levels | {number: higher})
    assert after.exact - before.exact == (higher - levels[number]) * scheme.by_number[number].weight / 100


@given(answers())
def test_domains_and_aspects_add_up_to_the_index_exactly(case: tuple[Scheme, dict[int, Fraction]]) -> None:
    result = compute(*case)
    assert sum((part.exact * part.of.weight for part in result.aspects), Fraction(0)) / 100 == result.exact
    if result.domains:
        assert sum((part.exact * part.of.weight for part in result.domains), Fraction(0)) / 100 == result.exact


def test_what_is_printed_is_rounded_from_the_exact_index_and_never_from_rounded_parts() -> None:
    levels = {one.number: 3 for one in SPBE.indicators} | {1: 4, 11: 2, 21: 2, 32: 4}
    result = compute(SPBE, levels)
    assert result.exact == 3 + Fraction("0.013") - Fraction("0.025") - Fraction("0.015") + Fraction("0.0275")
    assert result.published == Decimal("3.00")


def test_an_unanswered_indicator_counts_nothing_and_is_listed() -> None:
    result = compute(SPBE, {one.number: 3 for one in SPBE.indicators if one.number != 47} | {46: None})
    assert [one.number for one in result.unanswered] == [46, 47]
    assert result.exact == 3 - 2 * Fraction("0.09")


def test_a_scheme_that_needs_every_answer_refuses_holes_by_their_number() -> None:
    with pytest.raises(WrongLevel) as refused:
        compute(PEMDI, {one.number: 3 for one in PEMDI.indicators if one.number not in (4, 9)})
    assert [(one.number, one.code) for one in refused.value.problems] == [(4, "unanswered"), (9, "unanswered")]


def test_while_the_work_goes_on_holes_count_nothing_in_every_scheme() -> None:
    assert compute(PEMDI, {20: 4}, is_so_far=True).exact == Fraction(4 * 15, 100)


@pytest.mark.parametrize(
    ("number", "value", "code"),
    [
        (1, 6, "scale"),
        (1, 0, "scale"),
        (1, Decimal("NaN"), "scale"),
        (1, Decimal("1e400000"), "scale"),
        (1, Decimal("2.5"), "whole"),
        (48, 3, "unknown"),
        (0, 3, "unknown"),
    ],
)
def test_a_level_that_does_not_fit_is_named(number: int, value: int | Decimal, code: str) -> None:
    with pytest.raises(WrongLevel) as refused:
        compute(SPBE, {number: value})
    (problem,) = refused.value.problems
    assert (problem.number, problem.code) == (number, code)
    assert str(value) in problem.sentence.en or code == "unknown"


def test_an_indicator_that_is_given_twice_is_named() -> None:
    with pytest.raises(WrongLevel) as refused:
        gathered(SPBE, [(1, 3), (2, 4), (1, 3)])
    assert [(one.number, one.code) for one in refused.value.problems] == [(1, "twice")]


def test_every_problem_is_said_in_both_languages() -> None:
    with pytest.raises(WrongLevel) as refused:
        compute(PEMDI, {1: 6, 2: 3, 21: 3})
    assert len(refused.value.problems) == 2 + 18
    assert all(one.sentence.id != one.sentence.en for one in refused.value.problems)


def test_pemdi_takes_a_level_between_two_levels() -> None:
    levels = {one.number: Decimal("3.25") for one in PEMDI.indicators}
    assert compute(PEMDI, levels).exact == Fraction("3.25")


def test_a_predicate_that_rounding_would_change_is_flagged() -> None:
    levels = next(
        levels for levels in _near_the_border() if Fraction("2.595") <= compute(SPBE, levels).exact < Fraction("2.6")
    )
    exact, rounded = compute(SPBE, levels), compute(SPBE, levels, predicate_from=PredicateFrom.ROUNDED)
    assert (exact.predicate.name.id, rounded.predicate.name.id) == ("Cukup", "Baik")
    assert exact.published == rounded.published == Decimal("2.60")
    assert exact.predicates_differ
    assert rounded.predicates_differ


def _near_the_border() -> list[dict[int, int]]:
    """Levels whose index runs from 2.5 to 2.7 in small steps."""
    base = {one.number: 2 for one in SPBE.indicators} | dict.fromkeys(range(32, 48), 3)
    return [
        base | dict.fromkeys(range(1, 1 + process), 3) | dict.fromkeys(range(21, 21 + management), 3)
        for process in range(11)
        for management in range(11)
    ]
