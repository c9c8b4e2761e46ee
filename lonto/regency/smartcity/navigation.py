"""What the shell shows of the smart city."""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.smartcity.access import ASSESSOR, COORDINATOR, OFFICER, VIEWERS, lines_for, programmes_for
from lonto.regency.smartcity.choices import Step
from lonto.regency.smartcity.models import Line, Verdict
from lonto.regency.smartcity.queries.evaluations import waiting_lines
from lonto.regency.smartcity.queries.plans import late
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting
from lonto.web.texts import Text

register(NavigationEntry(_("Smart city"), "smartcity:home", VIEWERS, order=40, group="regency"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """Late programmes (all for the coordinator, the own ones for an agency), and lines to score and to judge."""
    if by.role in (COORDINATOR, OFFICER):
        own = Q() if by.role == COORDINATOR else Q(office=by.office)
        rows = late(programmes_for(by).filter(own), timezone.localdate())
        yield Waiting(_("Smart-city programmes that are late"), rows.count(), _list("?due=late"))
    if by.role == OFFICER:
        rows_to_score = waiting_lines(lines_for(by).filter(office=by.office))
        yield from _by_year(_("Smart-city lines to score"), rows_to_score)
    if by.role == ASSESSOR:
        judged = Verdict.objects.filter(given_by=by).values("line")
        yield from _by_year(
            _("Smart-city lines to judge"), lines_for(by).filter(evaluation__step=Step.REVIEW).exclude(pk__in=judged)
        )


def _by_year(label: Text, lines: QuerySet[Line]) -> Iterator[Waiting]:
    for row in lines.order_by().values("evaluation").annotate(number=Count("pk")):
        yield Waiting(label, row["number"], reverse("smartcity:evaluation", args=[row["evaluation"]]))


def _list(narrowed: str) -> str:
    return reverse("smartcity:programmes") + narrowed


register_waiting(waiting)
