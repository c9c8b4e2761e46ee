"""How far an assessment is: as a whole, by agency, by assessor, and what one person has to do in it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from lonto.accounts.models import Membership, Office
from lonto.regency.maturity.access import answers_for
from lonto.regency.maturity.choices import AnswerState, Side
from lonto.regency.maturity.index import IndexResult
from lonto.regency.maturity.models import Answer, Assessment, AssessorTask, Judgement, Question, Reminder
from lonto.regency.maturity.queries.levels import disagreements, index_of, sides_from


@dataclass(frozen=True)
class AssessorProgress:
    assessor: Membership
    side: str
    given: int
    judged: int


@dataclass(frozen=True)
class Progress:
    """Of a whole assessment; `so_far` is the index of the levels that count now, what is missing counts 0."""

    assessors: list[AssessorProgress]
    handed_in: int
    unassigned: int
    late: int
    all: int
    questions: int
    disagreements: list[Answer]
    so_far: IndexResult


@dataclass(frozen=True)
class OfficePart:
    """What an agency has to do in an assessment; `reminder` is the last one while something is missing."""

    given: int
    handed_in: int
    late: int
    due_on: dt.date | None
    reminder: Reminder | None
    questions: list[Question]

    @property
    def missing(self) -> int:
        return self.given - self.handed_in


@dataclass(frozen=True)
class AssessorPart:
    """What an assessor has to do in an assessment; `waiting` are indicators that may be judged already."""

    side: str
    given: int
    waiting: int
    judged: int
    questions: list[Question]


def progress_of(assessment: Assessment, today: dt.date | None = None) -> Progress:
    """Four queries, whatever the number of indicators."""
    day = today or timezone.localdate()
    answers = list(assessment.answers.all())
    for one in answers:
        one.assessment = assessment
    judgements = list(Judgement.objects.filter(answer__assessment=assessment))
    tasks = AssessorTask.objects.filter(assessment=assessment).select_related("assessor__account", "assessor__office")
    sides = sides_from(answers, judgements)
    missing = [one for one in answers if one.state != AnswerState.HANDED_IN]
    return Progress(
        assessors=[_assessor(task, answers, judgements) for task in tasks],
        handed_in=len(answers) - len(missing),
        unassigned=sum(one.office_id is None for one in answers),
        late=sum(one.due_on is not None and one.due_on < day for one in missing),
        all=len(answers),
        questions=Question.objects.filter(answer__assessment=assessment, replied_at=None).count(),
        disagreements=disagreements(answers, sides),
        so_far=index_of(assessment, sides.final),
    )


def agencies_of(assessment: Assessment, today: dt.date | None = None) -> QuerySet[Office]:
    """The agencies of an assessment with what they were given, handed in and are late with."""
    day = today or timezone.localdate()
    own = Answer.objects.filter(assessment=assessment, office=OuterRef("pk")).order_by()
    missing = own.exclude(state=AnswerState.HANDED_IN)

    def count(rows: QuerySet[Any], office: str = "office") -> Coalesce:
        return Coalesce(Subquery(rows.order_by().values(office).annotate(n=Count("pk")).values("n")), 0)

    reminders = Reminder.objects.filter(assessment=assessment, office=OuterRef("pk")).order_by()
    questions = Question.objects.filter(answer__assessment=assessment, answer__office=OuterRef("pk"), replied_at=None)
    return (
        Office.objects.filter(Exists(own))
        .select_related("region")
        .annotate(
            given=count(own),
            missing=count(missing),
            late=count(missing.filter(due_on__lt=day)),
            due_on=Subquery(missing.values("office").annotate(day=Min("due_on")).values("day")),
            open_questions=count(questions, "answer__office"),
            reminded_at=Subquery(reminders.values("office").annotate(at=Max("sent_at")).values("at")),
        )
    )


def office_part(assessment: Assessment, by: Membership, today: dt.date | None = None) -> OfficePart:
    """Three queries."""
    day = today or timezone.localdate()
    answers = list(assessment.answers.filter(office=by.office))
    missing = [one for one in answers if one.state != AnswerState.HANDED_IN]
    reminders = assessment.reminders.filter(office=by.office).select_related("sent_by__account")
    return OfficePart(
        given=len(answers),
        handed_in=len(answers) - len(missing),
        late=sum(one.due_on is not None and one.due_on < day for one in missing),
        due_on=min((one.due_on for one in missing if one.due_on), default=None),
        reminder=reminders.first() if missing else None,
        questions=_open_questions(Q(answer__assessment=assessment, answer__office=by.office)),
    )


def assessor_part(assessment: Assessment, by: Membership) -> AssessorPart:
    """Four queries."""
    task = AssessorTask.objects.get(assessment=assessment, assessor=by)
    answers = list(answers_for(by).filter(assessment=assessment))
    judged = Judgement.objects.filter(answer__in=[one.pk for one in answers], side=task.side).count()
    claimed = sum(one.claimed is not None for one in answers)
    return AssessorPart(
        side=str(Side(task.side).label),
        given=len(answers),
        waiting=max(0, claimed - judged),
        judged=judged,
        questions=_open_questions(Q(answer__assessment=assessment, asked_by=by)),
    )


def _open_questions(wanted: Q) -> list[Question]:
    rows = Question.objects.filter(wanted, replied_at=None).select_related("answer__assessment", "asked_by__account")
    return list(rows.order_by("asked_at"))


def _assessor(task: AssessorTask, answers: Iterable[Answer], judgements: Iterable[Judgement]) -> AssessorProgress:
    judged = {one.answer_id for one in judgements if one.side == task.side}
    own = {one.pk for one in answers if one.number in task.numbers}
    return AssessorProgress(task.assessor, str(Side(task.side).label), len(own), len(own & judged))
