"""Signing with a key of our own authority, for offices without BSrE."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.signing import claims, keys, pades
from lonto.signing.choices import KeyState
from lonto.signing.claims import Fact
from lonto.signing.models import KeyBox, SigningKey
from lonto.signing.signers.base import KeyLockedError, NoKeyError, SigningError, WrongPassphraseError

TRIES = 5
REST = timedelta(minutes=15)


class OwnKeySigner:
    """An unlocked pair of keys."""

    def __init__(self, key: SigningKey, pair: keys.KeyPair) -> None:
        self.key = key
        self._claim_key = pair.claim
        self._pdf_key = pades.PdfKey(pair.pdf, key.pdf_certificate)

    def sign_pdf(self, pdf: bytes, *, reason: str, location: str) -> bytes:
        return self._pdf_key.sign(pdf, reason=reason, location=location)

    def seal(self, kind: int, facts: Sequence[Fact], *, code: str) -> bytes:
        return claims.seal(kind, facts, code=code, key=self._claim_key)


class OwnKeyService:
    """Opens the boxes that `create_key` locked."""

    def serves(self, by: Membership) -> bool:
        return SigningKey.objects.filter(holder=by, state=KeyState.ACTIVE).exists()

    def open(self, by: Membership, passphrase: str) -> OwnKeySigner:
        box = KeyBox.objects.select_related("key__village").filter(key__holder=by).first()
        if box is None or not box.key.is_usable:
            raise NoKeyError
        count = _count_try(box)
        try:
            pair = keys.unlock(bytes(box.content), passphrase)
        except keys.PassphraseError:
            raise _refusal(by, box, count) from None
        KeyBox.objects.filter(pk=box.pk).update(failures=0, locked_until=None)
        return OwnKeySigner(box.key, pair)


@transaction.atomic
def _count_try(box: KeyBox) -> KeyBox:
    """Count this try as wrong before it is made, so that tries sent at the same moment are counted too.

    A success sets the count back.
    """
    count = KeyBox.objects.select_for_update().get(pk=box.pk)
    now = timezone.now()
    if count.locked_until and now < count.locked_until:
        raise KeyLockedError(count.locked_until)
    count.failures = 1 if count.locked_until else count.failures + 1
    count.locked_until = now + REST if count.failures >= TRIES else None
    count.save(update_fields=["failures", "locked_until"])
    return count


def _refusal(by: Membership, box: KeyBox, count: KeyBox) -> SigningError:
    if count.locked_until is None:
        return WrongPassphraseError(TRIES - count.failures)
    with writing(box.key.village) as stream:
        record(by=by, stream=stream, verb="signing.lock_key", note={"key": box.key.fingerprint[:16]})
    return KeyLockedError(count.locked_until)
