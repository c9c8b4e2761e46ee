"""Names of the state's codes that one room keeps and others quote, such as education and occupation.

The room that keeps a list plugs it in when the program starts.
"""

from collections.abc import Mapping

from lonto.lib.bilingual import Both

Names = Mapping[int, Both]

_lists: dict[str, Names] = {}


def register(name: str, names: Names) -> None:
    """Plug in the list of this name, in the order in which its codes are offered."""
    _lists[name] = names


def names_of(name: str) -> Names:
    """The list of this name; KeyError when nobody plugged it in."""
    return _lists[name]
