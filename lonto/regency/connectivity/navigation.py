"""What the shell shows of connections."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.connectivity.access import KEEPERS, OWN_VILLAGE, VIEWERS
from lonto.regency.connectivity.queries import undecided, without_network
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Connectivity"), "connectivity:list", VIEWERS, order=60, group="regency"))
register(NavigationEntry(_("Internet of the office"), "connectivity:own", OWN_VILLAGE, order=90, group="village"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """Villages without a network for which nothing is decided."""
    if by.role in KEEPERS:
        count = undecided(without_network(by.office.region)).count()
        address = f"{reverse('connectivity:proposals')}?state=open"
        yield Waiting(_("Villages without a network that wait for a decision"), count, address)


register_waiting(waiting)
