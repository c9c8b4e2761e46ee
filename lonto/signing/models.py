"""Keys of the signers, and the regency's authority that vouches for them.

What is public stands in the journal like everything else. Private keys do not: the journal forgets nothing and travels
to other computers, while a revoked or replaced private key must be gone for good. They lie in boxes of their own,
outside the journal and deleted with the key's end; a restored or moved village asks its signers to make new keys.
"""

from cryptography import x509
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from lonto.accounts.models import Membership
from lonto.journal.models import JournalledModel
from lonto.regions.models import Region
from lonto.signing.choices import KeyState


class Authority(models.Model):
    """The certificate authority of a regency; recorded in the regency's stream."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="authorities")
    certificate_text = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ("-starts_at",)

    def __str__(self) -> str:
        return f"{self.region_id} {self.starts_at:%Y}"

    @property
    def certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.certificate_text.encode())


class AuthorityBox(models.Model):
    """The authority's private key, encrypted with the server's secret key."""

    authority = models.OneToOneField(Authority, models.CASCADE, primary_key=True, related_name="box")
    content = models.BinaryField()


class SigningKey(JournalledModel):
    """The certificates of one signer: EC P-256 for PDF files, Ed25519 for claims."""

    village = models.ForeignKey(Region, models.PROTECT, related_name="signing_keys")
    holder = models.ForeignKey(Membership, models.PROTECT, related_name="signing_keys")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="keys")
    state = models.CharField(max_length=10, choices=KeyState.choices, default=KeyState.ACTIVE)
    pdf_certificate_text = models.TextField()
    claim_certificate_text = models.TextField()
    claim_key_id = models.CharField(max_length=8, db_index=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-starts_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["holder"],
                condition=Q(state=KeyState.ACTIVE),
                name="one_key_in_use_of_a_holder",
                violation_error_message=_("This person already has a key in use."),
            ),
            models.CheckConstraint(
                condition=Q(state=KeyState.ACTIVE, ended_at=None)
                | (~Q(state=KeyState.ACTIVE) & Q(ended_at__isnull=False)),
                name="ended_key_has_its_end",
                violation_error_message=_("A key that is not in use needs the time of its end."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.fingerprint[:16]}"

    @property
    def pdf_certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.pdf_certificate_text.encode())

    @property
    def claim_certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.claim_certificate_text.encode())

    @property
    def is_usable(self) -> bool:
        """Whether it may sign now: in use, and its certificate has not run out."""
        return self.state == KeyState.ACTIVE and self.starts_at <= timezone.now() < self.ends_at


class KeyBox(models.Model):
    """The private keys, encrypted with the signer's passphrase, and the count of wrong ones."""

    key = models.OneToOneField(SigningKey, models.CASCADE, primary_key=True, related_name="box")
    content = models.BinaryField()
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
