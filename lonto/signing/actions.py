"""Making, renewing and revoking the keys of signers."""

from datetime import datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone

from lonto.accounts.access import NotAllowed, regency_of, regions_of, require_role
from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.journal.actions import record, writing
from lonto.signing import certificates, claims, keys
from lonto.signing.authority import KEY_LIFE, authority_for, private_key_of
from lonto.signing.choices import KeyState
from lonto.signing.models import Authority, KeyBox, SigningKey
from lonto.signing.positions import government_of, position_of

SIGNERS = (Role.HEAD, Role.SECRETARY)


def create_key(*, by: Membership, passphrase: str) -> SigningKey:
    """Make the key of a signer, who alone knows the passphrase; a key in use is replaced by it.

    Documents signed with the replaced key stay genuine; its private half is deleted.
    """
    require_role(by, *SIGNERS)
    authority = authority_for(regency_of(by), by=by)
    pair = keys.new_pair()
    box = keys.lock(pair, passphrase)
    village = by.office.region
    with writing(village) as stream:
        now = timezone.now().replace(microsecond=0)
        old = list(SigningKey.objects.filter(holder=by, state=KeyState.ACTIVE))
        for key in old:
            _end(key, KeyState.REPLACED, at=now)
        key = _certified(by, pair, authority, now)
        key.save(force_insert=True)
        KeyBox.objects.create(key=key, content=box)
        verb = "signing.renew_key" if old else "signing.create_key"
        record(by=by, stream=stream, verb=verb, saved=[*old, key], note={"key": key.fingerprint[:16]})
    return key


def revoke_key(*, by: Membership, key: SigningKey, reason: str) -> SigningKey:
    """End a key that may be in wrong hands: by its holder, or by the regency for a signer who cannot any more.

    What was signed and listed before stays genuine; a document that shows up later under this key does not.
    """
    if not is_revocable_by(by, key):
        raise NotAllowed
    with writing(key.village) as stream:
        key = SigningKey.objects.select_for_update().get(pk=key.pk)
        if key.state != KeyState.REVOKED:
            _end(key, KeyState.REVOKED, at=timezone.now(), reason=reason)
            record(by=by, stream=stream, verb="signing.revoke_key", saved=[key], note={"key": key.fingerprint[:16]})
    return key


def is_revocable_by(by: Membership, key: SigningKey) -> bool:
    """The holder may revoke a key, and the regency's administrator any key of the regency."""
    if by.role == Role.REGENCY_ADMINISTRATOR:
        return regions_of(by).filter(pk=key.village_id).exists()
    return key.holder_id == by.pk


def _end(key: SigningKey, state: KeyState, *, at: datetime, reason: str = "") -> None:
    key.state, key.ended_at, key.end_reason = state, key.ended_at or at, reason
    key.save(update_fields=["state", "ended_at", "end_reason"])
    KeyBox.objects.filter(key=key).delete()


def _certified(by: Membership, pair: keys.KeyPair, authority: Authority, now: datetime) -> SigningKey:
    subject = certificates.Subject(by.account.name, position_of(by), government_of(by.office.region))
    authority_key = private_key_of(authority)
    assert authority_key is not None  # authority_for chose one that opens
    pdf, claim = (
        certificates.issue(
            subject,
            public_key,
            now,
            now + KEY_LIFE,
            authority=authority.certificate,
            authority_key=authority_key,
        )
        for public_key in (pair.pdf.public_key(), pair.claim.public_key())
    )
    return SigningKey(
        village=by.office.region,
        holder=by,
        authority=authority,
        pdf_certificate_text=pdf.public_bytes(Encoding.PEM).decode(),
        claim_certificate_text=claim.public_bytes(Encoding.PEM).decode(),
        claim_key_id=claims.key_id(pair.claim.public_key()).hex(),
        fingerprint=pdf.fingerprint(hashes.SHA256()).hex(),
        starts_at=now,
        ends_at=now + KEY_LIFE,
    )
