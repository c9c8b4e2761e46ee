"""How much a file may hold before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep reading within seconds and a few hundred megabytes; `cells` are those of all sheets together."""

    file_size: int = 30 * MEGABYTE
    unpacked_size: int = 300 * MEGABYTE
    parts: int = 2_000
    rows: int = 100_000
    cells: int = 5_000_000
