"""From borders in degrees to the drawing of a regency."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lonto.lib.outlines import Ring, doubled_area, path_of, simplified
from lonto.regions.choices import Level
from lonto.regions.models import Border, Drawing
from lonto.regions.queries import CODE_LENGTH

WIDTH = 2000
TOLERANCE = 2
"""In steps of the grid: a thousandth of the width, less than one sees on a page."""


def drawings_of(borders: Iterable[Border]) -> list[Drawing]:
    """A drawing of each regency whose villages have borders."""
    by_regency: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for border in borders:
        if len(border.region_id) == CODE_LENGTH[Level.VILLAGE]:
            by_regency[border.region_id[: CODE_LENGTH[Level.REGENCY]]][border.region_id] = border.geometry
    return [_drawing(regency, villages) for regency, villages in sorted(by_regency.items())]


def _drawing(regency: str, villages: Mapping[str, Mapping[str, Any]]) -> Drawing:
    places = [place for geometry in villages.values() for polygon in _polygons(geometry) for place in polygon[0]]
    west, east = min(place[0] for place in places), max(place[0] for place in places)
    south, north = min(place[1] for place in places), max(place[1] for place in places)
    # A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
    shrunk = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * shrunk)

    def rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
        for polygon in _polygons(geometry):
            for number, line in enumerate(polygon):
                ring = [
                    (round((x - west) * shrunk * scale), round((north - y) * scale)) for x, y, *_height in line[:-1]
                ]
                is_hole = number > 0
                yield ring[::-1] if (doubled_area(ring) < 0) is not is_hole else ring

    outlines = simplified({code: list(rings(geometry)) for code, geometry in sorted(villages.items())}, TOLERANCE)
    paths = {code: path_of(found) for code, found in outlines.items() if found}
    return Drawing(regency_id=regency, width=WIDTH, height=math.ceil((north - south) * scale), paths=paths)


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[list[float]]]]:
    """The polygons of a GeoJSON geometry, each a list of rings of which the first is the outer one."""
    polygons: list[list[list[list[float]]]] = geometry["coordinates"]
    return polygons if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
