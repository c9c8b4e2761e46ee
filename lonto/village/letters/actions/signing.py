"""Signing: a letter gets its number, its paper, its signature and its code in one transaction."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from lonto.accounts.access import NotAllowed
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.lib.months import add_months
from lonto.signing import codes, qr
from lonto.signing.signers.base import Signer
from lonto.signing.signers.registry import open_signer
from lonto.village.letters import letter_claim
from lonto.village.letters.actions.steps import StepInHand, taking
from lonto.village.letters.choices import Transition
from lonto.village.letters.composition import Check, Signature, compose, signature_of
from lonto.village.letters.models import Letter
from lonto.village.letters.numbering import next_number, number_text, setting_of
from lonto.village.letters.rendering import render
from lonto.village.letters.states import StepNotPossibleError


@dataclass
class SignedBatch:
    """What became of several letters: a letter that somebody else dealt with meanwhile is left as it is."""

    signed: list[Letter] = field(default_factory=list)
    left: list[Letter] = field(default_factory=list)


def sign_letters(*, by: Membership, letters: Iterable[Letter], passphrase: str) -> SignedBatch:
    """Sign several letters with one passphrase; SigningError when it opens no key, and then nothing is signed."""
    signer = open_signer(by, passphrase)
    batch = SignedBatch()
    for letter in letters:
        try:
            batch.signed.append(sign_letter(by=by, letter=letter, signer=signer))
        except StepNotPossibleError:
            batch.left.append(letter)
    return batch


def sign_letter(*, by: Membership, letter: Letter, signer: Signer) -> Letter:
    """Sign one approved letter. When anything fails it waits as before and no number is spent."""
    if signer.key.holder_id != by.pk:
        raise NotAllowed
    file = ""
    try:
        with taking(Transition.SIGN, by=by, letter=letter) as hand:
            _give_number(hand)
            pdf = _signed_pdf(hand, signer)
            file = default_storage.save(_path_of(hand.letter), ContentFile(pdf))
            hand.letter.file, hand.letter.digest = file, hashlib.sha256(pdf).hexdigest()
            hand.note |= {"number": hand.letter.number_text, "digest": hand.letter.digest}
    except BaseException:
        if file:
            default_storage.delete(file)
        raise
    return hand.letter


def _give_number(hand: StepInHand) -> None:
    letter, by, now = hand.letter, hand.by, timezone.now()
    setting = setting_of(letter.village)
    if by.role != Role.HEAD and not setting.secretary_signs:
        raise NotAllowed
    today = timezone.localdate(now)
    letter.signed_at, letter.signed_on = now, today
    letter.year, letter.number = today.year, next_number(setting, today.year)
    letter.number_text = number_text(letter, setting, letter.number, today)
    letter.valid_until = add_months(today, letter.type.validity_months)
    letter.code = codes.new_code()
    letter.signer = by


def _signed_pdf(hand: StepInHand, signer: Signer) -> bytes:
    letter, signature = hand.letter, signature_of(hand.by)
    letter.key, letter.signer_name, letter.signer_position = signer.key, signature.name, signature.position
    assert letter.code is not None
    claim = signer.seal(letter_claim.KIND, letter_claim.facts_for(letter), code=letter.code)
    address = qr.check_address(settings.LONTO_PUBLIC_URL, letter.code, claim)
    shown = settings.LONTO_PUBLIC_URL.split("://")[-1]
    check = Check(qr.svg(address).decode(), codes.grouped(letter.code), f"{shown}/check")
    pdf = render(_paper(hand, signature, check), at=_instant(letter.signed_at))
    return signer.sign_pdf(pdf, reason=f"{letter.type.heading} {letter.number_text}", location=letter.village.name)


def _paper(hand: StepInHand, signature: Signature, check: Check) -> dict[str, object]:
    letter = hand.letter
    assert letter.signed_on is not None
    assert letter.valid_until is not None
    return compose(
        letter,
        hand.by.office,
        signature,
        number=letter.number_text,
        on=letter.signed_on,
        until=letter.valid_until,
        check=check,
    )


def _instant(at: datetime | None) -> datetime:
    assert at is not None
    return at


def _path_of(letter: Letter) -> str:
    """By village and year, under the letter's own id: a name that nobody guesses and no other letter has."""
    return f"letters/{letter.village_id}/{letter.year}/{letter.pk}.pdf"
