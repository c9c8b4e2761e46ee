"""What the shell shows of the maturity room."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lonto.accounts.models import Membership
from lonto.regency.maturity.access import ASSESSOR, COORDINATOR, EVERYBODY, OFFICER, VILLAGE_READERS, answers_for
from lonto.regency.maturity.choices import AnswerState
from lonto.regency.maturity.models import Answer, Judgement, Question, Reminder
from lonto.regency.maturity.queries.levels import disputed, with_sides
from lonto.regency.maturity.states import ANSWERING, JUDGING, REPLYING, SETTLING
from lonto.web.navigation import NavigationEntry, Waiting, register, register_waiting

register(NavigationEntry(_("Maturity"), "maturity:home", EVERYBODY, order=30, group="regency"))
register(NavigationEntry(_("Results"), "maturity:results", EVERYBODY, order=31, group="regency"))
register(NavigationEntry(_("Schemes"), "maturity:schemes", EVERYBODY, order=34, group="regency"))
register(NavigationEntry(_("Village services"), "maturity:villages", VILLAGE_READERS, order=70, group="village"))


def waiting(by: Membership) -> Iterator[Waiting]:
    """What waits for an agency, an assessor or the coordinator, each with the page where it is done."""
    if by.role == OFFICER:
        yield from _for_agency(by)
    elif by.role == ASSESSOR:
        yield from _for_assessor(by)
    elif by.role == COORDINATOR:
        yield from _for_coordinator(by)


def _for_agency(by: Membership) -> Iterator[Waiting]:
    """Reminders first, then what is late, what is missing, and questions; three queries."""
    missing = Answer.objects.filter(office=by.office, assessment__step__in=ANSWERING)
    missing = missing.exclude(state=AnswerState.HANDED_IN)
    late = Count("pk", filter=Q(due_on__lt=timezone.localdate()))
    counts = {
        pk: (number, number_late)
        for pk, number, number_late in missing.order_by()
        .values("assessment")
        .annotate(number=Count("pk"), late=late)
        .values_list("assessment", "number", "late")
    }
    if counts:
        reminders = Reminder.objects.filter(assessment__in=counts, office=by.office).order_by("sent_at")
        for pk, reminder in {one.assessment_id: one for one in reminders}.items():
            yield Waiting(_reminder_words(reminder), counts[pk][0], _list(pk, "?state=missing"))
    for pk, (number, number_late) in counts.items():
        yield Waiting(_("Indicators that are late"), number_late, _list(pk, "?state=late"))
        yield Waiting(_("Indicators to hand in"), number, _list(pk, "?state=missing"))
    asked = Question.objects.filter(answer__office=by.office, answer__assessment__step__in=REPLYING, replied_at=None)
    for pk, number in _by_assessment(asked, "answer__assessment"):
        yield Waiting(_("Questions of assessors"), number, _page(pk))


def _for_assessor(by: Membership) -> Iterator[Waiting]:
    """Given indicators that were handed in, whose stage has come and that this side has not judged yet."""
    rows = answers_for(by).filter(state=AnswerState.HANDED_IN)
    for side, steps in JUDGING.items():
        judged = Judgement.objects.filter(side=side, regency=by.office.region_id).values("answer")
        own = rows.filter(
            assessment__step__in=steps, assessment__tasks__assessor=by, assessment__tasks__side=side
        ).exclude(pk__in=judged)
        for pk, number in _by_assessment(own, "assessment"):
            yield Waiting(_("Indicators to judge"), number, _list(pk))


def _for_coordinator(by: Membership) -> Iterator[Waiting]:
    """What nobody has yet, what is late, and disagreements to settle; two queries."""
    rows = Answer.objects.filter(regency=by.office.region_id)
    late = Q(due_on__lt=timezone.localdate()) & ~Q(state=AnswerState.HANDED_IN)
    counts = (
        rows.filter(assessment__step__in=ANSWERING)
        .order_by()
        .values("assessment")
        .annotate(unassigned=Count("pk", filter=Q(office=None)), late=Count("pk", filter=late))
        .values_list("assessment", "unassigned", "late")
    )
    for pk, unassigned, number in counts:
        yield Waiting(_("Indicators that nobody has yet"), unassigned, _list(pk, "?agency=none"))
        yield Waiting(_("Indicators that are late"), number, _list(pk, "?state=late"))
    unsettled = disputed(with_sides(rows.filter(assessment__step__in=SETTLING, final_level=None)))
    for pk, number in _by_assessment(unsettled, "assessment"):
        yield Waiting(_("Disagreements to settle"), number, _list(pk, "?sides=open"))


def _by_assessment(rows: QuerySet[Any], name: str) -> Iterable[tuple[UUID, int]]:
    counted = rows.order_by().values(name).annotate(number=Count("pk", distinct=True))
    return [(row[name], row["number"]) for row in counted]


def _reminder_words(reminder: Reminder) -> str:
    """What the coordinator wrote, shortened, or that there was a reminder."""
    if reminder.text:
        return gettext("Reminder: %(text)s") % {"text": Truncator(reminder.text).chars(100)}
    return gettext("The coordinator reminds you of indicators to hand in")


def _page(pk: UUID) -> str:
    return reverse("maturity:assessment", args=[pk])


def _list(pk: UUID, narrowed: str = "") -> str:
    return reverse("maturity:indicators", args=[pk]) + narrowed


register_waiting(waiting)
