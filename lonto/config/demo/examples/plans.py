from django.db import transaction
from django.utils import timezone

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.plans.examples import plan_the_rise
from lonto.regency.plans.models import RisePlan


@transaction.atomic
def plan_to_rise() -> bool:
    """What rises take, a plan that is carried out and one that waits."""
    if RisePlan.objects.exists():
        return False
    rows = Membership.objects.select_related("account", "office__region")
    officers = {one.account.username.removeprefix("petugas."): one for one in rows.filter(role=Role.AGENCY_OFFICER)}
    plan_the_rise(rows.get(account__username="koordinator"), officers, timezone.localdate())
    return True
