"""Outlines lose points, and never their neighbours."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from lonto.lib.outlines import Point, Ring, doubled_area, extent, path_of, simplified

STEP = 10
Areas = dict[int, list[Ring]]


@st.composite
def partitions(draw: st.DrawFn) -> tuple[int, int, Areas]:
    """A rectangle of cells, each of which belongs to one of a few areas; its inner borders are uneven."""
    width, height = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    owner = {(x, y): draw(st.integers(0, 4)) for x in range(width) for y in range(height)}
    bend = {
        (x, y): (draw(st.integers(-3, 3)), draw(st.integers(-3, 3))) for x in range(1, width) for y in range(1, height)
    }

    def place(x: int, y: int) -> Point:
        dx, dy = bend.get((x, y), (0, 0))
        return x * STEP + dx, y * STEP + dy

    sides: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for (x, y), area in owner.items():
        around = [
            ((x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y + 1)),
            ((x + 1, y + 1), (x, y + 1)),
            ((x, y + 1), (x, y)),
        ]
        beyond = [(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)]
        for (start, end), other in zip(around, beyond, strict=True):
            if owner.get(other) != area:
                sides[area][start].append(end)
    areas: Areas = {}
    for area, ways in sides.items():
        areas[area] = []
        while ways:
            start = min(ways)
            ring: Ring = []
            here = start
            while not ring or here != start:
                ring.append(place(*here))
                after = ways[here].pop()
                if not ways[here]:
                    del ways[here]
                here = after
            areas[area].append(ring)
    return width * STEP, height * STEP, areas


def directed(areas: Areas) -> Counter[tuple[Point, Point]]:
    """How often each edge is walked, less how often it is walked back."""
    edges: Counter[tuple[Point, Point]] = Counter()
    for rings in areas.values():
        for ring in rings:
            for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
                edges[min((start, end), (end, start))] += 1 if start < end else -1
    return edges


@given(partitions(), st.integers(1, 6))
def test_every_area_keeps_at_least_half_of_itself(made: tuple[int, int, Areas], tolerance: int) -> None:
    areas = made[2]
    found = simplified(areas, tolerance)
    assert found.keys() == areas.keys()
    for key, rings in areas.items():
        assert 2 * extent(found[key]) >= extent(rings) > 0


@given(partitions(), st.integers(1, 6))
def test_no_gap_opens_between_neighbours(made: tuple[int, int, Areas], tolerance: int) -> None:
    width, height, areas = made
    found = simplified(areas, tolerance)
    for (start, end), balance in directed(found).items():
        is_outside = any(
            start[axis] == end[axis] and start[axis] in (0, size) for axis, size in ((0, width), (1, height))
        )
        assert balance == 0 or is_outside
    assert sum(doubled_area(ring) for rings in found.values() for ring in rings) == 2 * width * height


@given(partitions(), st.integers(1, 6))
def test_each_point_was_a_point_before(made: tuple[int, int, Areas], tolerance: int) -> None:
    areas = made[2]
    before = {point for rings in areas.values() for ring in rings for point in ring}
    after = [point for rings in simplified(areas, tolerance).values() for ring in rings for point in ring]
    assert set(after) <= before


@given(partitions(), st.integers(1, 6), st.randoms())
def test_the_order_of_the_areas_changes_nothing(made: tuple[int, int, Areas], tolerance: int, chance: object) -> None:
    areas = made[2]
    keys = sorted(areas)
    chance.shuffle(keys)  # type: ignore[attr-defined]
    assert simplified({key: areas[key] for key in keys}, tolerance) == simplified(areas, tolerance)


def test_a_straight_border_loses_its_inner_points() -> None:
    left = [(0, 0), (10, 0), (10, 4), (11, 7), (10, 10), (0, 10)]
    right = [(10, 0), (20, 0), (20, 10), (10, 10), (11, 7), (10, 4)]
    found = simplified({"left": [left], "right": [right]}, 2)
    assert (11, 7) not in found["left"][0] + found["right"][0]
    assert (10, 10) in found["left"][0]
    assert (10, 10) in found["right"][0]


def test_a_border_takes_in_the_vertex_of_a_neighbour_that_it_passes_by() -> None:
    long = [(0, 0), (30, 0), (30, 10), (0, 10)]
    short = [(0, 10), (15, 10), (30, 10), (30, 20), (0, 20)]
    found = simplified({"long": [long], "short": [short]}, 1)
    assert directed({0: found["long"], 1: found["short"]})[(0, 10), (30, 10)] == 0


def test_a_small_area_stays_as_it_is_and_its_neighbour_follows() -> None:
    small = [(0, 0), (3, -2), (6, 0), (3, 2)]
    around = [(-20, -20), (20, -20), (20, 20), (-20, 20)]
    found = simplified({"small": [small], "around": [around, small[::-1]]}, 10)
    assert sorted(found["small"][0]) == sorted(small)
    assert extent(found["around"]) + extent(found["small"]) == 2 * 40 * 40


def test_an_island_that_becomes_a_line_is_left_out() -> None:
    land = [(0, 0), (100, 0), (100, 100), (0, 100)]
    reef = [(200, 0), (230, 1), (200, 2)]
    assert simplified({"both": [land, reef]}, 3) == {"both": [land]}


def test_a_path_is_written_in_steps() -> None:
    assert path_of([[(10, 5), (12, 5), (12, 3)], [(0, 0), (1, 0), (1, 1)]]) == "M10 5l2 0 0-2zM0 0l1 0 0 1z"
