"""Hidden counts withstand whoever computes with everything that is published."""

import time
from collections.abc import Mapping
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lonto.lib.suppression import TOTAL, Cell, Shape, cells_to_hide, is_small
from tests.lib.attacking import exposed

SEX, AGE = ("f", "m", "x"), ("0-14", "15-24", "25-44", "45-64", "65+", "?")
SMALL_TREE = {"r": "", "d": "r", "e": "r", "d1": "d", "d2": "d", "d3": "d", "e1": "e", "e2": "e"}


def naively_hidden(table: Mapping[Cell, int]) -> set[Cell]:
    return {cell for cell, count in table.items() if is_small(count)}


def regency_shape() -> Shape:
    """As large as the pilot: 12 districts, 169 villages."""
    districts = {f"{number:02}": "r" for number in range(12)}
    villages = {f"{number % 12:02}.{number:03}": f"{number % 12:02}" for number in range(169)}
    return Shape({"r": "", **districts, **villages}, (SEX, AGE))


def people(shape: Shape, size: int, seed: int) -> dict[Cell, int]:
    """Invented people; few have no known sex or birth date."""
    random, counts = Random(seed), dict.fromkeys(product(shape.lowest, shape.categories[1:]), 0)
    for _person in range(size):
        place = random.choice(shape.lowest)
        counts[place, random.choices(SEX, (50, 50, 0.3))[0]] += 1
        counts[place, random.choices(AGE, (30, 18, 26, 18, 7, 0.5))[0]] += 1
    return shape.filled(counts)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Shape, dict[Cell, int]]:
    """Small tables with many small counts, some of them with none."""
    partitions = draw(st.sampled_from([(), (("f", "m"),), (("f", "m"), ("young", "old", "?")), (("only",),)]))
    parents = draw(st.sampled_from([SMALL_TREE, {"r": ""}, {"r": "", "a": "r"}, {"r": "", "a": "r", "b": "r"}]))
    shape = Shape(parents, partitions)
    counts: dict[Cell, int] = {}
    for place in shape.lowest:
        total = draw(st.one_of(st.integers(0, 12), st.integers(0, 60)))
        counts[place, TOTAL] = total
        for partition in partitions:
            cuts = sorted(draw(st.lists(st.integers(0, total), min_size=len(partition) - 1, max_size=len(partition))))
            cuts = [0, *cuts[: len(partition) - 1], total]
            counts |= {(place, name): high - low for name, low, high in zip(partition, cuts, cuts[1:], strict=False)}
    return shape, shape.filled(counts)


@settings(max_examples=250, deadline=None)
@given(tables())
def test_no_small_count_can_be_computed_from_what_is_published(made: tuple[Shape, dict[Cell, int]]) -> None:
    shape, table = made
    hidden = cells_to_hide(shape, table)

    assert naively_hidden(table) <= hidden
    assert all(table[cell] for cell in hidden), "0 is shown"
    assert exposed(shape, table, hidden) == []


@pytest.mark.parametrize("size", [6_000, 290_688])
def test_a_whole_regency_withstands_the_attack(size: int) -> None:
    shape = regency_shape()
    table = people(shape, size, seed=size)
    hidden = cells_to_hide(shape, table)

    assert len(naively_hidden(table)) > 50
    assert exposed(shape, table, naively_hidden(table)) != [], "The attack has to find what is hidden badly."
    assert exposed(shape, table, hidden) == []


def test_few_further_cells_are_hidden() -> None:
    shape = regency_shape()
    table = people(shape, 290_688, seed=1)
    small = naively_hidden(table)

    assert len(cells_to_hide(shape, table)) <= 2.5 * len(small)


def test_a_regency_takes_well_under_a_second() -> None:
    shape = regency_shape()
    table = people(shape, 6_000, seed=3)
    start = time.process_time()
    cells_to_hide(shape, table)

    assert time.process_time() - start < 1


def test_one_small_village_takes_a_second_one_with_it() -> None:
    shape = Shape(SMALL_TREE)
    table = shape.filled({("d1", TOTAL): 3, ("d2", TOTAL): 40, ("d3", TOTAL): 7, ("e1", TOTAL): 60, ("e2", TOTAL): 9})

    assert cells_to_hide(shape, table) == {("d1", TOTAL), ("d3", TOTAL)}


def test_two_small_neighbours_protect_each_other_only_where_their_sum_is_large_enough() -> None:
    shape = Shape({"r": "", "a": "r", "b": "r", "c": "r"})

    assert len(cells_to_hide(shape, shape.filled({("a", TOTAL): 4, ("b", TOTAL): 4, ("c", TOTAL): 90}))) == 2
    assert len(cells_to_hide(shape, shape.filled({("a", TOTAL): 1, ("b", TOTAL): 2, ("c", TOTAL): 90}))) == 3


def test_two_tables_that_share_a_total_are_protected_together() -> None:
    """Protected apart, the total that one of them hides stands in the other."""
    parents = {"r": "", "a": "r"}
    counts = {("a", "f"): 3, ("a", "m"): 40, ("a", "young"): 20, ("a", "old"): 23}
    both = Shape(parents, (("f", "m"), ("young", "old")))
    table = both.filled(counts)
    apart = [Shape(parents, (partition,)) for partition in both.partitions]
    hidden = [cells_to_hide(shape, shape.filled(counts)) for shape in apart]
    shown = {
        cell
        for shape, hide in zip(apart, hidden, strict=True)
        for cell in product(shape.places, shape.categories)
        if cell not in hide
    }

    assert exposed(apart[0], apart[0].filled(counts), hidden[0]) == []
    assert exposed(both, table, table.keys() - shown) == []
    assert exposed(both, table, cells_to_hide(both, table)) == []
    # The total of one table that the other hides gives everything away.
    total_hidden = {("a", "f"), ("r", "f"), ("a", TOTAL), ("r", TOTAL)}
    assert exposed(apart[0], apart[0].filled(counts), total_hidden) == []
    assert exposed(both, table, total_hidden) != []


def test_the_same_table_is_always_hidden_alike() -> None:
    shape = regency_shape()
    table = people(shape, 6_000, seed=5)
    shuffled = list(table.items())
    Random(1).shuffle(shuffled)

    assert cells_to_hide(shape, table) == cells_to_hide(shape, dict(shuffled))


@pytest.mark.parametrize(
    ("parents", "partitions", "sentence"),
    [
        ({"a": "", "b": ""}, (), "one place at the top"),
        ({"a": "", "b": "c"}, (), "No place"),
        ({"a": "", "b": "c", "c": "b"}, (), "within itself"),
        ({"a": ""}, (("x",), ("x",)), "same name"),
    ],
)
def test_a_table_without_a_shape_is_refused(
    parents: dict[str, str], partitions: tuple[tuple[str, ...], ...], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        Shape(parents, partitions)


def test_partitions_of_different_sums_are_refused() -> None:
    shape = Shape({"r": ""}, (("f", "m"), ("young", "old")))
    with pytest.raises(ValueError, match="different sums"):
        shape.filled({("r", "f"): 3, ("r", "young"): 4})
