"""Single values out of a scheme's file; TypeError or ValueError for what is of another kind."""

import re
from fractions import Fraction
from typing import Any

# Bounded, because a number such as 1e999999999 in a file would take all memory to write out.
EXACT = re.compile(r"\d{1,9}(\.\d{1,9})?|\d{1,9}/[1-9]\d{0,8}", re.ASCII)
MOST = 10**9
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not 0 <= value <= MOST:
        raise ValueError
    return value


def exact(value: Any) -> Fraction:
    """A number written as text, "1.30" or "20/3", or a whole one: a float would lose digits on the way."""
    if isinstance(value, int):
        return Fraction(whole(value))
    if not isinstance(value, str) or not EXACT.fullmatch(value):
        raise ValueError
    return Fraction(value)


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError
    return value.strip()


def key(value: Any) -> str:
    """A short name such as spbe-2020, that can stand in an address."""
    if not KEY.fullmatch(text(value)) or len(value) > 30:
        raise ValueError
    return text(value)


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value
