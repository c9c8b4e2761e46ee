"""The menu entries of letters, and what waits for whom."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.village.letters.access import READERS
from lonto.village.letters.choices import State
from lonto.village.letters.models import Letter
from lonto.village.letters.states import DECIDERS, WRITERS
from lonto.village.residents import deeds
from lonto.web.navigation import (
    NavigationEntry,
    PublicEntry,
    QuickStart,
    Waiting,
    register,
    register_public,
    register_start,
    register_waiting,
)

WAITING_FOR = {
    Role.CLERK: (State.RETURNED, _("letters returned to you")),
    Role.SECRETARY: (State.SUBMITTED, _("letters to approve")),
    Role.HEAD: (State.APPROVED, _("letters to sign")),
}


def waiting(by: Membership) -> Iterator[Waiting]:
    """Returned letters for the clerk, letters to approve for the secretary, to sign for the head."""
    if by.role not in WAITING_FOR:
        return
    state, label = WAITING_FOR[Role(by.role)]
    count = Letter.objects.filter(village_id=by.office.region_id, state=state).count()
    url = reverse("letters:sign_several") if by.role == Role.HEAD else f"{reverse('letters:letters')}?state={state}"
    yield Waiting(label, count, url)


register(NavigationEntry(_("Letters"), "letters:letters", READERS, order=20, group="village"))
register(NavigationEntry(_("Numbers and signers of letters"), "letters:setting", DECIDERS, order=81, group="office"))
deeds.register(deeds.Deed(_("Write a letter"), "letters:choose"))
register_public(PublicEntry(_("Check a letter"), "check", order=10))
register_start(
    QuickStart(
        _("Write a letter"),
        "letters:new",
        WRITERS,
        order=10,
        hint=_("Filled in with what the register of residents knows"),
    )
)
register_waiting(waiting)
