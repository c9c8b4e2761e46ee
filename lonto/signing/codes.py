"""Check codes: what a person types to ask whether a document is genuine.

80 random bits, so that codes cannot be walked; Crockford's alphabet, so that they survive being read out and typed.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
RAW_LENGTH = 10
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\N{NO-BREAK SPACE}": ""})


def new_code() -> str:
    """A fresh code of 16 characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def clean_code(text: str) -> str | None:
    """The code that a person meant, or None: case, dashes and spaces do not matter, O is 0, I and L are 1."""
    code = text.strip().upper().translate(_LOOKALIKES)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> str:
    """ "K7Q2M0XW9TBC4RNA" -> "K7Q2-M0XW-9TBC-4RNA", as printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def raw(code: str) -> bytes:
    """The 80 bits of a clean code."""
    number = 0
    for letter in code:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number.to_bytes(RAW_LENGTH, "big")
