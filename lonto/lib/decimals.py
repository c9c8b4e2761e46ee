"""Numbers as people in Indonesia write them: 1.234,5."""

import re
from decimal import Decimal

_WRITTEN = re.compile(r"[+-]?(?:[0-9]{1,16}|[0-9]{1,3}(?:\.[0-9]{3}){1,4})(?:,[0-9]{1,9})?")


def parse_decimal(text: str) -> Decimal:
    """The exact value of 1234, 1.234, 12,5 or -1.234,56; ValueError for anything else, 12.5 included.

    A dot sets thousands apart and a comma the decimals; 12.5 could be meant either way.
    """
    clean = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    if not _WRITTEN.fullmatch(clean):
        raise ValueError("not a number")
    return Decimal(clean.replace(".", "").replace(",", "."))
