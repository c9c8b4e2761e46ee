"""The schemes that come with the product: `data/schemes/*.toml`, read and checked once."""

from functools import cache
from pathlib import Path

from lonto.regency.maturity.schemes.form import Scheme
from lonto.regency.maturity.schemes.reading import read_scheme

FOLDER = Path(__file__).parent.parent / "data" / "schemes"


class UnknownScheme(LookupError):  # noqa: N818  reads as a sentence where it is raised
    """There is no scheme with this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is no scheme {key}. Known are {', '.join(sorted(_by_key()))}.")


def all_schemes() -> tuple[Scheme, ...]:
    """Every shipped scheme, the oldest first."""
    return tuple(sorted(_by_key().values(), key=lambda one: (one.valid_from, one.key)))


def scheme_named(key: str) -> Scheme:
    """The scheme with this key; UnknownScheme where there is none."""
    found = _by_key().get(key)
    if found is None:
        raise UnknownScheme(key)
    return found


def schemes_of_year(year: int) -> tuple[Scheme, ...]:
    """The official schemes that are valid in a year, the newest first."""
    return tuple(one for one in reversed(all_schemes()) if one.is_official and one.is_valid_in(year))


@cache
def _by_key() -> dict[str, Scheme]:
    schemes = [read_scheme(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.toml"))]
    return {one.key: one for one in schemes}
