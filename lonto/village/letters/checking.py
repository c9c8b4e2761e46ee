"""Is this letter genuine? Asked by code, by the claim of its QR code, or by the file; answered with no more than the
paper itself carries.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from lonto.lib.bilingual import Both
from lonto.lib.nik import mask
from lonto.signing.choices import KeyState
from lonto.signing.claims import ClaimError
from lonto.signing.examination import Finding, Reason
from lonto.signing.models import SigningKey
from lonto.signing.positions import government_of
from lonto.signing.queries import examine_pdf, read_claim
from lonto.village.letters import letter_claim
from lonto.village.letters.choices import State
from lonto.village.letters.composition import MARK
from lonto.village.letters.letter_claim import LetterClaim
from lonto.village.letters.models import Letter
from lonto.village.letters.type_files import all_types

_MARKED_CODE = re.compile(re.escape(MARK.encode()) + rb"([0-9A-Z]{16})")


class Standing(StrEnum):
    """What we say of a code or a claim."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"
    ALTERED = "altered"  # the QR code beside the code was made for something else
    UNLISTED = "unlisted"  # well signed, yet this server does not keep the letter


@dataclass(frozen=True)
class PublicLetter:
    """The facts that a letter's paper carries, the NIK masked; nothing else of a letter leaves for the public."""

    type_name: Both
    number: str
    name: str
    nik: str
    office: str
    signed_on: date
    valid_until: date
    signer: str
    position: str
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Checked:
    """The answer to a code or a QR code."""

    standing: Standing
    letter: PublicLetter | None = None


@dataclass(frozen=True)
class CheckedPdf:
    """The answer to a file; `letter` is the one it is, or the one it was made from."""

    finding: Finding
    reasons: tuple[Reason, ...] = ()
    letter: PublicLetter | None = None
    signed_by: str = ""
    is_key_revoked: bool = False

    @property
    def is_withdrawn(self) -> bool:
        return self.letter is not None and self.letter.withdrawn_on is not None

    @property
    def is_good(self) -> bool:
        """Unchanged, and to be relied on today."""
        return self.finding is Finding.UNCHANGED and not self.is_withdrawn


def check_code(code: str, claim: bytes | None = None) -> Checked:
    """The letter with this code, compared with the claim beside it where there is one."""
    letter = _issued().filter(code=code).first()
    said = _said_by(claim, code) if claim else None
    if letter is None and said and said[1].state != KeyState.REVOKED:
        return Checked(Standing.UNLISTED, _from_claim(*said))
    if letter is None:
        return Checked(Standing.UNKNOWN)
    shown = public_letter(letter)
    if claim is not None and (said is None or not _agree(said[0], letter)):
        return Checked(Standing.ALTERED, shown)
    return Checked(Standing.WITHDRAWN if shown.withdrawn_on else Standing.GENUINE, shown)


def check_pdf(data: bytes) -> CheckedPdf:
    """What a file is: a letter of ours as it was issued, one that was changed, or none of ours."""
    letter = _issued().filter(digest=hashlib.sha256(data).hexdigest()).first()
    if letter is not None:
        return CheckedPdf(Finding.UNCHANGED, (), public_letter(letter), letter.signer_name)
    marked = _marked_in(data)
    examined = examine_pdf(data, marks=(MARK.encode(),) if marked else ())
    examination, key = examined.examination, examined.key
    found = CheckedPdf(examination.finding, examination.reasons, None, key.holder.account.name if key else "")
    if examination.finding is Finding.CHANGED:
        return replace(found, letter=marked)
    if examination.finding is Finding.UNCHANGED and key is not None and key.state == KeyState.REVOKED:
        # What was signed before is listed here; a file that turns up later under this key proves nothing.
        return CheckedPdf(Finding.NOT_OURS, is_key_revoked=True)
    return found


def public_letter(letter: Letter) -> PublicLetter:
    """Cut a signed letter down to what its paper carries."""
    assert letter.signed_on is not None
    assert letter.valid_until is not None
    return PublicLetter(
        type_name=letter.type.name,
        number=letter.number_text,
        name=letter.facts["name"],
        nik=mask(letter.facts["nik"]),
        office=government_of(letter.village),
        signed_on=letter.signed_on,
        valid_until=letter.valid_until,
        signer=letter.signer_name,
        position=letter.signer_position,
        withdrawn_on=timezone.localdate(letter.withdrawn_at) if letter.withdrawn_at else None,
    )


def _issued() -> QuerySet[Letter]:
    return Letter.objects.filter(state__in=(State.SIGNED, State.WITHDRAWN)).exclude(code=None).select_related("village")


def _said_by(claim: bytes, code: str) -> tuple[LetterClaim, SigningKey] | None:
    try:
        opened, key = read_claim(claim, code=code)
        return letter_claim.read(opened), key
    except ClaimError:
        return None


def _agree(said: LetterClaim, letter: Letter) -> bool:
    kept = (letter.number_text, letter.facts["name"], mask(letter.facts["nik"]), letter.signed_on, letter.valid_until)
    return said.type_code == letter.type_code and kept == (
        said.number,
        said.name,
        said.nik,
        said.signed_on,
        said.valid_until,
    )


def _from_claim(said: LetterClaim, key: SigningKey) -> PublicLetter:
    kind = all_types().get(said.type_code)
    return PublicLetter(
        type_name=kind.name if kind else Both(said.type_code, said.type_code),
        number=said.number,
        name=said.name,
        nik=said.nik,
        office=government_of(key.village),
        signed_on=said.signed_on,
        valid_until=said.valid_until,
        signer=key.holder.account.name,
        position="",
    )


def _marked_in(data: bytes) -> PublicLetter | None:
    """The letter whose code a changed file still carries."""
    mark = _MARKED_CODE.search(data)
    letter = _issued().filter(code=mark[1].decode()).first() if mark else None
    return public_letter(letter) if letter else None
