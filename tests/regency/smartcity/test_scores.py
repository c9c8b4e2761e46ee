"""The index of a year: exact, between its lowest and highest score, and the published case of Kota Kediri 2022."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.rounding import half_up
from lonto.regency.smartcity.choices import Component, Dimension
from lonto.regency.smartcity.scores import index_of, mean_of
from lonto.regency.smartcity.weights import WrongWeights, read_sets, shipped

HERE = Path(__file__).parent
HEAD = "scheme,dimension,weight_percent,status\n"
cents = st.integers(0, 500).map(lambda value: Decimal(value) / 100)
scores_of_all = st.fixed_dictionaries({one.value: cents for one in Component})


@st.composite
def whole_weights(draw: st.DrawFn) -> dict[str, int]:
    """Five weights that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=4, max_size=4)))
    ends = [0, *cuts, 100]
    return {one.value: high - low for one, low, high in zip(Component, ends[:-1], ends[1:], strict=True)}


def kediri() -> dict[str, str]:
    with (HERE / "kediri_2022.csv").open(encoding="utf-8", newline="") as file:
        return {row["row"]: row["value"] for row in csv.DictReader(file)}


def weights_of_2022() -> dict[str, int]:
    return {component.value: weight for component, weight in shipped()[0].weights.items()}


def test_the_index_of_kediri_2022_is_exactly_3_315() -> None:
    published = kediri()
    scores = {one.value: Decimal(published[str(one.label)]) for one in Component}
    index = index_of(weights_of_2022(), scores)
    assert index == Fraction(3315, 1000)
    assert half_up(index, 2) == Decimal("3.32")


def test_with_the_six_dimensions_behind_its_impact_the_index_is_printed_as_it_was_published() -> None:
    published = kediri()
    impact = mean_of(Decimal(published[f"dim_{one.value}"]) for one in Dimension)
    assert impact == Fraction(1841, 600)
    assert half_up(impact, 2) == Decimal(published["Impact"])
    scores: dict[str, Fraction | Decimal | None] = {one.value: Decimal(published[str(one.label)]) for one in Component}
    index = index_of(weights_of_2022(), {**scores, "impact": impact})
    assert index is not None
    assert half_up(index, 2) == Decimal(published["Index 2022"])


def test_the_weights_of_another_year_give_another_index() -> None:
    published = kediri()
    scores = {one.value: Decimal(published[str(one.label)]) for one in Component}
    other = {component.value: weight for component, weight in shipped()[1].weights.items()}
    assert index_of(other, scores) == Fraction(3257, 1000)


@given(weights=whole_weights(), scores=scores_of_all)
def test_the_index_lies_between_the_lowest_and_the_highest_score(
    weights: dict[str, int], scores: dict[str, Decimal]
) -> None:
    index = index_of(weights, scores)
    counted = [Fraction(scores[key]) for key, weight in weights.items() if weight]
    assert index is not None
    assert min(counted) <= index <= max(counted)


@given(
    weights=whole_weights(),
    scores=scores_of_all,
    component=st.sampled_from(list(Component)),
    more=st.integers(1, 500).map(lambda value: Fraction(value, 100)),
)
def test_the_index_rises_by_the_weight_of_what_rises(
    weights: dict[str, int], scores: dict[str, Decimal], component: Component, more: Fraction
) -> None:
    before = index_of(weights, scores)
    after = index_of(weights, {**scores, component.value: Fraction(scores[component.value]) + more})
    assert before is not None
    assert after is not None
    assert after - before == more * weights[component.value] / 100
    assert (after > before) == (weights[component.value] > 0)


@given(weights=whole_weights(), first=scores_of_all, second=scores_of_all)
def test_the_index_of_a_sum_is_the_sum_of_the_indices(
    weights: dict[str, int], first: dict[str, Decimal], second: dict[str, Decimal]
) -> None:
    one, other = index_of(weights, first), index_of(weights, second)
    both = index_of(weights, {key: Fraction(first[key]) + Fraction(second[key]) for key in first})
    assert one is not None
    assert other is not None
    assert both == one + other


@given(weights=whole_weights(), scores=scores_of_all, component=st.sampled_from(list(Component)))
def test_without_a_score_that_weighs_there_is_no_index(
    weights: dict[str, int], scores: dict[str, Decimal], component: Component
) -> None:
    missing: dict[str, Decimal | None] = {**scores, component.value: None}
    assert (index_of(weights, missing) is None) == (weights[component.value] > 0)


@given(weights=whole_weights(), scores=scores_of_all, component=st.sampled_from(list(Component)))
def test_weights_that_are_no_whole_give_no_index(
    weights: dict[str, int], scores: dict[str, Decimal], component: Component
) -> None:
    for wrong in (1, -1, 100):
        with pytest.raises(ValueError, match="add up"):
            index_of({**weights, component.value: weights[component.value] + wrong}, scores)


@given(st.lists(cents, min_size=1, max_size=8))
def test_a_mean_is_exact_and_between_its_ends(values: list[Decimal]) -> None:
    mean = mean_of(values)
    assert mean is not None
    assert mean * len(values) == sum(map(Fraction, values))
    assert min(values) <= mean <= max(values)
    assert mean_of([*values, None]) is None


def test_nothing_has_no_mean() -> None:
    assert mean_of([]) is None


def test_both_shipped_sets_are_whole_and_say_where_they_come_from() -> None:
    first, second = shipped()
    assert [first.weights[one] for one in Component] == [10, 20, 30, 20, 20]
    assert [second.weights[one] for one in Component] == [10, 20, 30, 30, 10]
    assert first.source
    assert second.source


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("a,Baseline,10,x\na,Output,80,x\n", "bobot.csv, rows 2 to 3 (a): the weights add up to 90, not to 100"),
        ("a,Baseline,100,x\nb,Output,101,x\n", "bobot.csv, row 3, weight_percent"),
        ("a,Baseline,10.5,x\n", "bobot.csv, row 2, weight_percent"),
        ("a,Baseline,-5,x\n", "bobot.csv, row 2, weight_percent"),
        ("a,Baseline,,x\n", "bobot.csv, row 2, weight_percent"),
        ("a,Dreams,10,x\n", "bobot.csv, row 2, dimension"),
        ("a,Baseline,50,x\na,Baseline,50,x\n", "bobot.csv, row 3"),
        ("a\n", "bobot.csv, row 2, dimension"),
    ],
)
def test_weights_that_cannot_be_used_are_refused_with_their_place(rows: str, place: str) -> None:
    with pytest.raises(WrongWeights) as caught:
        read_sets(HEAD + rows, "bobot.csv")
    assert str(caught.value).startswith(place)


def test_a_table_of_other_columns_is_refused() -> None:
    with pytest.raises(WrongWeights, match="row 1"):
        read_sets("a,b\n1,2\n", "bobot.csv")
