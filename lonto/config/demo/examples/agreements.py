from django.utils import timezone

from lonto.accounts.models import Membership
from lonto.regency.agreements.examples import People, agree
from lonto.regency.agreements.models import Agreement


def make_agreements() -> bool:
    """The cooperation of 2021 as far as it is known, and an invented agreement with pledges and duties."""
    if Agreement.objects.exists():
        return False
    rows = Membership.objects.select_related("account", "office__region")
    agree(
        People(
            communication=rows.get(account__username="petugas.kominfo"),
            villages=rows.get(account__username="petugas.pmd"),
        ),
        timezone.localdate(),
    )
    return True
