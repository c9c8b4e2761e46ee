from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.config.demo.cast import CAST, SIGNING_PASSPHRASE
from lonto.signing.actions import create_key
from lonto.signing.models import SigningKey


def make_keys() -> bool:
    """A signing key for each head of the cast, all opened by the same well-known passphrase."""
    heads = [player.username for player in CAST if player.role == Role.HEAD]
    without = Membership.objects.filter(role=Role.HEAD, account__username__in=heads).exclude(
        pk__in=SigningKey.objects.values("holder")
    )
    for head in without:
        create_key(by=head, passphrase=SIGNING_PASSPHRASE)
    return bool(without)
