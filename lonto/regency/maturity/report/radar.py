"""The radar of the page as a picture that stands alone, for paper: no style sheet, numbers of spokes as text."""

from lonto.web.comparisons import MARGIN, RADIUS, Radar

# One colour and one way of drawing for each series; report.typ draws its legend in the same.
STROKES = (("#0b5d66", ""), ("#b87a00", "7 4"), ("#7b4fb5", "1 5"))
RING, INK, FONT = "#bdbdbd", "#333333", "Liberation Serif"


def svg_of(radar: Radar) -> str:
    """A square picture; every coordinate comes from `radar`, so page and paper cannot differ."""
    half = RADIUS + MARGIN
    rings = "".join(f'<polygon points="{ring}" fill="none" stroke="{RING}"/>' for ring in radar.rings)
    spokes = "".join(
        f'<line x1="0" y1="0" x2="{x}" y2="{y}" stroke="{RING}"/>'
        f'<text x="{at_x}" y="{at_y}" text-anchor="middle" font-family="{FONT}" font-size="15" fill="{INK}">'
        f"{number}</text>"
        for number, x, y, at_x, at_y in radar.spokes
    )
    lines = "".join(_line(series, polygon, points) for series, polygon, points in radar.lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-half} {-half} {2 * half} {2 * half}">'
        f"{rings}{spokes}{lines}</svg>"
    )


def _line(series: int, polygon: str, points: list[tuple[str, str]]) -> str:
    colour, dashes = STROKES[(series - 1) % len(STROKES)]
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points)
    return (
        f'<polygon points="{polygon}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-linejoin="round" '
        f'stroke-linecap="round" stroke-dasharray="{dashes or "none"}"/>{dots}'
    )
