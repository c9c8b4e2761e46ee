"""Age bands: every age lies in exactly one, so the bands and "birth date unknown" add up to everybody."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AgeBand:
    """Completed years of age, both ends included; without `oldest` the band is open."""

    youngest: int
    oldest: int | None

    @property
    def key(self) -> str:
        """ "05-09" or "75+", which sorts as the ages do."""
        return f"{self.youngest:02}+" if self.oldest is None else f"{self.youngest:02}-{self.oldest:02}"


def read_bands(table: str) -> tuple[AgeBand, ...]:
    """The bands of a CSV table with the columns `youngest` and `oldest`; ValueError says what is wrong with them."""
    rows = csv.DictReader(io.StringIO(table))
    return checked_bands(AgeBand(int(row["youngest"]), int(row["oldest"]) if row["oldest"] else None) for row in rows)


def checked_bands(bands: Iterable[AgeBand]) -> tuple[AgeBand, ...]:
    """The bands in order of age; ValueError where two overlap or an age has none."""
    ordered = sorted(bands, key=lambda band: band.youngest)
    following = 0
    for position, band in enumerate(ordered):
        if band.youngest < following:
            raise ValueError(f"The age bands {ordered[position - 1].key} and {band.key} overlap.")
        if band.youngest > following:
            raise ValueError(f"No age band holds the age {following}.")
        if band.oldest is None and position + 1 < len(ordered):
            raise ValueError(f"The age bands {band.key} and {ordered[position + 1].key} overlap.")
        if band.oldest is not None and band.oldest < band.youngest:
            raise ValueError(f"The age band {band.key} ends before it begins.")
        following = band.youngest if band.oldest is None else band.oldest + 1
    if not ordered or ordered[-1].oldest is not None:
        raise ValueError(f"No age band holds the age {following}: leave `oldest` empty in the last one.")
    return tuple(ordered)


def latest_birthday(on: date, years: int) -> date:
    """The latest birth date of a person who has completed `years` on the day `on`.

    Who was born on 29 February completes a year on 1 March where the year has no 29 February.
    """
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def band_of(bands: Sequence[AgeBand], born: date, on: date) -> AgeBand:
    """The band of a person born on `born` on the day `on`; somebody not yet born counts as the youngest."""
    return next((band for band in bands if born > _end(band, on)), bands[-1])


def _end(band: AgeBand, on: date) -> date:
    return date.min if band.oldest is None else latest_birthday(on, band.oldest + 1)
