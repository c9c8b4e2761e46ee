"""The menu entries of the register, and what waits in it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.village.residents import queries
from lonto.village.residents.access import READERS, VILLAGE_READERS, WRITERS, families_for, imports_for, residents_for
from lonto.village.residents.choices import ImportState
from lonto.web.navigation import (
    NavigationEntry,
    QuickStart,
    Waiting,
    register,
    register_start,
    register_waiting,
)


def waiting(by: Membership) -> Iterator[Waiting]:
    """Files to confirm, residents without a family, families without one head."""
    if by.role not in WRITERS:
        return
    unconfirmed = imports_for(by).filter(state__in=(ImportState.PREPARED, ImportState.FAILED)).count()
    yield Waiting(_("files of residents to confirm"), unconfirmed, reverse("residents:imports"))
    yield Waiting(
        _("residents to assign to a family"),
        queries.to_assign(residents_for(by)).count(),
        reverse("residents:to_assign"),
    )
    yield Waiting(
        _("families without one head"),
        queries.without_one_head(families_for(by)).count(),
        f"{reverse('residents:families')}?head=none",
    )


register(NavigationEntry(_("Residents"), "residents:residents", READERS, order=10, group="village"))
register(NavigationEntry(_("Families"), "residents:families", VILLAGE_READERS, order=11, group="village"))
register(NavigationEntry(_("Imports"), "residents:imports", WRITERS, order=12, group="village"))
register_start(
    QuickStart(
        _("Import residents"),
        "residents:upload",
        WRITERS,
        order=20,
        hint=_("From the spreadsheet that your office already has"),
    )
)
register_start(
    QuickStart(
        _("Find a resident"),
        "residents:residents",
        VILLAGE_READERS,
        order=5,
        hint=_("By a few letters of the name, or by NIK"),
    )
)
register_waiting(waiting)
