"""What the shell shows of the training room."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.talent.training.access import OFFICER, own_intakes
from lonto.talent.training.choices import IntakeState
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Programmes"), "training:programmes", (OFFICER,), order=10, group="talent"))
register(NavigationEntry(_("Intakes"), "training:intakes", (OFFICER,), order=20, group="talent"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """Drafts whose day of opening has come."""
    if by.role == OFFICER:
        late = own_intakes(by).filter(state=IntakeState.DRAFT, opens_at__lte=timezone.now())
        yield Waiting(_("Intakes that should be open"), late.count(), f"{reverse('training:intakes')}?state=draft")


register_waiting(waiting)
