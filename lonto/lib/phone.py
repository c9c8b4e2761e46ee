"""Telephone numbers: one spelling to keep, and the spellings under which the same number may stand elsewhere."""

import re

COUNTRY = "62"
_NOT_DIGITS = re.compile(r"[\s().\-/]+")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")


def international(written: str) -> str:
    """The number as +62812..., "" where `written` is none.

    "0812 3456 7890", "62812-3456-7890", "+62 812 3456 7890", "0062812..." and "812 3456 7890" are one number.
    """
    number = _NOT_DIGITS.sub("", written)
    if not number.removeprefix("+").isascii() or not number.removeprefix("+").isdigit():
        return ""
    if number.startswith("+"):
        found = number
    elif number.startswith("00"):
        found = f"+{number[2:]}"
    elif number.startswith("0"):
        found = f"+{COUNTRY}{number[1:]}"
    elif number.startswith((COUNTRY, "8")):
        found = f"+{number}" if number.startswith(COUNTRY) else f"+{COUNTRY}{number}"
    else:
        return ""
    # "+62 0812": the zero of the national form stays out of the international one.
    found = re.sub(rf"^\+{COUNTRY}0", f"+{COUNTRY}", found)
    return found if _INTERNATIONAL.fullmatch(found) else ""


def spellings(number: str) -> tuple[str, ...]:
    """The ways in which an international number may have been written down: +62812, 62812, 0812."""
    bare = number.removeprefix("+")
    if bare.startswith(COUNTRY):
        return (number, bare, f"0{bare.removeprefix(COUNTRY)}")
    return (number, bare, f"00{bare}")
