"""Which characters our papers can print. PDF/A refuses a file with a character that no font has, so we ask first."""

import unicodedata
from functools import cache

from lonto.lib.font_characters import characters_of
from lonto.lib.typesetting import FONTS

# Invisible ones can turn the order of a text round or hide in a name; they have no place on paper.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def tidy(text: str) -> str:
    """Composed letters, single spaces, nothing around."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unprintable_in(text: str) -> list[str]:
    """The characters of `text` that cannot be printed, each once, in the order of their appearance."""
    printable = _printable()
    return [character for character in dict.fromkeys(text) if ord(character) not in printable]


def replaced(text: str) -> str:
    """The text with a question mark for each character that cannot be printed; line breaks stay."""
    printable = _printable()
    return "".join(letter if letter == "\n" or ord(letter) in printable else "?" for letter in text)


def describe(character: str) -> str:
    """How to show somebody a character that has no glyph: itself and its number, or only that if it is invisible."""
    number = f"U+{ord(character):04X}"
    return number if unicodedata.category(character) in _INVISIBLE else f"{character} ({number})"


@cache
def _printable() -> frozenset[int]:
    """What every one of our fonts has: a value may stand in regular, bold or italic."""
    in_all = frozenset.intersection(*(characters_of(path.read_bytes()) for path in FONTS.glob("*.ttf")))
    return frozenset(point for point in in_all if unicodedata.category(chr(point)) not in _INVISIBLE)
