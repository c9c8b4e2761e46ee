"""The claim in a letter's QR code: the facts on the paper, the NIK masked, in as few bytes as possible."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from lonto.signing.claims import Claim, ClaimError, Fact
from lonto.village.letters.models import Letter

KIND = 1
_FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True)
class LetterClaim:
    """What a checker reads without a network; `nik` is masked, "" where the letter names none."""

    type_code: str
    number: str
    name: str
    nik: str
    signed_on: date
    valid_until: date


def facts_for(letter: Letter) -> list[Fact]:
    """The facts to seal: type, number, name, first six and last four digits of the NIK, two days."""
    nik = letter.facts["nik"]
    assert letter.signed_on is not None
    assert letter.valid_until is not None
    return [
        letter.type_code,
        letter.number_text,
        letter.facts["name"],
        int(nik[:6]) if nik else None,
        int(nik[-4:]) if nik else None,
        (letter.signed_on - _FIRST_DAY).days,
        (letter.valid_until - _FIRST_DAY).days,
    ]


def read(claim: Claim) -> LetterClaim:
    """A verified claim as a letter's facts; ClaimError where it speaks of something else."""
    try:
        type_code, number, name, first, last, signed, until = claim.facts
    except ValueError:
        raise ClaimError from None
    texts, days = (type_code, number, name), (signed, until)
    if claim.kind != KIND or not all(type(text) is str for text in texts) or not all(type(day) is int for day in days):
        raise ClaimError
    type_code, number, name = cast("tuple[str, str, str]", texts)
    signed_on, valid_until = (_FIRST_DAY + timedelta(days=day) for day in cast("tuple[int, int]", days))
    nik = f"{first:06d}******{last:04d}" if type(first) is int and type(last) is int else ""
    return LetterClaim(type_code, number, name, nik, signed_on, valid_until)
