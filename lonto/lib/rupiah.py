"""Whole rupiah, as people write them and as letters print them."""

import re

_WRITTEN = re.compile(r"(?:rp\.?)?\s*(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,](?:0{1,2}|-))?", re.IGNORECASE)


def parse_rupiah(text: str) -> int:
    """ "Rp 1.500.000,-", "1 500 000" or "1500000" -> 1500000; ValueError for anything else, sen included."""
    match = _WRITTEN.fullmatch(text.strip().replace("\N{NO-BREAK SPACE}", " "))
    if match is None:
        raise ValueError(f"{text!r} is no amount in whole rupiah.")
    return int(re.sub(r"\D", "", match[1]))


def format_rupiah(amount: int) -> str:
    """1500000 -> "Rp1.500.000", the spelling of the Indonesian style guide (no space, dots for thousands)."""
    return f"Rp{amount:,}".replace(",", ".")
