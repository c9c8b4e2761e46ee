"""What needs a decision this week, from every room that has deadlines, each with the page where it is decided."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from lonto.accounts.models import Membership
from lonto.regency.agreements.access import agreements_of
from lonto.regency.agreements.choices import State
from lonto.regency.agreements.queries import PledgeView
from lonto.regency.connectivity.access import KEEPERS as PROPOSAL_READERS
from lonto.regency.connectivity.queries import undecided, without_network
from lonto.regency.plans.access import tasks_for
from lonto.regency.plans.choices import PlanState, TaskState
from lonto.regency.plans.states import UNFINISHED
from lonto.regency.risks.access import risks_for
from lonto.regency.risks.queries import overdue
from lonto.regency.smartcity.access import programmes_for
from lonto.regency.smartcity.queries.plans import late as late_programmes

ENDS_WITHIN = dt.timedelta(days=30)


@dataclass(frozen=True)
class Decision:
    """Something that does not go on by itself: how many, what, and where."""

    count: int
    text: str
    url: str


def decisions_for(by: Membership, pledges: Sequence[PledgeView], today: dt.date) -> list[Decision]:
    """What waits for somebody to decide, as far as the reader may see it; one query for each kind."""
    return [one for one in _all(by, pledges, today) if one.count]


def _all(by: Membership, pledges: Sequence[PledgeView], today: dt.date) -> Iterator[Decision]:
    late = sum(view.needs_attention for view in pledges)
    yield Decision(
        late, ngettext("pledge is late", "pledges are late", late), reverse("agreements:pledges") + "?standing=late"
    )
    in_force = agreements_of(by).filter(state=State.IN_FORCE, ends_on__lte=today + ENDS_WITHIN)
    ending = in_force.count()
    yield Decision(
        ending,
        ngettext("agreement ends within thirty days", "agreements end within thirty days", ending),
        reverse("agreements:all"),
    )
    tasks = tasks_for(by).filter(plan__state=PlanState.ADOPTED).order_by()
    counts = tasks.aggregate(
        late=Count("pk", filter=Q(state__in=UNFINISHED, due_on__lt=today)),
        reported=Count("pk", filter=Q(state=TaskState.REPORTED)),
    )
    yield Decision(
        counts["late"],
        ngettext("task of the plan to rise is late", "tasks of the plan to rise are late", counts["late"]),
        reverse("plans:tasks") + "?due=late&plan=now",
    )
    yield Decision(
        counts["reported"],
        ngettext("task waits to be accepted", "tasks wait to be accepted", counts["reported"]),
        reverse("plans:tasks") + "?state=reported&plan=now",
    )
    behind = late_programmes(programmes_for(by), today).count()
    yield Decision(
        behind,
        ngettext("smart-city programme is late", "smart-city programmes are late", behind),
        reverse("smartcity:programmes") + "?due=late",
    )
    if by.role in PROPOSAL_READERS:
        villages = undecided(without_network(by.office.region)).count()
        yield Decision(
            villages,
            ngettext("village waits for a network", "villages wait for a network", villages),
            reverse("connectivity:proposals"),
        )
    risks = overdue(risks_for(by), today).count()
    yield Decision(
        risks,
        ngettext("risk waits for its review or treatment", "risks wait for their review or treatment", risks),
        reverse("risks:list") + "?due=late",
    )
