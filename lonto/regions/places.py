"""Regions by what people write for them."""

from collections import defaultdict
from collections.abc import Iterable

from lonto.lib.names import fold
from lonto.regions.models import Region
from lonto.regions.queries import with_dots


class Places:
    """Looks regions up by code, with its dots or without them, by name, or by kind and name ("Desa Golo Bilas")."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_word: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            for word in {region.pk, fold(region.name), fold(f"{region.kind} {region.name}")}:
                self._by_word[word].append(region)

    def find(self, text: str) -> list[Region]:
        """Every region that a text can mean: none where it is unknown, several where it is a name that they share."""
        return self._by_word.get(as_code(text)) or self._by_word.get(fold(text)) or []


def as_code(text: str) -> str:
    """A code with its dots, also where a spreadsheet lost them (5315052008); any other text as it is."""
    return with_dots(text) if text.isascii() and text.replace(".", "").isdecimal() else text
