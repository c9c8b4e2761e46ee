"""Outlines of neighbouring areas, drawn with fewer points so that they stay neighbours.

All points lie on a grid of whole numbers, so every comparison is exact and the same input gives the same outlines. A
border that passes by a neighbour's vertex takes it in; the rings are then cut into arcs wherever their company changes,
and each arc is simplified once (Douglas and Peucker) for all areas that it belongs to. Because neighbours share the
same arc, no gap opens between them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias, TypeVar

Point: TypeAlias = tuple[int, int]
Ring: TypeAlias = list[Point]
"""A closed line without its first point at the end; outer rings and holes run in opposite directions."""
Arc: TypeAlias = tuple[Point, ...]
K = TypeVar("K")

# How far a border may pass by a neighbour's vertex and still take it in: 3/4 of a step of the grid.
NEAR = (3, 4)
LEAST_SHARE = 2
CELL = 16


def simplified(areas: Mapping[K, Sequence[Ring]], tolerance: int) -> dict[K, list[Ring]]:
    """The same areas with fewer points; what is left out lies within `tolerance` steps of the new border.

    An area with an extent on the grid keeps at least half of it: where it would not, its arcs stay as they are. Rings
    that become a line are left out.
    """
    whole = _joined(areas)
    corners = _corners(ring for rings in whole.values() for ring in rings)
    cut = {key: [_arcs_of(ring, corners) for ring in rings] for key, rings in whole.items()}
    arcs = {_one_way(arc) for rings in cut.values() for ring in rings for arc in ring}
    drawn = {arc: _fewer(arc, tolerance) for arc in arcs}
    while True:
        found = {key: [_ring_of(ring, drawn) for ring in rings] for key, rings in cut.items()}
        thin = [key for key, rings in found.items() if LEAST_SHARE * extent(rings) < extent(whole[key])]
        if not thin:
            return {key: [ring for ring in rings if doubled_area(ring)] for key, rings in found.items()}
        drawn |= {_one_way(arc): _one_way(arc) for key in thin for ring in cut[key] for arc in ring}


def doubled_area(ring: Sequence[Point]) -> int:
    """Twice the area of a ring, negative where it runs the other way."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(ring))


def extent(rings: Iterable[Sequence[Point]]) -> int:
    """Twice the area of some rings together, holes taken off."""
    return abs(sum(doubled_area(ring) for ring in rings))


def path_of(rings: Iterable[Sequence[Point]]) -> str:
    """Rings as the `d` of an SVG path, each point as the step from the one before it."""
    parts = []
    for ring in rings:
        (x, y), *_rest = ring
        steps = "".join(f"{_spaced(x2 - x1)}{_spaced(y2 - y1)}" for (x1, y1), (x2, y2) in pairwise(ring))
        parts.append(f"M{x}{_spaced(y)}l{steps.lstrip()}z")
    return "".join(parts)


def _spaced(number: int) -> str:
    """A number behind another one: a minus separates as well as a space does."""
    return str(number) if number < 0 else f" {number}"


def _joined(areas: Mapping[K, Sequence[Ring]]) -> dict[K, list[Ring]]:
    """The areas without points that repeat, each border with the vertices of the neighbours that it passes by."""
    clean = {key: [_clean(ring) for ring in rings] for key, rings in areas.items()}
    near = _Vertices({point for rings in clean.values() for ring in rings for point in ring})
    joined = {
        key: [_clean([point for edge in _edges(ring) for point in (edge[0], *near.beside(*edge))]) for ring in rings]
        for key, rings in clean.items()
    }
    return {key: [ring for ring in rings if ring] for key, rings in joined.items()}


def _clean(ring: Sequence[Point]) -> Ring:
    """A ring without repeated points and without spikes; empty where nothing of it is left."""
    kept: Ring = []
    for point in ring:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
        else:
            kept.append(point)
    while len(kept) > 1 and (kept[0] == kept[-1] or kept[1] == kept[-1] or kept[0] == kept[-2]):
        if kept[0] != kept[-1] and kept[1] == kept[-1]:
            kept.pop(0)
        kept.pop()
    return kept if len(kept) > 2 else []


class _Vertices:
    """Finds the vertices that an edge passes by, with a coarse grid instead of looking at them all."""

    def __init__(self, points: Collection[Point]) -> None:
        self._cells: dict[Point, list[Point]] = defaultdict(list)
        for x, y in sorted(points):
            self._cells[x // CELL, y // CELL].append((x, y))

    def beside(self, start: Point, end: Point) -> list[Point]:
        """The vertices close to the inner part of an edge, in its direction."""
        (x1, y1), (x2, y2) = start, end
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        found = []
        for x, y in self._around(start, end):
            along = (x - x1) * dx + (y - y1) * dy
            across = (x - x1) * dy - (y - y1) * dx
            if 0 < along < length and (NEAR[1] * across) ** 2 < NEAR[0] ** 2 * length:
                found.append((along, (x, y)))
        return [point for _along, point in sorted(found)]

    def _around(self, start: Point, end: Point) -> Iterator[Point]:
        (left, right), (low, high) = (sorted(pair) for pair in zip(start, end, strict=True))
        for column in range((left - 1) // CELL, (right + 1) // CELL + 1):
            for row in range((low - 1) // CELL, (high + 1) // CELL + 1):
                for point in self._cells.get((column, row), ()):
                    if point not in (start, end):
                        yield point


def _corners(rings: Iterable[Ring]) -> set[Point]:
    """The points at which borders begin to have other company: not all rings come and go the same way there."""
    ways: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    for ring in rings:
        for place, point in enumerate(ring):
            ways[point].add(frozenset((ring[place - 1], ring[(place + 1) % len(ring)])))
    return {point for point, different in ways.items() if len(different) > 1}


def _arcs_of(ring: Ring, corners: set[Point]) -> list[Arc]:
    """A ring cut at its corners; one without any is a single arc that begins at its smallest point."""
    starts = [place for place, point in enumerate(ring) if point in corners]
    if not starts:
        least = ring.index(min(ring))
        return [(*ring[least:], *ring[: least + 1])]
    turned = [*ring[starts[0] :], *ring[: starts[0] + 1]]
    cuts = [*(place - starts[0] for place in starts), len(ring)]
    return [tuple(turned[first : last + 1]) for first, last in pairwise(cuts)]


def _one_way(arc: Arc) -> Arc:
    """The same arc whichever area it is seen from."""
    return min(arc, arc[::-1])


def _ring_of(arcs: Iterable[Arc], drawn: Mapping[Arc, Arc]) -> Ring:
    ring: Ring = []
    for arc in arcs:
        one_way = _one_way(arc)
        way = drawn[one_way] if one_way == arc else drawn[one_way][::-1]
        ring += way[:-1]
    return ring


def _fewer(arc: Arc, tolerance: int) -> Arc:
    """The points of an arc that it needs to stay within `tolerance` of all of them; both ends are kept."""
    kept = {0, len(arc) - 1}
    waiting = [(0, len(arc) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place, length = _furthest(arc, first, last)
        if far > tolerance * tolerance * length:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return tuple(arc[place] for place in sorted(kept))


def _furthest(arc: Arc, first: int, last: int) -> tuple[int, int, int]:
    """Of the points between two others the one furthest from their connection: its distance squared, its place, and
    what that square is to be divided by."""
    (x1, y1), (x2, y2) = arc[first], arc[last]
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    best = (-1, first)
    for place in range(first + 1, last):
        x, y = arc[place]
        along = (x - x1) * dx + (y - y1) * dy
        if length and 0 <= along <= length:
            far = ((x - x1) * dy - (y - y1) * dx) ** 2
        else:
            nearest = min((x - x1) ** 2 + (y - y1) ** 2, (x - x2) ** 2 + (y - y2) ** 2)
            far = nearest * (length or 1)
        best = max(best, (far, -place)) if best[0] >= 0 else (far, -place)
    return best[0], -best[1] if best[0] >= 0 else first, length or 1


def _edges(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)
