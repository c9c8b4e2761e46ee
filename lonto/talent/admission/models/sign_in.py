from django.db import models
from uuid_utils.compat import uuid7

from lonto.accounts.models import Account
from lonto.talent.admission.choices import CodePurpose


class SignInCode(models.Model):
    """A one-time code that was sent to an address; only its keyed hash is kept, and only for a day.

    `is_void` marks a code that was never sent, because of who has an account behind the address: it is kept so that
    nobody can tell the difference, and no answer fits it. `account` asked for it while signed in. Not journalled: it
    holds nothing but a secret.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    address = models.CharField(max_length=254)
    ip = models.GenericIPAddressField(null=True)
    code_hash = models.CharField(max_length=64)
    purpose = models.CharField(max_length=10, choices=CodePurpose.choices, default=CodePurpose.ENTER)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    is_void = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = [
            models.Index(fields=["address", "created_at"], name="sign_in_code_by_address"),
            models.Index(fields=["ip", "created_at"], name="sign_in_code_by_ip"),
            models.Index(fields=["created_at"], name="sign_in_code_by_time"),
        ]
