from lonto.accounts.models import Membership
from lonto.regency.public.examples import say_hours
from lonto.regency.public.models import OpeningHours

PEOPLE = ("sekdes", "sekdes.gorontalo", "camat", "admin")


def say_opening_hours() -> bool:
    """When the offices of the cast are open."""
    if OpeningHours.objects.exists():
        return False
    say_hours(Membership.objects.select_related("account", "office__region").filter(account__username__in=PEOPLE))
    return True
