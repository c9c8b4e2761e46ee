"""What the shell shows of plans."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.plans.access import COORDINATOR, OFFICER, READERS, VIEWERS, tasks_for
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.queries.progress import late
from lonto.regency.plans.states import UNFINISHED
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Plans to rise"), "plans:list", (COORDINATOR, *READERS), order=32, group="regency"))
register(NavigationEntry(_("Tasks of the plan"), "plans:tasks", VIEWERS, order=33, group="regency"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """Tasks that are late or to be done; for the coordinator those that wait to be accepted."""
    if by.role not in (COORDINATOR, OFFICER):
        return
    tasks = tasks_for(by).filter(plan__state=PlanState.ADOPTED)
    address = reverse("plans:tasks")
    behind = late(tasks, timezone.localdate()).count()
    yield Waiting(_("Tasks of the plan that are late"), behind, f"{address}?due=late&plan=now")
    if by.role == OFFICER:
        yield Waiting(
            _("Tasks of the plan to do"),
            tasks.filter(state__in=UNFINISHED).count(),
            f"{address}?state=unfinished&plan=now",
        )
    else:
        reported = tasks.filter(state=TaskState.REPORTED).count()
        yield Waiting(_("Tasks of the plan to accept"), reported, f"{address}?state=reported&plan=now")


register_waiting(waiting)
