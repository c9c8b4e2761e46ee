"""What the shell shows of agreements: the menu, what ends, and what is to be done."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.choices import Role
from lonto.accounts.models import Membership
from lonto.regency.agreements.access import KEEPERS, READERS, own_agreements, reminded_duties
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.dates import warning_of
from lonto.regency.agreements.models import Agreement
from lonto.regency.agreements.queries import waiting_duties
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Agreements"), "agreements:all", READERS, order=10, group="regency"))

LABELS = {
    0: _("Agreements that have ended and are not closed"),
    1: _("Agreements that end within a month"),
    3: _("Agreements that end within three months"),
    6: _("Agreements that end within six months"),
}


def waiting(by: Membership) -> Iterator[Waiting]:
    """Duties that are due or late, and agreements near their end, each at its nearest warning."""
    if by.role in KEEPERS:
        today = timezone.localdate()
        dates = waiting_duties(reminded_duties(by), today).values_list("next_on", flat=True)
        late = sum(day is not None and day < today for day in dates)
        url = reverse("agreements:duties")
        yield Waiting(_("Duties of agreements that are late"), late, f"{url}?state=late")
        yield Waiting(_("Duties of agreements within thirty days"), len(dates) - late, f"{url}?state=soon")
    if by.role in (*KEEPERS, Role.REGENT):
        yield from _ending(by)


def _ending(by: Membership) -> Iterator[Waiting]:
    today = timezone.localdate()
    own = own_agreements(by) if by.role != Role.REGENT else Agreement.objects.filter(regency=by.office.region)
    days = own.filter(state=State.IN_FORCE, ends_on__isnull=False).values_list("ends_on", flat=True)
    warnings = [warning_of(day, today) for day in days]
    for months, label in LABELS.items():
        yield Waiting(label, warnings.count(months), f"{reverse('agreements:all')}?phase=ends-{months}")


register_waiting(waiting)
