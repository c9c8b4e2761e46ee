"""Reading keys: whose they are, whether they may sign, and what a file or a claim proves."""

from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db.models import QuerySet

from lonto.accounts.access import regions_of
from lonto.accounts.models import Membership
from lonto.signing import claims
from lonto.signing.authority import all_certificates
from lonto.signing.choices import KeyState
from lonto.signing.claims import Claim, ClaimError
from lonto.signing.examination import Examination, examine
from lonto.signing.models import SigningKey


@dataclass(frozen=True)
class ExaminedPdf:
    """What the file itself shows, and the key of ours that signed it, if this server knows it."""

    examination: Examination
    key: SigningKey | None


def key_in_use(by: Membership) -> SigningKey | None:
    """The key this person signs with; it may have run out, see `is_usable`."""
    return SigningKey.objects.filter(holder=by, state=KeyState.ACTIVE).first()


def keys_seen_by(by: Membership) -> QuerySet[SigningKey]:
    """The keys of the villages this membership may see, newest first."""
    return SigningKey.objects.filter(village__in=regions_of(by)).select_related("holder__account", "village")


def examine_pdf(data: bytes, marks: tuple[bytes, ...] = ()) -> ExaminedPdf:
    """Examine a file against every authority this server knows."""
    examination = examine(data, all_certificates(), marks)
    key = None
    if examination.certificate is not None:
        fingerprint = examination.certificate.fingerprint(hashes.SHA256()).hex()
        key = SigningKey.objects.select_related("holder__account", "village").filter(fingerprint=fingerprint).first()
    return ExaminedPdf(examination, key)


def read_claim(claim: bytes, *, code: str) -> tuple[Claim, SigningKey]:
    """A claim's facts and the key that signed them; ClaimError where no key of ours did."""
    name = claims.name_in(claim)
    for key in SigningKey.objects.filter(claim_key_id=name.hex()).select_related("village", "holder__account"):
        public_key = key.claim_certificate.public_key()
        assert isinstance(public_key, Ed25519PublicKey)
        try:
            return claims.open_claim(claim, code=code, keys=[public_key]), key
        except ClaimError:
            continue
    raise ClaimError
