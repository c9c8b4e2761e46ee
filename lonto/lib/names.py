"""People's and places' names: kept as they were written, folded for search."""

import unicodedata
from pathlib import Path

APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032\u00b4\u0060\uff07"

_TITLES = Path(__file__).with_name("data") / "titles.txt"


def _titles(kind: str) -> frozenset[str]:
    lines = _TITLES.read_text(encoding="utf-8").splitlines()
    found = (line.removeprefix(f"{kind}:").split() for line in lines if line.startswith(f"{kind}:"))
    return frozenset(word for words in found for word in words)


_DEGREES, _DOTTED, _ALWAYS = _titles("degree"), _titles("dotted"), _titles("title")


def clean(text: str) -> str:
    """`text` without invisible characters and needless spaces; what can be seen stays as written."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    visible = "".join(
        " " if unicodedata.category(letter) in {"Zs", "Zl", "Zp", "Cc"} else letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) != "Cf"
    )
    return " ".join(visible.split())


def fold(text: str) -> str:
    """The search form of a text: small letters and digits, no accents, no apostrophes, single spaces."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    bare = _without_apostrophes(text)
    decomposed = _without_apostrophes(unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold()))
    kept = (
        letter if letter.isalnum() else " "
        for letter in decomposed
        if unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
    )
    return " ".join("".join(kept).split())


def fold_name(name: str) -> str:
    """The search form of a person's name, academic and honorary titles left out.

    "Drs. YOSEF D\u2019ARUS, S.Pd." -> "yosef darus". A name that is nothing but titles keeps them.
    """
    words = name.replace(",", " , ").split()
    start, end = 0, len(words)
    while start < end and _is_leading_title(words[start]):
        start += 1
    while end > start and (words[end - 1] == "," or _is_degree(words, end - 1)):
        end -= 1
    return fold(" ".join(words[start:end])) or fold(name)


def unusual_characters(name: str) -> str:
    """Characters that belong into no person's name (digits, signs), each once, in order of appearance."""
    bare = _without_apostrophes(name)
    odd = [c for c in bare if c not in " .,-/()" and not c.isalpha() and not unicodedata.category(c).startswith("M")]
    return "".join(dict.fromkeys(odd))


def _without_apostrophes(text: str) -> str:
    return text.translate(_NO_APOSTROPHES)


_NO_APOSTROPHES = {ord(sign): None for sign in APOSTROPHES}
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | _NO_APOSTROPHES


def _is_leading_title(word: str) -> bool:
    bare = word.rstrip(".").casefold()
    return bare in _ALWAYS or (word.endswith(".") and bare in _DOTTED)


def _is_degree(words: list[str], at: int) -> bool:
    """A degree carries dots ("S.Pd.") or stands behind a comma ("SE")."""
    word = words[at]
    bare = word.replace(".", "").casefold()
    return bare in _DEGREES and ("." in word.rstrip(".") or (at > 0 and words[at - 1] == ","))
