"""What the shell shows of the risk register."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.risks.access import KEEPERS, VIEWERS, risks_for
from lonto.regency.risks.queries import overdue
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Risk register"), "risks:list", VIEWERS, order=50, group="regency"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """Reviews and treatments whose day has passed."""
    if by.role in KEEPERS:
        late = overdue(risks_for(by), timezone.localdate())
        yield Waiting(_("Risks whose review or treatment is late"), late.count(), f"{reverse('risks:list')}?due=late")


register_waiting(waiting)
